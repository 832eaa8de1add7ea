// The reception's page where somebody is called and nobody sees to her, and where the location is closed.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openDoors } from '../../../../../test/support/open-doors.ts'
import { touch } from '../../../../platform/memory.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
await openDoors(ctx)
const here = '/staff/reception/chippenham'
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const inTwoDays = Temporal.Now.plainDateISO('Europe/London').add({ days: 2 })
const hours = JSON.stringify({ hours: { [DAYS[inTwoDays.dayOfWeek - 1]!]: ['09:00-17:00'] } })
await sql`update organisation.locations set definition = definition || ${hours}::jsonb where id = 'trowbridge'`.execute(
  ctx.db,
)
await touch(ctx, 'organisation')

test('a colleague sees since when somebody is called, and has buttons for her where whoever called her does not act', async () => {
  const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser' })
  const bea = await site.signedIn(['adviser'], { name: 'Bea Adviser' })
  await ada.post('/staff/reception', { location: 'chippenham', desk: '7', act: 'open' })
  const { location } = await bea.post(here, { who: 'Rosa Sample', about: '', chosen: 'none' })
  const visit = location.split('ticket=')[1]!
  await ada.post(`${here}/calls`, { visit })
  const reads = async () => wordsOf((await bea.get(here)).body)
  const press = (act: string) => bea.post(`${here}/visits/${visit}`, { act })
  assert.match(
    await reads(),
    /to desk 7, called .*If nobody sees to [A-Z]\d\d Let somebody else see to them Call again They left/,
  )
  assert.doesNotMatch(wordsOf((await ada.get(here)).body), /If nobody sees to/, 'whoever called her has buttons above')
  await press('again')
  assert.match(await reads(), /If nobody sees to [A-Z]\d\d Let somebody else see to them Not there/)
  await press('back')
  assert.match(await reads(), /Waiting \(1\) [A-Z]\d\d Rosa Sample/)
  assert.doesNotMatch(await reads(), /to desk 7/)
})

test('whoever signs out closes her desk', async () => {
  const cyd = await site.signedIn(['adviser'], { name: 'Cyd Adviser' })
  await cyd.post('/staff/reception', { location: 'chippenham', desk: '8', act: 'open' })
  await cyd.post('/staff/sign-out', {})
  const { rows } = await sql<{ left: number }>`select (data->>'left')::int as left from platform.events
    where type = 'identity.signed-out' and subject = ${cyd.person.id}::uuid`.execute(ctx.db)
  assert.deepEqual(rows, [{ left: 0 }])
})

test('a closed location says so, as its kiosk does, and how long the name of a desk may be stands at its box', async () => {
  const dan = await site.signedIn(['adviser'], { name: 'Dan Adviser' })
  const reads = async (location: string) => wordsOf((await dan.get(`/staff/reception/${location}`)).body)
  assert.doesNotMatch(await reads('chippenham'), /is closed|closes soon/)
  assert.match(
    await reads('trowbridge'),
    /This location is closed\. The kiosk gives no tickets; you can still check people in\. It opens on [A-Z][a-z]+day \d+ [A-Z][a-z]+ at 9am\./,
  )
  const choose = await dan.get('/staff/reception?choose=yes')
  assert.match(wordsOf(choose.body), /Your desk .*up to 12 letters, numbers and spaces/)
  const long = await dan.post('/staff/reception', { location: 'chippenham', desk: 'Window number 3', act: 'open' })
  assert.equal(long.status, 422)
  assert.match(long.body, /id="desk-error"/)
})
