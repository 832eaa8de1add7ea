import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { markAsDemonstration } from '../../platform/settings.ts'
import { changeStaff, enableStaff } from '../organisation/index.ts'
import {
  DEMO_PASSWORD,
  endSessions,
  findSignedIn,
  findSignedInStaff,
  seedDemoSignIns,
  shutOut,
  signIn,
  signOut,
} from './index.ts'
import { testBrowser } from './testing.ts'

const { ctx } = await testDatabase({ after })
const wrong = { code: 'identity.wrong-sign-in' }
const locked = { code: 'identity.locked', params: { minutes: 15 } }

/** A demonstration with an administrator and an officer who can sign in. */
async function withStaff(
  work: (ctx: Ctx, people: { admin: Ctx; officer: { id: string; email: string } }) => Promise<void>,
) {
  await inRolledBackTransaction(ctx(), async ctx => {
    await markAsDemonstration(ctx)
    const admin = await addStaff(ctx, { roles: ['administrator'] })
    const officer = await addStaff(ctx, { roles: ['officer'] })
    await seedDemoSignIns(ctx, [admin, officer])
    await work(ctx, { admin: withContext(ctx, { actor: admin }), officer })
  })
}

const tryIn = (ctx: Ctx, email: string, password: string, browser = testBrowser()) =>
  signIn(ctx, { email, password, browser })

const later = (ctx: Ctx, minutes: number): Ctx =>
  withContext(ctx, { now: () => new Date(ctx.now().getTime() + minutes * 60_000) })

describe('signing in', () => {
  test('with the right password makes a session that names the person, her roles and what she may', () =>
    withStaff(async (ctx, { officer }) => {
      const browser = testBrowser()
      const { next, cookies } = await tryIn(ctx, officer.email.toUpperCase(), DEMO_PASSWORD, browser)
      browser.keep(cookies)
      const actor = await findSignedInStaff(ctx, browser)
      assert.equal(next, 'in')
      assert.equal(actor?.id, officer.id)
      assert.equal(actor?.permissions.has('requests.close'), true)
      assert.equal(actor?.permissions.has('staff.change'), false)
    }))

  test('a cookie that somebody made up, or changed, is nobody', () =>
    withStaff(async (ctx, { officer }) => {
      const browser = testBrowser()
      browser.keep((await tryIn(ctx, officer.email, DEMO_PASSWORD, browser)).cookies)
      const [name, value] = Object.entries(browser.cookies)[0]!
      for (const forged of ['x', `${value!.slice(0, -4)}AAA=`, value!.split('.')[0]!]) {
        assert.equal(await findSignedInStaff(ctx, { ...browser, cookies: { [name]: forged } }), null)
      }
    }))

  test('a wrong password and an address nobody has are refused in the same words', () =>
    withStaff(async (ctx, { officer }) => {
      await assert.rejects(tryIn(ctx, officer.email, 'not the password'), wrong)
      await assert.rejects(tryIn(ctx, 'nobody@council.example', 'not the password'), wrong)
    }))

  test('the fifth wrong try locks the account for 15 minutes, even for the right password', () =>
    withStaff(async (ctx, { officer }) => {
      for (let i = 0; i < 4; i++) await assert.rejects(tryIn(ctx, officer.email, 'wrong'), wrong)
      await assert.rejects(tryIn(ctx, officer.email, 'wrong'), locked)
      await assert.rejects(tryIn(ctx, officer.email, DEMO_PASSWORD), locked)
      await assert.rejects(tryIn(later(ctx, 14), officer.email, DEMO_PASSWORD), locked)
      assert.equal((await tryIn(later(ctx, 16), officer.email, DEMO_PASSWORD)).next, 'in')
    }))

  test('an address nobody has is locked just the same', () =>
    withStaff(async ctx => {
      for (let i = 0; i < 4; i++) await assert.rejects(tryIn(ctx, 'nobody@council.example', 'wrong'), wrong)
      await assert.rejects(tryIn(ctx, 'Nobody@council.example', 'wrong'), locked)
    }))

  test('signing in forgets the wrong tries before it', () =>
    withStaff(async (ctx, { officer }) => {
      for (let i = 0; i < 4; i++) await assert.rejects(tryIn(ctx, officer.email, 'wrong'), wrong)
      await tryIn(ctx, officer.email, DEMO_PASSWORD)
      await assert.rejects(tryIn(ctx, officer.email, 'wrong'), wrong)
    }))

  test('is written down with the person as actor', () =>
    withStaff(async (ctx, { officer }) => {
      await tryIn(ctx, officer.email, DEMO_PASSWORD)
      const events = await ctx.db.selectFrom('platform.events').select(['type', 'actor_id', 'data']).execute()
      assert.deepEqual(events, [{ type: 'identity.signed-in', actor_id: officer.id, data: { staffId: officer.id } }])
    }))
})

describe('a session', () => {
  async function signedIn(ctx: Ctx, email: string) {
    const browser = testBrowser()
    browser.keep((await tryIn(ctx, email, DEMO_PASSWORD, browser)).cookies)
    assert.ok(await findSignedInStaff(ctx, browser))
    return browser
  }

  test('of somebody disabled ends at once and does not come back when she is enabled', () =>
    withStaff(async (ctx, { admin, officer }) => {
      const browser = await signedIn(ctx, officer.email)
      await shutOut(admin, officer.id)
      assert.equal(await findSignedInStaff(ctx, browser), null)
      await assert.rejects(tryIn(ctx, officer.email, DEMO_PASSWORD), wrong)
      await enableStaff(admin, officer.id)
      assert.equal(await findSignedInStaff(ctx, browser), null)
      assert.equal((await tryIn(ctx, officer.email, DEMO_PASSWORD)).next, 'in')
    }))

  test('has new roles at once', () =>
    withStaff(async (ctx, { admin, officer }) => {
      const browser = await signedIn(ctx, officer.email)
      await changeStaff(admin, officer.id, { roles: ['employee'] })
      const actor = await findSignedInStaff(ctx, browser)
      assert.deepEqual(actor?.roles, ['employee'])
      assert.equal(actor?.permissions.has('requests.close'), false)
    }))

  test('ends on signing out, and the cookie with it', () =>
    withStaff(async (ctx, { officer }) => {
      const browser = await signedIn(ctx, officer.email)
      const before = { ...browser, cookies: { ...browser.cookies } }
      browser.keep(await signOut(ctx, browser))
      assert.deepEqual(browser.cookies, {})
      assert.equal(await findSignedInStaff(ctx, before), null)
    }))

  test('that ends says at how many places she is signed in still', () =>
    withStaff(async (ctx, { officer }) => {
      const [here, there] = [await signedIn(ctx, officer.email), await signedIn(ctx, officer.email)]
      await signedIn(ctx, officer.email)
      const { sessionId } = (await findSignedIn(ctx, there))!
      await signOut(ctx, here)
      await endSessions(ctx, officer.id, { except: sessionId })
      await signOut(ctx, there)
      const told = await ctx.db
        .selectFrom('platform.events')
        .select(['type', 'actor_id', 'data'])
        .where('subject', '=', officer.id)
        .where('type', 'in', ['identity.signed-out', 'identity.sessions-ended'])
        .orderBy('seq')
        .execute()
      const out = { type: 'identity.signed-out', actor_id: officer.id }
      assert.deepEqual(
        [told[0], told[2]],
        [
          { ...out, data: { staffId: officer.id, left: 2 } },
          { ...out, data: { staffId: officer.id, left: 0 } },
        ],
      )
      assert.deepEqual(told[1]!.data, { staffId: officer.id, count: 1, left: 1 })
    }))

  test('can be ended from elsewhere', () =>
    withStaff(async (ctx, { officer }) => {
      const browser = await signedIn(ctx, officer.email)
      await endSessions(ctx, officer.id)
      assert.equal(await findSignedInStaff(ctx, browser), null)
    }))
})

test('demonstration sign-ins are refused in a database that is no demonstration', async () => {
  await inRolledBackTransaction(ctx(), async ctx => {
    const officer = await addStaff(ctx, { roles: ['officer'] })
    await assert.rejects(seedDemoSignIns(ctx, [officer]), { code: 'identity.not-a-demonstration' })
    await assert.rejects(tryIn(ctx, officer.email, DEMO_PASSWORD), wrong)
  })
})

test('many tries at the same moment are not more than five', async t => {
  const { ctx } = await testDatabase(t)
  const email = `${newId()}@council.example`
  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => tryIn(ctx(), email, 'wrong')))
  const codes = answers.map(answer => (answer as PromiseRejectedResult).reason.code)
  assert.equal(codes.filter(code => code === 'identity.wrong-sign-in').length, 4)
  assert.equal(codes.filter(code => code === 'identity.locked').length, 8)
})
