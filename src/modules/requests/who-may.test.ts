// Whose a request is to work on and to close: one row for each colleague, one column for each request.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { StaffParts } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { assignRequest, closeRequest, confirmClosure, keepStep, reopenRequest, writeUpdate } from './index.ts'
import { caseIn, councilDatabase, look, refusedAs, staffId } from './requests.fixture.ts'
import { buildRequest, buildStaff } from './testing.ts'

const inCase = caseIn(await councilDatabase({ after }))
const done = { outcome: 'done', words: 'Done.' } as const

const COLLEAGUES = {
  officer: { roles: ['officer'], teams: ['roads', 'roads-north'] },
  elsewhere: { roles: ['officer'], teams: ['lights'] },
  steward: { roles: ['parish-steward'], teams: ['lights'] },
  leader: { roles: ['team-leader'], teams: ['roads', 'roads-north'] },
  leaderElsewhere: { roles: ['team-leader'], teams: ['lights'] },
  adviser: { roles: ['adviser'], teams: ['front'] },
  duty: { roles: ['officer', 'duty-officer'], teams: ['care'] },
  complaints: { roles: ['complaints-officer'], teams: ['front'] },
  information: { roles: ['information-officer'], teams: ['front'] },
} satisfies Record<string, StaffParts>
type Colleague = keyof typeof COLLEAGUES

/** Who works on what, and who closes it. Everybody here may read it all and write notes. */
const MAY: Record<string, { work: Colleague[]; close: Colleague[] }> = {
  'a hole in the road': { work: ['officer', 'leader', 'adviser', 'duty'], close: ['officer', 'leader', 'duty'] },
  'a complaint about it': {
    work: ['officer', 'leader', 'adviser', 'duty', 'complaints'],
    close: ['officer', 'leader', 'duty', 'complaints'],
  },
  'a question under the law about it': {
    work: ['officer', 'leader', 'adviser', 'duty', 'information'],
    close: ['officer', 'leader', 'duty', 'information'],
  },
  'what she said is not sorted': {
    work: ['leader', 'complaints'],
    close: ['leader', 'complaints'],
  },
  'what was given to somebody elsewhere': {
    work: ['officer', 'leader', 'adviser', 'duty', 'elsewhere'],
    close: ['officer', 'leader', 'duty', 'elsewhere'],
  },
  'what the adviser took': {
    work: ['officer', 'leader', 'adviser', 'duty'],
    close: ['officer', 'leader', 'adviser', 'duty'],
  },
}

async function build(ctx: Ctx, what: string, people: Record<Colleague, Ctx>): Promise<string> {
  if (what === 'what the adviser took') return (await buildRequest(people.adviser)).requestId
  const assignedTo = what === 'what was given to somebody elsewhere' ? staffId(people.elsewhere) : null
  const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test', assignedTo })
  const kind = what.startsWith('a complaint')
    ? 'complaint'
    : what.startsWith('a question')
      ? 'information-request'
      : null
  if (kind) await ctx.db.updateTable('requests.requests').set({ kind }).where('id', '=', requestId).execute()
  if (what.endsWith('not sorted')) {
    const closer = await buildStaff(ctx, { roles: ['officer'], teams: ['roads-north'], name: 'Who Closed' })
    await closeRequest(closer, { requestId, ...done })
    await confirmClosure(ctx, { participantId, sorted: false, words: 'No' })
  }
  return requestId
}

const may = async (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    error => {
      assert.match(error.code ?? String(error), /^requests\.(not-yours|leader-must)/)
      return false
    },
  )

describe('works on and closes', () => {
  for (const [what, { work, close }] of Object.entries(MAY))
    test(
      `${what}: only whose it is`,
      inCase(async ({ ctx }) => {
        const people = {} as Record<Colleague, Ctx>
        for (const [name, parts] of Object.entries(COLLEAGUES))
          people[name as Colleague] = await buildStaff(ctx, { ...parts, name: `May ${name}` })
        const found = { work: [] as string[], close: [] as string[] }
        for (const [name, who] of Object.entries(people)) {
          const requestId = await build(ctx, what, people)
          await writeUpdate(who, { requestId, audience: 'staff', words: 'She rang me about it.' })
          if (await may(keepStep(who, { requestId, step: 'look' }))) found.work.push(name)
          if (await may(closeRequest(who, { requestId, ...done }))) found.close.push(name)
        }
        assert.deepEqual(
          { work: found.work.sort(), close: found.close.sort() },
          { work: work.toSorted(), close: close.toSorted() },
        )
      }),
    )

  test(
    'what is not sorted is looked at by whom the leader gives it to, and closed by the leader',
    inCase(async ({ ctx, officer, colleague, leader }) => {
      const { requestId, participantId } = await buildRequest(ctx, { email: 'sam@example.test' })
      await closeRequest(officer, { requestId, ...done })
      await confirmClosure(ctx, { participantId, sorted: false, words: 'No' })
      await assert.rejects(keepStep(officer, { requestId, step: 'look' }), refusedAs('requests.leader-must-look'))
      await assignRequest(leader, { requestId, to: staffId(colleague) })
      await keepStep(colleague, { requestId, step: 'look' })
      await assert.rejects(closeRequest(colleague, { requestId, ...done }), refusedAs('requests.leader-must-close'))
    }),
  )

  test(
    'nobody makes the work of another team her own by assigning it to herself, or opens it again',
    inCase(async ({ ctx, officer }) => {
      const elsewhere = await buildStaff(ctx, { ...COLLEAGUES.elsewhere, name: 'May elsewhere' })
      const { requestId } = await buildRequest(ctx)
      const taking = assignRequest(elsewhere, { requestId, to: staffId(elsewhere) })
      await assert.rejects(taking, refusedAs('requests.not-yours-to-assign'))
      await closeRequest(officer, { requestId, ...done })
      await assert.rejects(reopenRequest(elsewhere, { requestId }), refusedAs('requests.not-yours'))
      assert.equal((await look(ctx, requestId)).status, 'closed')
    }),
  )
})
