import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import {
  findLinkOwner,
  findSignedInStaff,
  inviteLink,
  sendForgottenLink,
  sendLink,
  setPasswordByLink,
  shutOut,
  signIn,
} from './index.ts'
import { testBrowser } from './testing.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
const password = 'kettle marble thursday'
const used = { code: 'identity.link-used' }
const tokenOf = (link: string): string => link.split('/').at(-1)!

async function withOfficer(work: (ctx: Ctx, officer: StaffActor, admin: Ctx) => Promise<void>) {
  await inRolledBackTransaction(ctx(), async ctx => {
    const officer = await addStaff(ctx, { roles: ['officer'] })
    const admin = await addStaff(ctx, { roles: ['administrator'] })
    await work(ctx, officer, withContext(ctx, { actor: admin }))
  })
}

test('an invitation sets the first password, once', () =>
  withOfficer(async (ctx, officer) => {
    const token = tokenOf(await inviteLink(ctx, officer.id))
    assert.equal((await findLinkOwner(ctx, token))?.id, officer.id)
    await setPasswordByLink(ctx, { token, password })
    assert.equal((await signIn(ctx, { email: officer.email, password, browser: testBrowser() })).next, 'in')
    assert.equal(await findLinkOwner(ctx, token), null)
    await assert.rejects(setPasswordByLink(ctx, { token, password: 'another good password' }), used)
  }))

test('a link is good for seven days, and a later one replaces it', () =>
  withOfficer(async (ctx, officer) => {
    const first = tokenOf(await inviteLink(ctx, officer.id))
    const eightDaysOn = withContext(ctx, { now: () => new Date(Date.now() + 8 * 86_400_000) })
    assert.equal(await findLinkOwner(eightDaysOn, first), null)
    const second = tokenOf(await inviteLink(ctx, officer.id))
    assert.equal(await findLinkOwner(ctx, first), null)
    assert.ok(await findLinkOwner(ctx, second))
  }))

test('the database does not hold the link itself', () =>
  withOfficer(async (ctx, officer) => {
    const token = tokenOf(await inviteLink(ctx, officer.id))
    const rows = await ctx.db.selectFrom('staff_auth.verification').selectAll().execute()
    assert.equal(rows.length, 1)
    assert.equal(JSON.stringify(rows).includes(token), false)
  }))

test('a weak password is refused and the link stays good', () =>
  withOfficer(async (ctx, officer) => {
    const token = tokenOf(await inviteLink(ctx, officer.id))
    await assert.rejects(setPasswordByLink(ctx, { token, password: 'short' }), { code: 'identity.password-short' })
    assert.ok(await findLinkOwner(ctx, token))
  }))

test('a disabled person gets no link, and one she has stops working', () =>
  withOfficer(async (ctx, officer, admin) => {
    const token = tokenOf(await inviteLink(ctx, officer.id))
    await shutOut(admin, officer.id)
    assert.equal(await findLinkOwner(ctx, token), null)
    await assert.rejects(inviteLink(ctx, officer.id), { code: 'identity.disabled' })
  }))

test('a new password ends every session', () =>
  withOfficer(async (ctx, officer) => {
    await setPasswordByLink(ctx, { token: tokenOf(await inviteLink(ctx, officer.id)), password })
    const browser = testBrowser()
    browser.keep((await signIn(ctx, { email: officer.email, password, browser })).cookies)
    assert.ok(await findSignedInStaff(ctx, browser))
    const token = tokenOf(await inviteLink(ctx, officer.id, 'forgotten'))
    await setPasswordByLink(ctx, { token, password: 'another good password' })
    assert.equal(await findSignedInStaff(ctx, browser), null)
  }))

test('who forgot her password is mailed a link; a stranger’s address gets nothing', () =>
  withOfficer(async (ctx, officer) => {
    const origin = 'https://council.example'
    await sendForgottenLink(ctx, { email: 'nobody@council.example', origin })
    await sendForgottenLink(ctx, { email: officer.email, origin })
    await sendForgottenLink(ctx, { email: officer.email, origin })
    const mails = await ctx.db.selectFrom('channels.messages').select(['recipient', 'words']).execute()
    assert.deepEqual(
      mails.map(mail => mail.recipient),
      [officer.email],
    )
    const link = /https:\/\/council\.example\/staff\/welcome\/\S+/.exec(mails[0]!.words)![0]
    assert.equal((await findLinkOwner(ctx, tokenOf(link)))?.id, officer.id)
  }))

test('an invitation by email says where, for how long and what to do otherwise', () =>
  withOfficer(async (ctx, officer) => {
    const link = await sendLink(ctx, { staffId: officer.id, purpose: 'invitation', origin: 'https://council.example' })
    const mail = await ctx.db.selectFrom('channels.messages').selectAll().executeTakeFirstOrThrow()
    assert.ok(mail.words.includes(link))
    assert.match(mail.words, /7 days/)
    assert.equal(mail.about, officer.id)
  }))
