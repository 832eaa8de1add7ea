import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { endOfDay, momentOf, readTime } from '../moment.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { sayEnd, sayStart } from './say-times.ts'

const site = await testStaffSite({ after })
const leader = () => site.signedIn(['team-leader'])
const words = { title: 'Station Road is closed', words: 'Follow the signs.' }

test('a notice is published now, for everybody, and ended by hand after a question', async () => {
  const visitor = await leader()
  assert.equal((await visitor.post('/staff/notices/new', words)).location, '/staff/notices?done=published')
  const { body } = await visitor.get('/staff/notices')
  assert.match(wordsOf(body), /Now .*Station Road is closed Follow the signs\. Everybody .* Somebody ends it/)
  const ending = /href="(\/staff\/notices\/[^"]+\/ending)">End it<span[^>]*> Station/.exec(body)![1]!
  assert.match(wordsOf((await visitor.get(ending)).body), /End this notice now\? Station Road is closed/)
  assert.equal((await visitor.post(ending, {})).location, '/staff/notices?done=ended')
  assert.match(wordsOf((await visitor.get('/staff/notices')).body), /Over .*Station Road is closed/)
  assert.equal((await visitor.get(ending)).status, 404)
})

test('the words of a notice that stands and its end are changed; who changed it meanwhile is not undone unseen', async () => {
  const visitor = await leader()
  const until = { 'until-day': '4', 'until-month': '12', 'until-year': '2099' }
  await visitor.post('/staff/notices/new', { ...words, title: 'Statoin Road', ...until })
  const { body } = await visitor.get('/staff/notices')
  const change = /href="(\/staff\/notices\/[^"]+\/change)">Change it<span[^>]*> Statoin/.exec(body)![1]!
  const form = (await visitor.get(change)).body
  assert.match(form, /name="title"[^>]*value="Statoin Road"/)
  assert.match(form, /name="until-day"[^>]*value="4"/)
  const past = { 'until-day': '1', 'until-month': '1', 'until-year': '2020' }
  const refused = await visitor.post(change, { ...words, ...past })
  assert.match(wordsOf(refused.body), /The notice must end after it starts/)
  assert.equal((await visitor.post(change, { ...words, ...until, seen: '' })).location, '/staff/notices?done=changed')
  assert.match(
    wordsOf((await visitor.get('/staff/notices')).body),
    /Station Road is closed.* The end of Friday 4 December 2099/,
  )
  const late = await visitor.post(change, { title: 'Mine', words: 'Also mine', seen: '' })
  assert.match(
    wordsOf(late.body),
    /A colleague has changed it meanwhile.* As it is now Station Road is closed Follow the signs/,
  )
  assert.match(late.body, /name="title"[^>]*value="Mine"/)
  const seen = /name="seen" value="([^"]+)"/.exec(late.body)![1]!
  assert.equal((await visitor.post(change, { title: 'Mine', words: 'Also mine', seen })).status, 303)
  assert.equal((await (await site.signedIn(['officer'])).get(change)).status, 404)
})

test('a notice for later, about a service and an area, is planned', async () => {
  const visitor = await leader()
  const dates = {
    'from-day': '3',
    'from-month': '12',
    'from-year': '2099',
    'until-day': '4',
    'until-month': '12',
    'until-year': '2099',
  }
  const fields = { ...words, ...dates, fromTime: '9:30am', services: 'pothole', areas: 'chippenham' }
  const published = await visitor.post('/staff/notices/new', fields)
  assert.equal(published.status, 303, wordsOf(published.body))
  assert.match(
    wordsOf((await visitor.get('/staff/notices')).body),
    /Planned .*Station Road is closed .*Pothole, Chippenham.* Thursday 3 December 2099 at 9:30am The end of Friday 4 December 2099/,
  )
})

test('a route is named, with postcodes of ours; what was typed stays where it is wrong', async () => {
  const visitor = await leader()
  const typed = { ...words, title: 'Bins wait', route: 'Calne Friday round', postcodes: 'SN11 8, M1 1\nCalne' }
  const wrong = await visitor.post('/staff/notices/new', typed)
  assert.match(wordsOf(wrong.body), /This is neither: Calne/)
  assert.match(wrong.body, /<textarea[^>]*name="postcodes"[^>]*>SN11 8, M1 1\nCalne</)
  const outside = await visitor.post('/staff/notices/new', { ...typed, postcodes: 'SN11 8, M1 1' })
  assert.match(wordsOf(outside.body), /None of our postcodes begins so: M1 1/)
  const unnamed = await visitor.post('/staff/notices/new', { ...typed, route: '', postcodes: 'SN11 8' })
  assert.match(wordsOf(unnamed.body), /Enter what the route is called/)
  assert.equal((await visitor.post('/staff/notices/new', { ...typed, postcodes: 'sn11 8\nSN110AB' })).status, 303)
  assert.match(wordsOf((await visitor.get('/staff/notices')).body), /Bins wait .*Calne Friday round/)
})

test('what is wrong with a notice is said at its box', async () => {
  const visitor = await leader()
  const say = async (fields: Record<string, string>) => wordsOf((await visitor.post('/staff/notices/new', fields)).body)
  assert.match(await say({}), /Enter a title Enter what people should know/)
  assert.match(await say({ ...words, 'from-day': '31', 'from-month': '2', 'from-year': '2099' }), /Enter a real date/)
  assert.match(await say({ ...words, fromTime: '9am' }), /Enter the date as well/)
  assert.match(
    await say({ ...words, 'until-day': '1', 'until-month': '1', 'until-year': '2020' }),
    /must end after it starts/,
  )
  const told = {
    ...words,
    tells: 'yes',
    services: 'pothole',
    'until-day': '1',
    'until-month': '1',
    'until-year': '2020',
  }
  assert.match(await say(told), /must end after it starts/, 'before anybody is counted')
})

test('a notice is told to those who wait, where somebody says so and for which services', async () => {
  const visitor = await leader()
  const unsaid = await visitor.post('/staff/notices/new', { ...words, tells: 'yes' })
  assert.match(unsaid.body, /href="#tells"[^>]*>Choose the services whose people get a message/)
  assert.match(unsaid.body, /name="tells"[^>]*checked/)
  const told = { ...words, title: 'Emailed', tells: 'yes', services: 'pothole' }
  const asked = await visitor.post('/staff/notices/new', told)
  assert.match(
    wordsOf(asked.body),
    /Nobody waits for these services there or asked for news of them, so nobody is written to Emailed/,
  )
  assert.match(asked.body, /name="tells"[^>]*checked/)
  assert.match(asked.body, /name="sure" value="0\+0"|value="0\+0"[^>]*name="sure"/, 'a button says nobody too')
  const wrong = await visitor.post('/staff/notices/new', { ...told, sure: '7+0' })
  assert.equal(wrong.status, asked.status, 'it was another number of people when she read it')
  assert.equal((await visitor.post('/staff/notices/new', { ...told, sure: '0+0' })).status, 303)
  assert.match(wordsOf((await visitor.get('/staff/notices')).body), /Emailed Message too/)
})

test('an officer publishes, changes and ends what is about her teams’ services, and only that', async () => {
  const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olga Officer' })
  await (await leader()).post('/staff/notices/new', { ...words, title: 'Of others', services: 'missed-bin' })
  const form = (await officer.get('/staff/notices/new')).body
  assert.match(form, /value="pothole"/)
  assert.doesNotMatch(form, /value="missed-bin"/)
  for (const services of ['', 'missed-bin']) {
    const refused = await officer.post('/staff/notices/new', { ...words, ...(services && { services }) })
    assert.match(wordsOf(refused.body), /Choose one or more services that your teams handle/, services)
    assert.match(refused.body, /value="Station Road is closed"/)
  }
  const own = { ...words, title: 'Crews are late', services: 'pothole' }
  assert.equal((await officer.post('/staff/notices/new', own)).status, 303)
  const { body } = await officer.get('/staff/notices')
  const change = /href="(\/staff\/notices\/[^"]+\/change)">Change it<span[^>]*> Crews/.exec(body)![1]!
  assert.doesNotMatch(body, /Change it<span[^>]*> Of others/)
  assert.match(wordsOf(body), /Of others/)
  assert.equal((await officer.post(change, { ...words, title: 'Crews are here', seen: '' })).status, 303)
  assert.equal((await officer.post(change.replace('change', 'ending'), {})).status, 303)
  const others = /href="(\/staff\/notices\/[^"]+\/change)">Change it<span[^>]*> Of others/
  const theirs = others.exec((await (await leader()).get('/staff/notices')).body)![1]!
  for (const path of [theirs, theirs.replace('change', 'ending')]) assert.equal((await officer.get(path)).status, 404)
})

test('whoever may publish nothing reads notices', async () => {
  const adviser = await site.signedIn(['adviser'])
  const { status, body } = await adviser.get('/staff/notices')
  assert.equal(status, 200)
  assert.doesNotMatch(body, /Publish a notice|End it/)
  assert.equal((await adviser.get('/staff/notices/new')).status, 404)
})

test('times are read as people write them', () => {
  const read = (text: string) => readTime(text) && Object.values(readTime(text)!).join(':')
  assert.deepEqual(['9am', '9:30 pm', '9.30am', '17:00', '12am', '12pm', 'Midday'].map(read), [
    '9:0',
    '21:30',
    '9:30',
    '17:0',
    '0:0',
    '12:0',
    '12:0',
  ])
  assert.deepEqual(['nine', '25:00', '13pm', '9:75am', '9'].map(read), [null, null, null, null, null])
})

test('a day begins and ends by the clock of the council, also in summer', () => {
  assert.equal(momentOf('2026-07-01', { hour: 9, minute: 0 }).toISOString(), '2026-07-01T08:00:00.000Z')
  assert.equal(endOfDay('2026-10-25').toISOString(), '2026-10-26T00:00:00.000Z')
  const now = new Date('2026-07-01T12:00:00Z')
  assert.equal(sayEnd(endOfDay('2026-07-03'), now), 'The end of Friday 3 July')
  assert.equal(sayStart(momentOf('2026-07-03', { hour: 0, minute: 0 }), now), 'Friday 3 July')
})
