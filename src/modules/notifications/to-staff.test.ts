import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, type StaffParts, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { type Basis, closeRequest, confirmClosure, raiseByCouncillor } from '../requests/index.ts'
import { ask, ORIGIN, tellNow } from './notifications.fixture.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })

const as = async (ctx: Ctx, parts: StaffParts) => withContext(ctx, { actor: await addStaff(ctx, parts) })
const officerOf = (ctx: Ctx, team: string) => as(ctx, { roles: ['employee', 'officer'], teams: [team] })
const done = { outcome: 'done', words: 'We filled the hole.' } as const

describe('whoever took it for somebody', () => {
  test('hears how it ended', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const librarian = await as(ctx, { roles: ['employee'], name: 'Librarian (test)' })
      const opened = await ask(librarian)
      await closeRequest(await officerOf(ctx, 'highways'), { requestId: opened.requestId, ...done })
      const [message, ...more] = await tellNow(ctx)
      assert.equal(more.length, 0)
      assert.equal(message!.recipient, 'librarian.test@staff.test')
      assert.match(message!.words, /^> We filled the hole\.$/m)
      assert.ok(message!.words.includes(`${ORIGIN}/staff/requests/${opened.requestId}`))
    }))

  test('hears of a sensitive one only that it ended', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const opened = await ask(await as(ctx, { roles: ['employee'] }), { service: 'domestic-abuse' })
      const officer = await officerOf(ctx, 'housing-options')
      await closeRequest(officer, { requestId: opened.requestId, outcome: 'done', words: 'She is in a safe place.' })
      const [message] = await tellNow(ctx)
      assert.doesNotMatch(message!.subject + message!.words + message!.html, /abuse|safe place/i)
    }))

  test('is not told when she is an adviser, or closed it herself', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const adviser = await as(ctx, { roles: ['employee', 'adviser'] })
      const officer = await officerOf(ctx, 'highways')
      for (const taker of [adviser, officer]) {
        const opened = await ask(taker)
        await closeRequest(officer, { requestId: opened.requestId, ...done })
      }
      assert.deepEqual(await tellNow(ctx), [])
    }))
})

describe('a ‘no, it is not sorted’', () => {
  test('goes to the leaders of the team, with a link and none of her words', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const teams = ['highways']
      await addStaff(ctx, { roles: ['employee', 'officer', 'team-leader'], teams, name: 'Leader (test)' })
      await addStaff(ctx, { roles: ['employee', 'team-leader'], teams: ['waste'], name: 'Another leader (test)' })
      const opened = await ask(ctx, { email: 'sam@example.test' })
      await closeRequest(await officerOf(ctx, 'highways'), { requestId: opened.requestId, ...done })
      await tellNow(ctx)
      await confirmClosure(ctx, { participantId: opened.participantId, sorted: false, words: 'It is still there' })
      const toStaff = (await tellNow(ctx)).filter(each => each.recipient.endsWith('@staff.test'))
      assert.deepEqual(
        toStaff.map(each => each.recipient),
        ['leader.test@staff.test'],
      )
      assert.doesNotMatch(toStaff[0]!.words, /still there|sam@/)
      assert.ok(toStaff[0]!.words.includes(`${ORIGIN}/staff/requests/${opened.requestId}`))
    }))
})

describe('the councillor who raised it', () => {
  const raised = async (ctx: Ctx, basis: Basis, service: string, team: string) => {
    const opened = await ask(ctx, { service, email: 'sam@example.test' })
    const { id } = await addStaff(ctx, { roles: ['councillor'], name: 'Councillor (test)' })
    const officer = await officerOf(ctx, team)
    await raiseByCouncillor(officer, { requestId: opened.requestId, councillorId: id, basis })
    await closeRequest(officer, { requestId: opened.requestId, ...done })
    return (await tellNow(ctx)).find(each => each.recipient === 'councillor.test@staff.test')!
  }

  test('hears the answer where the resident agreed', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const { words } = await raised(ctx, 'resident-agreed', 'pothole', 'highways')
      assert.match(words, /^> We filled the hole\.$/m)
      assert.ok(words.includes(`${ORIGIN}/staff/ward/raised`))
      assert.doesNotMatch(words, /Sam Sample|sam@/)
    }))

  test('hears of a sensitive one only that it has an answer', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const { subject, words, html } = await raised(ctx, 'acting-for', 'worried-about-an-adult', 'adult-care')
      assert.match(words, /has an answer/)
      assert.doesNotMatch(subject + words + html, /adult|filled/i)
    }))
})
