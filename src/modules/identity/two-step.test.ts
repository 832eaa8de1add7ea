import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { markAsDemonstration } from '../../platform/settings.ts'
import {
  beginTwoStep,
  confirmCode,
  confirmTwoStep,
  countRecoveryCodes,
  DEMO_PASSWORD,
  findSignedInStaff,
  readOwnSignIn,
  readTwoStepKey,
  renewRecoveryCodes,
  resetTwoStep,
  seedDemoSignIns,
  signIn,
  stopTwoStep,
} from './index.ts'
import { codeOfKey, type TestBrowser, testBrowser } from './testing.ts'

/** The code that the app shows next, which is taken already: with the present one two-step sign-in was turned on. */
const nextCodeOf = (key: string) => codeOfKey(key, new Date(Date.now() + 30_000))

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })

async function signedIn(ctx: Ctx, officer: StaffActor) {
  const browser = testBrowser()
  const step = await signIn(ctx, { email: officer.email, password: DEMO_PASSWORD, browser })
  browser.keep(step.cookies)
  return { browser, next: step.next }
}

interface Prepared {
  officer: StaffActor
  /** The officer's own context. */
  own: Ctx
  browser: TestBrowser
  key: string
  recoveryCodes: string[]
}

/** An officer who has turned two-step sign-in on. */
async function withTwoStep(work: (ctx: Ctx, prepared: Prepared) => Promise<void>) {
  await inRolledBackTransaction(ctx(), async ctx => {
    await markAsDemonstration(ctx)
    const officer = await addStaff(ctx, { roles: ['officer'] })
    await seedDemoSignIns(ctx, [officer])
    const own = withContext(ctx, { actor: officer })
    const { browser } = await signedIn(ctx, officer)
    await beginTwoStep(own, { password: DEMO_PASSWORD, browser })
    const { key } = (await readTwoStepKey(own))!
    const { cookies, recoveryCodes } = await confirmTwoStep(own, { code: codeOfKey(key, new Date()), browser })
    browser.keep(cookies)
    await work(ctx, { officer, own, browser, key, recoveryCodes })
  })
}

test('turned on, the password alone does not sign in; the app’s code does', () =>
  withTwoStep(async (ctx, { officer, own, key }) => {
    assert.equal((await readOwnSignIn(own)).twoStep, true)
    const { browser, next } = await signedIn(ctx, officer)
    assert.equal(next, 'code')
    assert.equal(await findSignedInStaff(ctx, browser), null)
    browser.keep((await confirmCode(ctx, { code: nextCodeOf(key), browser })).cookies)
    assert.equal((await findSignedInStaff(ctx, browser))?.id, officer.id)
  }))

test('the person stays signed in where she turned it on', () =>
  withTwoStep(async (ctx, { officer, browser }) => {
    assert.equal((await findSignedInStaff(ctx, browser))?.id, officer.id)
  }))

test('a code of the app signs in once, also where two come with it at the same moment, and no earlier one after it', () =>
  withTwoStep(async (ctx, { officer, key }) => {
    const used = codeOfKey(key, new Date())
    const [one, other, third] = [
      await signedIn(ctx, officer),
      await signedIn(ctx, officer),
      await signedIn(ctx, officer),
    ]
    const enrolled = confirmCode(ctx, { code: used, browser: one.browser })
    await assert.rejects(enrolled, { code: 'identity.wrong-code-used' })
    const code = nextCodeOf(key)
    const both = await Promise.allSettled([one, other].map(({ browser }) => confirmCode(ctx, { code, browser })))
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    for (const again of [code, used])
      await assert.rejects(confirmCode(ctx, { code: again, browser: third.browser }), {
        code: 'identity.wrong-code-used',
      })
  }))

test('a recovery code signs in once', () =>
  withTwoStep(async (ctx, { officer, recoveryCodes }) => {
    assert.equal(recoveryCodes.length, 10)
    const first = await signedIn(ctx, officer)
    first.browser.keep((await confirmCode(ctx, { code: recoveryCodes[0]!, browser: first.browser })).cookies)
    assert.ok(await findSignedInStaff(ctx, first.browser))
    assert.equal(await countRecoveryCodes(withContext(ctx, { actor: officer })), 9)
    const second = await signedIn(ctx, officer)
    const again = confirmCode(ctx, { code: recoveryCodes[0]!, browser: second.browser })
    await assert.rejects(again, { code: 'identity.wrong-recovery-code' })
  }))

test('a recovery code may be typed from paper: digits only, spaced as somebody likes', () =>
  withTwoStep(async (ctx, { officer, recoveryCodes }) => {
    const typings = [(code: string) => code.replace('-', ''), (code: string) => ` ${code.replace('-', ' – ')}. `]
    for (const [at, typed] of typings.entries()) {
      const code = recoveryCodes[at]!
      assert.match(code, /^\d{5}-\d{5}$/)
      const { browser } = await signedIn(ctx, officer)
      browser.keep((await confirmCode(ctx, { code: typed(code), browser })).cookies)
      assert.ok(await findSignedInStaff(ctx, browser), typed(code))
    }
  }))

test('five wrong codes lock the account’s codes', () =>
  withTwoStep(async (ctx, { officer, key }) => {
    const { browser } = await signedIn(ctx, officer)
    const wrongCode = String((Number(nextCodeOf(key)) + 123_456) % 1_000_000).padStart(6, '0')
    for (let i = 0; i < 5; i++)
      await assert.rejects(confirmCode(ctx, { code: wrongCode, browser }), { code: 'identity.wrong-code' })
    const right = () => confirmCode(ctx, { code: nextCodeOf(key), browser })
    await assert.rejects(right(), { code: 'identity.code-locked' })
    const anew = await signedIn(ctx, officer)
    const rightAnew = confirmCode(ctx, { code: nextCodeOf(key), browser: anew.browser })
    await assert.rejects(rightAnew, { code: 'identity.code-locked' })
  }))

test('without the password before it a code is worth nothing', () =>
  withTwoStep(async (ctx, { key }) => {
    const stranger = confirmCode(ctx, { code: nextCodeOf(key), browser: testBrowser() })
    await assert.rejects(stranger, { code: 'identity.sign-in-again' })
  }))

test('turning it on, off or renewing codes asks for the password', () =>
  withTwoStep(async (ctx, { officer, own, browser, recoveryCodes }) => {
    const wrong = { password: 'not the password', browser }
    await assert.rejects(stopTwoStep(own, wrong), { code: 'identity.password-wrong' })
    await assert.rejects(renewRecoveryCodes(own, wrong), { code: 'identity.password-wrong' })
    const renewed = await renewRecoveryCodes(own, { password: DEMO_PASSWORD, browser })
    assert.equal(
      renewed.some(code => recoveryCodes.includes(code)),
      false,
    )
    browser.keep(await stopTwoStep(own, { password: DEMO_PASSWORD, browser }))
    assert.equal((await readOwnSignIn(own)).twoStep, false)
    assert.equal((await signedIn(ctx, officer)).next, 'in')
  }))

test('an administrator can turn it off for somebody who lost her phone', () =>
  withTwoStep(async (ctx, { officer }) => {
    await resetTwoStep(ctx, officer.id)
    assert.equal((await signedIn(ctx, officer)).next, 'in')
  }))

test('the key is not shown again once it is in use', () =>
  withTwoStep(async (_ctx, { own }) => {
    assert.equal(await readTwoStepKey(own), null)
  }))
