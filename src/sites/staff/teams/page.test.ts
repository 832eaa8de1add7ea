import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { sayGaps } from './say-gaps.ts'

const site = await testStaffSite({ after })
const administrator = () => site.signedIn(['administrator'], { name: 'Administrator' })

test('any employee sees teams with hours, gaps, cover and skills, and no button to change them', async () => {
  const employee = await site.signedIn(['employee'])
  const list = wordsOf((await employee.get('/staff/teams')).body)
  assert.match(list, /Highways Depots for roads and open spaces Monday to Wednesday: 4pm to 6pm/)
  const team = await employee.get('/staff/teams/highways')
  assert.match(wordsOf(team.body), /Who covers Emergency duty gets its new requests while it is switched off/)
  assert.doesNotMatch(team.body, /\/change"|\/members"/)
  assert.equal((await employee.get('/staff/teams/no-such-team')).status, 404)
})

test('a team is changed, and everybody sees it at once', async () => {
  const admin = await administrator()
  const path = '/staff/teams/waste/change'
  assert.match((await admin.get(path)).body, /missed bins\ngarden waste/)
  const fields = {
    name: 'Waste and more',
    does: 'Empties bins',
    email: 'waste@council.test',
    skills: 'missed bins\n\nbulky collections\nmissed bins',
    calendar: 'office',
    cover: 'highways',
    areas: ['kennet', 'salisbury-district'],
    private: 'yes',
  }
  assert.equal((await admin.post(path, fields)).location, '/staff/teams/waste?done=changed')
  const words = wordsOf((await admin.get('/staff/teams/waste')).body)
  assert.match(
    words,
    /Waste and more .*Good at missed bins, bulky collections Where Kennet, Salisbury.* Hours Office hours/,
  )
  assert.match(words, /In confidence: only its people and duty officers read what is written to it/)
  assert.match((await admin.get(path)).body, /name="private"[^>]* checked/)
  const wrong = await admin.post(path, { ...fields, name: '', cover: 'waste' })
  assert.match(wordsOf(wrong.body), /Enter a name/)
  assert.match(wordsOf((await admin.post(path, { ...fields, cover: 'waste' })).body), /cannot cover for itself/)
})

test('a new team is made, by an administrator alone, after the others', async () => {
  const admin = await administrator()
  const fields = {
    name: 'Street works',
    does: 'Watches who digs up roads',
    email: 'street-works@council.test',
    skills: 'permits',
    calendar: 'office',
    cover: 'highways',
    areas: ['kennet'],
  }
  const path = '/staff/teams/new'
  assert.equal((await (await site.signedIn(['team-leader'])).get(path)).status, 404)
  assert.match(wordsOf((await admin.post(path, { ...fields, calendar: '' })).body), /Choose hours from the list/)
  const wrong = await admin.post(path, { ...fields, email: 'street works' })
  assert.match(wordsOf(wrong.body), /Enter an email address like/)
  assert.match(wrong.body, /value="Watches who digs up roads"/)
  assert.match(wordsOf((await admin.post(path, { ...fields, name: 'Highways' })).body), /There is a team of this name/)
  assert.match(wordsOf((await admin.post(path, { ...fields, name: 'New' })).body), /There is a team of this name/)
  assert.equal((await admin.post(path, fields)).location, '/staff/teams/street-works?done=added')
  assert.match(wordsOf((await admin.get('/staff/teams')).body), /Street works Office hours .* Highways permits/)
  const { teams } = await readOrganisation(site.database.ctx())
  const held = [...teams.values()]
  assert.deepEqual([held.at(-1)!.id, held.at(-1)!.areas], ['street-works', ['kennet']])
  const wrongChange = await admin.post('/staff/teams/street-works/change', { ...fields, email: 'nobody' })
  assert.match(wordsOf(wrongChange.body), /Enter an email address like/)
})

test('switching a team off asks first and says who covers; it can be switched on again', async () => {
  const admin = await administrator()
  const path = '/staff/teams/parish-stewards/open'
  assert.match(wordsOf((await admin.get(path)).body), /Switch off Parish stewards\? New requests go to Highways/)
  await admin.post(path, {})
  assert.match(wordsOf((await admin.get('/staff/teams')).body), /Parish stewards Switched off/)
  assert.equal((await admin.post(path, {})).location, '/staff/teams/parish-stewards?done=on')
})

test('people are put into a team and taken out by their address', async () => {
  const admin = await administrator()
  const officer = await site.person(['officer'], { name: 'Joins a team' })
  const path = '/staff/teams/licensing/members'
  assert.equal((await admin.post(path, { email: officer.email })).location, `${path}?done=added`)
  assert.match(wordsOf((await admin.post(path, { email: officer.email })).body), /in the team already/)
  assert.match(
    wordsOf((await admin.post(path, { email: 'x@nowhere.test' })).body),
    /Nobody here has this email address/,
  )
  assert.match((await admin.get('/staff/teams/licensing')).body, /Joins a team/)
  assert.equal((await admin.post(path, { remove: officer.id })).location, `${path}?done=removed`)
  assert.doesNotMatch((await admin.get('/staff/teams/licensing')).body, /Joins a team/)
})

test('gaps on several days with the same hours are one line', () => {
  const gap = (weekday: 'mon' | 'tue' | 'sat', from: string, to: string) => ({ weekday, from, to })
  assert.deepEqual(
    sayGaps([gap('mon', '16:00', '18:00'), gap('tue', '16:00', '18:00'), gap('sat', '09:00', '12:30')]),
    [
      { days: 'Monday and Tuesday', hours: '4pm to 6pm' },
      { days: 'Saturday', hours: '9am to 12:30pm' },
    ],
  )
  assert.deepEqual(sayGaps([]), [])
})
