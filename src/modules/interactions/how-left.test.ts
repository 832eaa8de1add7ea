import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import { goTo, makeResumeCode, noteScriptStep, readScriptSteps, startDraft } from '../drafts/index.ts'
import { caseIn, councilDatabase } from '../requests/requests.fixture.ts'
import { howLeft } from './how-left.ts'
import { noteDraft, readConversation, startConversation, wrapUp } from './index.ts'
import type { MatterOutcome } from './interaction.ts'

const inCase = caseIn(await councilDatabase({ after }))

test('how a script is left is seen from how its matter and the others ended', () => {
  const left = { service: 'pothole', answer: '', draftId: 'd', requestId: null }
  const other = { service: 'litter', answer: '', draftId: null, requestId: 'r' }
  assert.equal(howLeft(left, 'abandoned', [left]), 'ended')
  assert.equal(howLeft({ ...left, answer: 'Told them' }, 'referred', [left]), 'answered')
  assert.equal(howLeft(left, 'settled', [left]), 'answered')
  assert.equal(howLeft(left, 'settled', [left, other]), 'other-service')
  assert.equal(howLeft(left, 'call-back', [left, other]), 'handed-over')
})

/** A script is begun, comes to these questions (to the last twice), and the conversation ends without its form. */
async function leaveAt(ctx: Ctx, questions: string[], outcome: MatterOutcome, more: { code?: boolean } = {}) {
  const interactionId = await startConversation(ctx, { channel: 'letter', direction: 'in' })
  const draft = { ...(await startDraft(ctx, { service: 'pothole' })), service: 'pothole' }
  await noteDraft(ctx, draft)
  for (const question of [...questions, questions.at(-1)!]) {
    await goTo(ctx, draft, question)
    await noteScriptStep(ctx, draft, question)
  }
  if (more.code) await makeResumeCode(ctx, draft as never)
  const { matters } = await readConversation(ctx, interactionId)
  const ends = matters.map(({ id }) => ({ id, outcome, ...(outcome === 'referred' && { referredTo: 'Parish' }) }))
  await wrapUp(ctx, { interactionId, note: '', promise: '', matters: ends })
}

test(
  'each step counts once for a form, and the step where it was left, with no colleague in the counts',
  inCase(async ({ adviser }) => {
    await leaveAt(adviser, ['where', 'size'], 'abandoned')
    await leaveAt(adviser, ['where'], 'settled')
    await leaveAt(adviser, ['where'], 'settled', { code: true })
    const none = { answered: 0, 'other-service': 0, 'handed-over': 0, ended: 0, 'given-code': 0 }
    const steps = await readScriptSteps(adviser, 'pothole', new Date('2026-11-30T00:00:00Z'))
    assert.deepEqual(
      steps.toSorted((a, b) => b.came - a.came),
      [
        { question: 'where', came: 3, left: { ...none, answered: 1, 'given-code': 1 } },
        { question: 'size', came: 1, left: { ...none, ended: 1 } },
      ],
    )
    assert.deepEqual(await readScriptSteps(adviser, 'pothole', new Date('2026-12-02T00:00:00Z')), [])
    const [row] = await adviser.db.selectFrom('drafts.script_counts').selectAll().execute()
    assert.deepEqual(
      Object.keys(row!).filter(name => /staff|draft|_by|_at|_id/.test(name)),
      [],
    )
  }),
)
