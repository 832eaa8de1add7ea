// Somebody in danger stands at the kiosk; and somebody waits whom nobody at the desks can help.
import assert from 'node:assert/strict'
import { after, mock, test } from 'node:test'
import { sql } from 'kysely'
import { openDoors } from '../../../../test/support/open-doors.ts'
import { listMessages } from '../../../modules/channels/index.ts'
import { dutyTeamNow, listOpenDuty } from '../../../modules/duty/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

// The clock stands: whichever hour it is, neither a team closes nor the day ends between two steps.
mock.timers.enable({ apis: ['Date'], now: new Date() })
const site = await testStaffSite({ after })
const ctx = site.database.ctx()
await openDoors(ctx)
/** A council may have a service whose numbers come first, and no kind of duty for it. */
await sql`delete from duty.kinds where definition->>'numbers' = 'hate-crime'`.execute(ctx.db)
const [HERE, OTHER] = ['chippenham', 'trowbridge']
const team = (name: string) => readOrganisation(ctx).then(organisation => dutyTeamNow(organisation, name, new Date()))
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser' })
const carer = await site.signedIn(['officer'], { name: 'Cara Carer', teams: [await team('adult-care')] })
const leader = await site.signedIn(['team-leader'], { name: 'Lee Leader' })
const dutyOf = ({ person }: typeof carer) => listOpenDuty(withContext(ctx, { actor: person }))

/** What the kiosk asks after a service is pressed. */
async function choose(service: string, { at = HERE, needs = [] as string[] } = {}) {
  const kiosk = site.visitor()
  const { location } = await kiosk.post(`/kiosk/${at}/theme/support`, { service, needs, key: newId() })
  return { kiosk, location }
}
const ticketOf = async (body: string) => /Your ticket is ([A-Z]\d\d)/.exec(wordsOf(body))![1]!

test('who chooses a service of danger is asked whether she can wait, with 999, and nothing names what she chose', async () => {
  const { kiosk, location } = await choose('domestic-abuse', { needs: ['bsl'] })
  assert.match(location, /^\/kiosk\/chippenham\/first\/[\da-f-]{36}\?/)
  assert.doesNotMatch(location, /abuse/)
  const { body } = await kiosk.get(location)
  assert.match(
    wordsOf(body),
    /Can you wait\? If somebody is in danger now, .* ring 999 If you cannot wait, .* tell a colleague now/,
  )
  const child = await choose('worried-about-a-child')
  assert.equal(
    wordsOf((await child.kiosk.get(child.location)).body),
    wordsOf(body),
    'it is one page, whatever was chosen',
  )
  assert.match(body, /name="needs" value="bsl"/)
  assert.match((await choose('pothole')).location, /\/ticket\//, 'of others nobody is asked')
  assert.equal((await kiosk.get(`/kiosk/${HERE}/first/999`)).location, `/kiosk/${HERE}`)
})

test('whoever can wait has a ticket like any other, and nobody is rung', async () => {
  const { kiosk, location } = await choose('carer-support')
  const { location: ticket } = await kiosk.post(location, { answer: 'can-wait', needs: [], key: newId() })
  assert.match(wordsOf((await kiosk.get(ticket)).body), /We cannot say how long it will be/)
  assert.deepEqual(await dutyOf(carer), [])
})

test('whoever cannot is called first by any desk, the duty team is told where she is, and her ticket says nothing of it', async () => {
  await ada.post('/staff/reception', { location: HERE, desk: '7', act: 'open', skills: 'getting-around' })
  const { kiosk, location } = await choose('domestic-abuse')
  const answer = { answer: 'now', needs: [], key: newId() }
  const { location: at } = await kiosk.post(location, answer)
  assert.equal((await kiosk.post(location, answer)).location, at, 'pressed twice it is one')
  const { body } = await kiosk.get(at)
  const ticket = await ticketOf(body)
  assert.match(wordsOf(body), /We call you as soon as somebody is free\. Our colleagues know that you are here/)
  assert.doesNotMatch(wordsOf(body), /abuse|danger|safe|came before you/i)

  const reads = wordsOf((await ada.get(`/staff/reception/${HERE}`)).body)
  assert.match(reads, new RegExp(`Waiting \\(\\d\\) ${ticket} Domestic abuse Cannot wait `))
  assert.match(wordsOf((await ada.get('/staff/desk/work')).body), new RegExp(`Cannot wait The next is ${ticket}`))

  const [record, ...more] = await dutyOf(carer)
  assert.deepEqual([record!.kind, more], ['domestic-abuse', []])
  const page = async () => wordsOf((await carer.get(`/staff/duty/${record!.id}`)).body)
  assert.match(await page(), /by somebody who came to us, and told the kiosk that they cannot wait/)
  assert.match(await page(), new RegExp(`At the reception of .*, ticket ${ticket}\\. At the kiosk they chose`))
  assert.match(await page(), new RegExp(`They wait at the reception of .*, ticket ${ticket}\\. They are called first`))
  assert.doesNotMatch(await page(), /They wrote to us: nobody is with them/)
  const [told] = (await listMessages(ctx, { limit: 1 })).rows
  assert.match(told!.words, /Somebody has come to one of our receptions, and may not be safe/)

  const { location: called } = await ada.post('/staff/desk/work/next', {})
  assert.equal(called, `/staff/reception/${HERE}`)
  assert.match(wordsOf((await ada.get(called)).body), new RegExp(`You called ${ticket} `))
  assert.match(await page(), new RegExp(`ticket ${ticket} is called to desk 7`))
})

const keyOf = (body: string) => /name="key" value="([^"]+)"/.exec(body)![1]!

test('whoever touches another answer first and then that she cannot wait is urgent, and the duty team is told once', async () => {
  const known = (await dutyOf(carer)).length
  const kiosk = site.visitor()
  const key = newId()
  const theme = `/kiosk/${HERE}/theme/support`
  const [other, chosen] = [
    await kiosk.post(theme, { service: 'pothole', key }),
    await kiosk.post(theme, { service: 'domestic-abuse', key }),
  ]
  const own = keyOf((await kiosk.get(chosen.location)).body)
  assert.doesNotMatch(other.location, new RegExp(own))
  const press = (answer: string) => kiosk.post(chosen.location, { answer, needs: [], key: own })
  const both = await Promise.all([press('can-wait'), press('now'), press('now')])
  assert.deepEqual(new Set(both.map(({ location }) => location)), new Set([`/kiosk/${HERE}/ticket/${own}`]))
  assert.match(wordsOf((await kiosk.get(both[0]!.location)).body), /We call you as soon as somebody is free/)
  assert.equal((await dutyOf(carer)).length, known + 1)

  const again = await choose('domestic-abuse')
  const next = keyOf((await again.kiosk.get(again.location)).body)
  const say = (answer: string) => again.kiosk.post(again.location, { answer, needs: [], key: next })
  for (const answer of ['can-wait', 'now', 'can-wait', 'now']) await say(answer)
  const ticket = wordsOf((await again.kiosk.get(`/kiosk/${HERE}/ticket/${next}`)).body)
  assert.match(ticket, /We call you as soon as somebody is free/)
  assert.equal((await dutyOf(carer)).length, known + 2)
  assert.match(
    wordsOf((await ada.get(`/staff/reception/${HERE}`)).body),
    new RegExp(`${await ticketOf(ticket)} Domestic abuse Cannot wait`),
  )
})

test('where no kind of duty is for a service whose numbers come first nobody is told, and nothing says so', async () => {
  const { kiosk, location } = await choose('hate-incident', { at: 'devizes' })
  const { body } = await kiosk.get(location)
  assert.match(wordsOf(body), /ring 999 If you cannot wait, we call you before others\. The screens here/)
  const { location: at } = await kiosk.post(location, { answer: 'now', needs: [], key: keyOf(body) })
  assert.match(wordsOf((await kiosk.get(at)).body), /We call you as soon as somebody is free/)
  const { rows } = await sql`select from duty.written where visit_id = ${at.split('/').at(-1)}::uuid`.execute(ctx.db)
  assert.deepEqual(rows, [])
})

test('who cannot wait where no desk is open is first on the work list of colleagues', async () => {
  const { kiosk, location } = await choose('homeless-tonight', { at: 'salisbury' })
  await kiosk.post(location, { answer: 'now', needs: [], key: newId() })
  assert.match(
    wordsOf((await ada.get('/staff/desk/work')).body),
    /One person waits at a reception Cannot wait No desk that is open there can help them\./,
  )
})

test('who waits where no open desk can help is on the work list of colleagues and on the board, with who left', async () => {
  const board = async () => wordsOf((await leader.get('/staff/board')).body)
  const before = Number(/(\d+) whom no open desk can help/.exec(await board())?.[1] ?? 0)
  const bea = await site.signedIn(['adviser'], { name: 'Bea Adviser' })
  const { location } = await bea.post(`/staff/reception/${OTHER}`, { who: 'Rosa Sample', about: '', chosen: 'none' })
  const place = 'County Hall'
  assert.match(
    wordsOf((await bea.get('/staff/desk/work')).body),
    new RegExp(`One person waits at a reception No desk that is open there can help them\\. ${place}, since`),
  )
  assert.match(await board(), /People waiting at desks [1-9]\d* Longest \d+ min, /)
  assert.match(await board(), new RegExp(`${before + 1} whom no open desk can help`))
  await bea.post('/staff/reception', { location: OTHER, desk: '1', act: 'open', skills: 'support' })
  assert.doesNotMatch(wordsOf((await bea.get('/staff/desk/work')).body), new RegExp(`reception No desk.*${place}`))
  await bea.post(`/staff/reception/${OTHER}/visits/${location.split('ticket=')[1]}`, { act: 'left' })
  assert.match(await board(), /1 left without being seen/)
})
