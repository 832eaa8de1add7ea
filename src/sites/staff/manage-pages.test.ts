import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { queueMessages } from '../../modules/channels/index.ts'
import { addCustomer, beginEnquiry } from '../../modules/customers/index.ts'
import { createApiKey } from '../../modules/identity/index.ts'
import { publishNotice } from '../../modules/notices/index.ts'
import { can, type Permission, ROLES } from '../../modules/organisation/index.ts'
import { addBody } from '../../modules/referrals/index.ts'
import { saveReply } from '../../modules/replies/index.ts'
import { addStop } from '../../modules/tours/index.ts'
import { addSubscription } from '../../modules/webhooks/index.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Page } from '../../platform/page/page.ts'
import { managePages } from './manage-pages.ts'
import { SIGNED_IN } from './site.ts'
import { testStaffSite } from './testing.ts'

const site = await testStaffSite({ after })

/** One of each thing that an address can name. */
async function makeFixtures(): Promise<Record<string, string>> {
  const ctx = site.database.ctx()
  await ctx.transaction(ctx =>
    queueMessages(ctx, [
      {
        key: 'one',
        medium: 'email',
        recipient: 'a@b.example',
        language: 'en',
        subject: 'S',
        words: 'W',
        html: '<p>W</p>',
      },
    ]),
  )
  const message = await ctx.db.selectFrom('channels.messages').select('id').executeTakeFirstOrThrow()
  const admin = withContext(ctx, { actor: await site.person(['administrator', 'adviser'], { name: 'Enquirer' }) })
  const about = { name: 'Imogen Sample', kind: 'person', born: '', email: '', phone: '01632 960 001' } as const
  const customerId = await addCustomer(admin, { ...about, source: 'customer' })
  return {
    enquiry: await beginEnquiry(admin, { customerId, reason: 'Fixture' }),
    staff: (await site.person(['officer'], { name: 'Fixture' })).id,
    team: 'highways',
    delegation: 'refunds',
    reply: await replyOf(admin),
    stop: await stopOf(withContext(ctx, { actor: system('test') })),
    service: 'pothole',
    key: (await createApiKey(ctx, { name: 'Fixture' })).id,
    notice: await publishNotice(ctx, { title: { en: 'T' }, words: { en: 'W' }, services: ['pothole'] }),
    message: message.id,
    webhook: await webhookOf(admin),
    body: await bodyOf(admin),
    htmlMessage: message.id,
  }
}

async function webhookOf(ctx: Ctx): Promise<string> {
  const wish = { name: 'Depot board', url: 'https://depot.example/hook', news: ['request.opened'], services: [] }
  return (await addSubscription(ctx, { ...wish, personal: false, personalBecause: '' })).id
}

const bodyOf = (ctx: Ctx): Promise<string> =>
  addBody(ctx, {
    ...{ name: 'National Roads', url: 'https://roads.example/v2', jurisdiction: '', apiKey: '', personal: false },
    personalBecause: '',
  })

async function replyOf(ctx: Ctx): Promise<string> {
  const id = newId()
  await saveReply(ctx, {
    id,
    title: 'On the way',
    words: { en: 'We come {promise}.' },
    services: [],
    follows: 'message',
  })
  return id
}

function stopOf(ctx: Ctx): Promise<string> {
  const startsAt = new Date(ctx.now().getTime() + 86_400_000)
  const place = { village: { en: 'Mere' }, place: { en: 'Town hall' }, note: null, postcode: 'SN15 1ER' }
  return addStop(ctx, { ...place, startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000) })
}

const mayOpen = (page: Page, permissions: Permission[]): boolean =>
  [page.permission ?? []].flat().some(name => name === SIGNED_IN || permissions.includes(name as Permission))

test('each role sees exactly the pages its permissions open; the others are not there for it', async () => {
  const fixtures = await makeFixtures()
  for (const role of ROLES) {
    const visitor = await site.signedIn([role], { name: `Only ${role}`, teams: ['highways'] })
    const permissions = [...visitor.person.permissions] as Permission[]
    for (const page of managePages.filter(page => page.load)) {
      const path = page.example?.(fixtures) ?? page.path
      const { status } = await visitor.get(path)
      const expected = mayOpen(page, permissions) ? [200, 303] : [404]
      assert.ok(expected.includes(status), `${role} at ${path}: ${status}`)
    }
  }
})

test('what may not be opened may not be sent either', async () => {
  const fixtures = await makeFixtures().catch(() => ({}) as Record<string, string>)
  const employee = await site.signedIn(['employee'], { name: 'Tries anyway' })
  for (const page of managePages.filter(page => page.submit)) {
    const path = page.example?.(fixtures) ?? page.path
    assert.equal((await employee.post(path, {})).status, 404, path)
  }
})

test('a team leader reads what each role may do, and Manage begins with her teams', async () => {
  const leader = await site.signedIn(['team-leader'], { name: 'Lea Leader' })
  assert.match((await leader.get('/staff/permissions')).body, /Who may do what/)
  const { body } = await leader.get('/staff/teams')
  assert.match(body, /href="\/staff\/teams">Manage</)
  assert.match(body, /href="\/staff\/permissions"/)
})

test('the navigation leads only to what the person may open', async () => {
  for (const role of ROLES) {
    const visitor = await site.signedIn([role], { name: `Only ${role}` })
    const { body } = await visitor.get('/staff/teams')
    const links = [...body.matchAll(/moj-sub-navigation__link"[^>]*href="([^"]+)"/g)].map(each => each[1])
    assert.equal(links.includes('/staff/system'), can(visitor.person, 'system.read'), role)
    assert.equal(links.includes('/staff/services'), can(visitor.person, 'services.read'), role)
    assert.ok(links.includes('/staff/teams'))
  }
})
