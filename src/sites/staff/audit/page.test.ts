import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import {
  addCustomer,
  breakGlass,
  linkOwnRecord,
  restrictCustomer,
  signJoiningRule,
} from '../../../modules/customers/index.ts'
import { startEmergency } from '../../../modules/duty/index.ts'
import { createApiKey, listSessions, revokeApiKey } from '../../../modules/identity/index.ts'
import { endNotice, publishNotice } from '../../../modules/notices/index.ts'
import {
  changeStaff,
  changeTeam,
  disableStaff,
  enableStaff,
  inviteStaff,
  setTeams,
} from '../../../modules/organisation/index.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { KNOWN_ACTS } from './groups.ts'
import { text } from './text.ts'

const site = await testStaffSite({ after })
const admin = await site.signedIn(['administrator'], { name: 'Bea Boss', byPassword: true })
const ctx = withContext(site.database.ctx(), { actor: admin.person })
const words = async (query = '') => wordsOf((await admin.get(`/staff/audit${query}`)).body)

/** Kinds of event that are no act on the installation, and where they are seen instead. */
const ELSEWHERE: Record<string, RegExp> = {
  'on the request':
    /^(requests|drafts)\.|^referrals\.(referred|sent|failed|retried|taken-back|declined|held|held-sent|held-dropped|additions?-.*)$/,
  'on the record': /^customers\.(added|changed|viewed|died|death-undone|pair-(set-apart|put-off|reopened))$/,
  'on the desk and in the list of work':
    /^interactions\.(?!old-imported|cause-changed|telephony)|^correspondence\.(?!raw-opened)|^channels\.message-mended$/,
  'at the desk of a place': /^reception\.|^bookings\.(?!desks-said)|^tours\.taken-at-desk$/,
  'with the duty team alone': /^duty\.(raised|rang-again|received|closed)$/,
  'between a leader and one colleague': /^coaching\./,
  'on the rota, on the answer': /^rota\.swap-moved$|^knowledge\.(said-whether-right|report-answered)$/,
}

test('every kind of event is either an act with words, or said to be seen elsewhere', async () => {
  const declared: string[] = []
  for await (const file of glob('src/**/{*.events,following}.ts')) {
    const source = await readFile(file, 'utf8')
    declared.push(...[...source.matchAll(/'([a-z]+\.[a-z-]+)',/g)].map(([, type]) => type!))
  }
  assert.ok(declared.length > 100)
  for (const type of declared) {
    const places = Object.keys(ELSEWHERE).filter(place => ELSEWHERE[place]!.test(type))
    assert.equal(places.length + Number(KNOWN_ACTS.includes(type)), 1, `${type}: ${places}`)
  }
  for (const type of KNOWN_ACTS) assert.ok(declared.includes(type), `${type} is declared`)
  for (const type of KNOWN_ACTS) assert.ok(Object.hasOwn(text, `act.${type}`), type)
})

test('what an administrator does is there with who did it, every id in words', async () => {
  const { id: annId } = await site.person(['officer'], { name: 'Ann Other' })
  await changeStaff(ctx, annId, { roles: ['officer', 'team-leader'] })
  await setTeams(ctx, annId, ['highways'])
  await disableStaff(ctx, annId)
  const until = new Date('2030-12-12T00:00:00Z')
  await inviteStaff(ctx, { name: 'Sam Support', email: 'sam@staff.test', roles: ['employee'], teams: [], until })
  await enableStaff(ctx, annId)
  await changeTeam(ctx, 'waste', { skills: [{ en: 'bins' }], disabled: true })
  const key = await createApiKey(ctx, { name: 'Lamp sensors' })
  await revokeApiKey(ctx, key.id)
  const notice = await publishNotice(ctx, { title: { en: 'Library closed' }, words: { en: 'Until Monday.' } })
  await endNotice(ctx, notice)
  const page = await words('?who=Bea')
  for (const said of [
    /Changed Ann Other Changed: roles Roles now: Officer, Team leader Bea Boss/,
    /Changed the teams of Ann Other Teams now: Highways Bea Boss/,
    /Disabled Ann Other Bea Boss/,
    /Invited Sam Support Roles now: [^:]+ Teams now: none Last day: Wednesday 11 December 2030 Bea Boss/i,
    /Let Ann Other sign in again Bea Boss/,
    /Changed the team ‘Waste and recycling’ Changed: skills, open or closed Bea Boss/,
    /Made the key ‘Lamp sensors’ Bea Boss/,
    /Revoked the key ‘Lamp sensors’ Bea Boss/,
    /Published the notice ‘Library closed’ Bea Boss/,
    /Ended the notice ‘Library closed’ Bea Boss/,
  ])
    assert.match(page, said)
  assert.doesNotMatch(page, /Signed in Bea Boss/)
  assert.match(await words('?who=Bea&what=sign-in'), /Signed in Bea Boss/)
})

test('what is grave is there: a record opened in an emergency, a rule signed, emergency mode, a file taken away', async () => {
  const leader = await site.signedIn(['team-leader', 'officer'], { name: 'Lea Leader', teams: ['waste'] })
  const stranger = await site.person(['adviser'], { name: 'Stan Stranger', teams: ['highways'] })
  const by = (actor: typeof stranger) => withContext(site.database.ctx(), { actor })
  const about = { name: 'Imogen Sample', kind: 'person', born: '', email: '', phone: '01632 960 001' } as const
  const customerId = await addCustomer(by(leader.person), { ...about, source: 'customer' })
  const kept = { kind: 'staff', ownerTeam: 'waste', teams: [], hinted: true } as const
  await restrictCustomer(by(leader.person), { customerId, ...kept })
  await breakGlass(by(stranger), { customerId, words: 'Her house is on fire' })
  await linkOwnRecord(by(leader.person), { customerId, email: stranger.email, kind: 'family' })
  await signJoiningRule(ctx)
  await startEmergency(by(leader.person), {
    ...{ goldenNumber: null, plan: null, title: 'Flood', words: 'Stay away', priorities: '', onSite: false },
    endsAt: new Date(Date.now() + 3_600_000),
  })
  await leader.get('/staff/queue.csv')
  const page = await words()
  for (const said of [
    /Kept a record for some teams only Kept for: Waste and recycling Lea Leader/,
    /Opened a record in an emergency that is kept for another team Kept for: Waste and recycling Look into who opened this record Stan Stranger/,
    /Said that a record is that of Stan Stranger, or of their family Lea Leader/,
    /Signed that certain records join by themselves See it Bea Boss/,
    /Switched emergency mode on For every line Lea Leader/,
    /Saved the list of requests as a file Lea Leader/,
  ])
    assert.match(page, said)
  assert.doesNotMatch(page, /Imogen|fire|Flood/)
  assert.match(await words('?what=records'), /Opened a record in an emergency/)
  const { body } = await admin.get('/staff/audit?what=records')
  const enquire = /href="(\/staff\/enquiries\?record=[^"]+)"/.exec(body)![1]!
  assert.match((await admin.get(enquire)).body, new RegExp(`name="record"[^>]*value="${customerId}"`))
})

test('is narrowed by who, what and when', async () => {
  assert.match(await words('?what=keys'), /Made the key/)
  assert.doesNotMatch(await words('?what=keys'), /Signed in/)
  assert.match(await words('?what=teams&from=2020-01-01'), /Changed the team/)
  assert.match(await words('?what=keys&to=2020-01-01'), /Nothing fits these filters/)
  assert.match(await words('?who=nobody-of-that-name'), /Nothing fits these filters/)
  assert.equal((await admin.get('/staff/audit?from=2026-99-99&what=constructor&before=x~y')).status, 200)
})

test('is for administrators alone', async () => {
  const leader = await site.signedIn(['officer', 'team-leader'], { name: 'A leader' })
  assert.equal((await leader.get('/staff/audit')).status, 404)
})

test('who has no role any more, and who was signed out in one place, are said as it is', async () => {
  const officer = await site.signedIn(['officer'], { name: 'Nora Roles', byPassword: true })
  await officer.post('/staff/account/sessions', { session: (await listSessions(ctx, officer.person.id))[0]!.id })
  await changeStaff(ctx, officer.person.id, { roles: [] })
  const listed = await words('?who=Nora')
  assert.match(listed, /Changed Nora Roles Changed: roles Roles now: none/)
  assert.match(listed, /Signed Nora Roles out Nora Roles/)
})
