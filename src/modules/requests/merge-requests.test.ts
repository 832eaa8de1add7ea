import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import {
  addInformation,
  closeRequest,
  listToTell,
  mergeRequests,
  pauseForCustomer,
  readTracked,
  reopenRequest,
  writeUpdate,
} from './index.ts'
import { type Cast, caseIn, castOf, councilDatabase, eventsOf, look, refusedAs } from './requests.fixture.ts'
import { buildFollower, buildRequest } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const words = 'It is the same hole'

async function built({ ctx }: Cast, ...names: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) ids.push((await buildRequest(ctx, { email: `${name}@example.test` })).requestId)
  return ids
}

const intoOf = async (ctx: Ctx, id: string) => (await look(ctx, id)).mergedInto

async function toldOf(ctx: Ctx, id: string): Promise<string[]> {
  const [request] = await listToTell(ctx, [id], [])
  return request!.told.map(each => each.email!.split('@')[0]!).sort()
}

describe('joining a request into another', () => {
  test(
    'closes it with words and says where it went',
    inCase(async cast => {
      const [joined, kept] = await built(cast, 'ada', 'sam')
      await mergeRequests(cast.officer, { requestId: joined!, into: kept!, words })
      const request = await look(cast.ctx, joined!)
      assert.deepEqual([request.status, request.mergedInto, request.closures[0]?.outcome], ['closed', kept, 'merged'])
      const events = await eventsOf(cast.ctx, joined!)
      assert.deepEqual(
        events.map(event => event.type),
        ['opened', 'closed', 'merged'],
      )
      assert.deepEqual(events.at(-1)?.data, { requestId: joined, into: kept, closureId: request.closures[0]?.id })
      assert.equal((await look(cast.ctx, kept!)).status, 'open')
    }),
  )

  test(
    'every reporter and follower of all of them is told, also through a chain',
    inCase(async cast => {
      const [a, b, c] = await built(cast, 'ada', 'ben', 'cat')
      await buildFollower(cast.ctx, a!, 'fay@example.test')
      await mergeRequests(cast.officer, { requestId: a!, into: b!, words })
      assert.deepEqual(await toldOf(cast.ctx, b!), ['ada', 'ben', 'fay'])
      await mergeRequests(cast.officer, { requestId: b!, into: c!, words })
      assert.deepEqual(await toldOf(cast.ctx, c!), ['ada', 'ben', 'cat', 'fay'])
      assert.equal(await intoOf(cast.ctx, a!), c)
    }),
  )

  test(
    'opened again, it has its own people back, and those who came with it',
    inCase(async cast => {
      const [a, b, c, d] = await built(cast, 'ada', 'ben', 'cat', 'dan')
      await mergeRequests(cast.officer, { requestId: a!, into: b!, words })
      await mergeRequests(cast.officer, { requestId: d!, into: c!, words })
      await mergeRequests(cast.officer, { requestId: b!, into: c!, words })
      await reopenRequest(cast.officer, { requestId: b! })
      assert.deepEqual(
        [await intoOf(cast.ctx, a!), await intoOf(cast.ctx, b!), await intoOf(cast.ctx, d!)],
        [b, null, c],
      )
      assert.deepEqual(
        [await toldOf(cast.ctx, b!), await toldOf(cast.ctx, c!)],
        [
          ['ada', 'ben'],
          ['cat', 'dan'],
        ],
      )
    }),
  )

  test(
    'through a long chain, the middle opened again takes back all that came by it',
    inCase(async cast => {
      const [a, b, c, d] = await built(cast, 'ada', 'ben', 'cat', 'dan')
      await mergeRequests(cast.officer, { requestId: a!, into: b!, words })
      await mergeRequests(cast.officer, { requestId: b!, into: c!, words })
      await mergeRequests(cast.officer, { requestId: c!, into: d!, words })
      await reopenRequest(cast.officer, { requestId: c! })
      assert.deepEqual(
        [await intoOf(cast.ctx, a!), await intoOf(cast.ctx, b!), await intoOf(cast.ctx, c!)],
        [c, c, null],
      )
      await reopenRequest(cast.officer, { requestId: a! })
      assert.deepEqual([await intoOf(cast.ctx, a!), await intoOf(cast.ctx, b!)], [null, c])
    }),
  )

  test(
    'can be undone and done the other way round',
    inCase(async cast => {
      const [a, b] = await built(cast, 'ada', 'ben')
      await mergeRequests(cast.officer, { requestId: a!, into: b!, words })
      await reopenRequest(cast.officer, { requestId: a! })
      await mergeRequests(cast.officer, { requestId: b!, into: a!, words })
      assert.deepEqual(await toldOf(cast.ctx, a!), ['ada', 'ben'])
      assert.deepEqual(await toldOf(cast.ctx, b!), ['ben'])
    }),
  )

  test(
    'is refused with itself, with what is closed, and without words',
    inCase(async cast => {
      const [a, b] = await built(cast, 'ada', 'ben')
      const merge = (requestId: string, into: string, said = words) =>
        mergeRequests(cast.officer, { requestId, into, words: said })
      await assert.rejects(merge(a!, a!), refusedAs('requests.merge-with-itself'))
      await assert.rejects(merge(a!, b!, ' '), refusedAs('requests.outcome-needs-words'))
      await closeRequest(cast.officer, { requestId: b!, outcome: 'done', words: 'Done.' })
      await assert.rejects(merge(a!, b!), refusedAs('requests.merge-into-closed'))
      await assert.rejects(merge(b!, a!), refusedAs('requests.closed'))
    }),
  )

  test(
    'is refused to those who may not, and with what they may not see',
    inCase(async cast => {
      const [a, b] = await built(cast, 'ada', 'ben')
      const secret = (await buildRequest(cast.ctx, { service: 'harm' })).requestId
      await assert.rejects(
        mergeRequests(cast.councillor, { requestId: a!, into: b!, words }),
        refusedAs('requests.not-yours'),
      )
      for (const into of [secret, newId(), 'no id'])
        await assert.rejects(
          mergeRequests(cast.officer, { requestId: a!, into, words }),
          refusedAs('requests.merge-not-found'),
        )
    }),
  )

  test(
    'never brings together what was said in confidence and what was not',
    inCase(async cast => {
      const open = (await buildRequest(cast.ctx, { team: 'care' })).requestId
      const secret = (await buildRequest(cast.ctx, { service: 'harm' })).requestId
      for (const [requestId, into] of [
        [open, secret],
        [secret, open],
      ] as const)
        await assert.rejects(
          mergeRequests(cast.carer, { requestId, into, words }),
          refusedAs('requests.merge-in-confidence'),
        )
    }),
  )

  test('two at the same moment in opposite directions: one of them wins', async () => {
    const cast = castOf(database.ctx())
    const [a, b] = await built(cast, 'opposite-a', 'opposite-b')
    const settled = await Promise.allSettled([
      mergeRequests(cast.officer, { requestId: a!, into: b!, words }),
      mergeRequests(cast.colleague, { requestId: b!, into: a!, words }),
    ])
    assert.deepEqual(settled.map(each => each.status).sort(), ['fulfilled', 'rejected'])
    const statuses = [await look(cast.ctx, a!), await look(cast.ctx, b!)].map(request => request.status)
    assert.deepEqual(statuses.sort(), ['closed', 'open'])
  })
})

describe('whose request was joined into another', () => {
  async function joined(cast: Cast) {
    const mine = await buildRequest(cast.ctx, { name: 'Ada Adams', email: 'ada@example.test', words: 'My own words' })
    const kept = await buildRequest(cast.ctx, {
      name: 'Sam Sample',
      email: 'sam@example.test',
      words: 'Secret words of Sam',
    })
    await mergeRequests(cast.officer, { requestId: mine.requestId, into: kept.requestId, words })
    return { ...mine, kept: kept.requestId }
  }

  test(
    'sees what happens there, and nothing of who asked it or what they wrote',
    inCase(async cast => {
      const { participantId, kept } = await joined(cast)
      await writeUpdate(cast.officer, { requestId: kept, audience: 'participants', words: 'We come on Monday' })
      await writeUpdate(cast.officer, { requestId: kept, audience: 'staff', words: 'A note between us' })
      const tracked = await readTracked(cast.ctx, participantId)
      assert.deepEqual(
        tracked.continuesAs?.updates.map(each => each.words),
        ['We come on Monday'],
      )
      assert.equal(tracked.continuesAs?.status, 'open')
      assert.doesNotMatch(JSON.stringify(tracked), /Sam|sam@|Secret words|between us|Olu/)
      assert.match(JSON.stringify(tracked.answers), /My own words/)
    }),
  )

  test(
    'answers what is asked there, and adds to it',
    inCase(async cast => {
      const { participantId, kept } = await joined(cast)
      await pauseForCustomer(cast.officer, { requestId: kept, question: 'Which side?' })
      assert.equal((await readTracked(cast.ctx, participantId)).continuesAs?.pause?.question, 'Which side?')
      await addInformation(cast.ctx, { participantId, words: 'The left side', photos: [] })
      const request = await look(cast.ctx, kept)
      assert.deepEqual([request.status, request.updates.at(-1)?.words], ['open', 'The left side'])
      assert.deepEqual(
        (await readTracked(cast.ctx, participantId)).continuesAs?.updates.map(each => each.words),
        ['The left side'],
      )
    }),
  )

  test(
    'is told no words of it once it has become confidential',
    inCase(async cast => {
      const { participantId, kept } = await joined(cast)
      await closeRequest(cast.officer, { requestId: kept, outcome: 'done', words: 'Said in confidence' })
      await cast.ctx.db.updateTable('requests.requests').set({ sensitive: true }).where('id', '=', kept).execute()
      const tracked = await readTracked(cast.ctx, participantId)
      assert.doesNotMatch(JSON.stringify(tracked), /Said in confidence/)
      assert.equal(tracked.continuesAs?.status, 'closed')
    }),
  )
})
