import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import { getDraft, startDraft } from '../drafts/index.ts'
import { at, caseIn, councilDatabase, isNotFound, staffId } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  acceptHandover,
  endConversation,
  finishHandover,
  getFormOfMatter,
  giveBackHandover,
  noteDraft,
  noteRequest,
  noteSignOfLife,
  offerHandover,
  readConversation,
  saveWords,
  startConversation,
  wrapUp,
} from './index.ts'

const inCase = caseIn(await councilDatabase({ after }))

/** A form begun in a conversation at the desk. */
async function begin(ctx: Ctx) {
  const interactionId = await startConversation(ctx, { channel: 'desk', direction: 'in' })
  const draft = await startDraft(ctx, { service: 'pothole' })
  await noteDraft(ctx, { id: draft.id, service: 'pothole' })
  const matterId = (await readConversation(ctx, interactionId)).matters[0]!.id
  const words = { id: matterId, asked: 'A hole', answer: '', answerSource: '' }
  await saveWords(ctx, { interactionId, note: '', matters: [words] })
  return { interactionId, matterId, draft }
}

async function end(
  ctx: Ctx,
  { interactionId, matterId }: { interactionId: string; matterId: string },
  outcome: 'settled' | 'handed-over' = 'settled',
) {
  await endConversation(ctx, interactionId)
  await wrapUp(ctx, { interactionId, note: '', promise: '', matters: [{ id: matterId, outcome }] })
}

test(
  'the form of a conversation is open to who has it, without a secret, until it is wrapped up; the resident keeps her way in',
  inCase(async ({ ctx, adviser, colleague }) => {
    const { draft, ...matter } = await begin(adviser)
    const found = await getFormOfMatter(adviser, draft.id)
    assert.deepEqual([found.draft.id, found.channel], [draft.id, 'desk'])
    for (const stranger of [colleague, ctx]) await assert.rejects(getFormOfMatter(stranger, draft.id), isNotFound)
    await assert.rejects(getFormOfMatter(adviser, 'no-id'), isNotFound)
    await assert.rejects(getFormOfMatter(at(adviser, '2027-06-01T10:00:00Z'), draft.id), isNotFound, 'it has expired')
    assert.equal((await getDraft(ctx, draft.id, draft.secret)).id, draft.id)
    await end(adviser, matter)
    await assert.rejects(getFormOfMatter(adviser, draft.id), isNotFound)
  }),
)

test(
  'a form that belongs to no conversation is open to nobody else, whoever began it',
  inCase(async ({ adviser }) => {
    const { id } = await startDraft(adviser, { service: 'pothole' })
    await assert.rejects(getFormOfMatter(adviser, id), isNotFound)
  }),
)

test(
  'who takes a matter over goes on with its form, and what it becomes is the matter of the first conversation',
  inCase(async ({ adviser, officer, colleague }) => {
    const { draft, ...matter } = await begin(adviser)
    for (const each of [officer, colleague]) await noteSignOfLife(each)
    const offer = () =>
      offerHandover(adviser, { ...matter, team: 'roads', to: staffId(officer), summary: 'Finish it with her' })
    const first = await offer()
    await assert.rejects(getFormOfMatter(officer, draft.id), isNotFound, 'not taken yet')
    await giveBackHandover(officer, { id: first, word: 'Not ours' })
    await assert.rejects(getFormOfMatter(officer, draft.id), isNotFound, 'given back')
    const id = await offer()
    await acceptHandover(officer, id)
    assert.equal((await getFormOfMatter(officer, draft.id)).draft.id, draft.id)
    await assert.rejects(getFormOfMatter(colleague, draft.id), isNotFound)
    await end(adviser, matter, 'handed-over')
    assert.equal((await getFormOfMatter(officer, draft.id)).draft.id, draft.id, 'the first colleague is done, not she')
    const { requestId } = await buildRequest(officer)
    await noteRequest(officer, { requestId, service: 'pothole', draftId: draft.id })
    const [noted] = (await readConversation(adviser, matter.interactionId)).matters
    assert.deepEqual([noted!.requestId, noted!.touched], [requestId, 'opened'])
    await finishHandover(officer, { id, word: 'Done' })
    await assert.rejects(getFormOfMatter(officer, draft.id), isNotFound)
  }),
)
