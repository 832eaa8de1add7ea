import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { listSavedViews, markPresence } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { withContext } from '../../../platform/context.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const HIGHWAYS = { teams: ['highways'] }

const pothole = await buildRequest(ctx, { words: 'Deep hole at the crossing', team: 'highways' })
const light = await buildRequest(ctx, { service: 'street-light', words: 'Lamp out at the corner', team: 'highways' })
const care = await buildRequest(ctx, {
  service: 'worried-about-an-adult',
  words: 'Neighbour not seen for days',
  place: null,
  team: 'adult-care',
})

const shown = async (visitor: { get(path: string): Promise<{ status: number; body: string }> }, path: string) => {
  const { status, body } = await visitor.get(path)
  assert.equal(status, 200, path)
  return wordsOf(body)
}

describe('the queue', () => {
  test('is for those who read requests; for others it is not there', async () => {
    for (const roles of [['employee'], ['employee', 'analyst']] as const) {
      const visitor = await site.signedIn([...roles], { name: `Queue ${roles.join(' ')}` })
      assert.equal((await visitor.get('/staff/queue')).status, roles.length === 1 ? 404 : 200, roles.join())
    }
  })

  test('shows one’s own team first, and every team where that is asked for', async () => {
    const officer = await site.signedIn(['officer'], { teams: ['waste'], name: 'Waste officer' })
    assert.doesNotMatch(await shown(officer, '/staff/queue?tab=team'), /Deep hole at the crossing/)
    assert.match(await shown(officer, '/staff/queue?tab=team&team=all'), /Deep hole at the crossing/)
  })

  test('filters by service and words, says what narrows it and how to take that off', async () => {
    const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Filter officer' })
    const { body } = await officer.get('/staff/queue?tab=team&service=street-light&text=corner')
    assert.match(wordsOf(body), /Lamp out at the corner/)
    assert.doesNotMatch(wordsOf(body), /Deep hole/)
    assert.match(body, /href="\/staff\/queue\?tab=team&amp;team=mine&amp;service=street-light">/)
    const none = await shown(officer, '/staff/queue?tab=team&text=nothing-like-this')
    assert.match(none, /Nothing fits these filters/)
    const gone = await shown(officer, '/staff/queue?tab=team&service=gone-since')
    assert.match(gone, /‘gone-since’.*Nothing fits these filters.*Clear the filters/)
  })

  test('says in words what is due next and when, on the screen and in the file', async () => {
    const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Due officer' })
    await ctx.db
      .updateTable('requests.requests')
      .set({ next_due_at: new Date(Date.now() - 3 * 86_400_000) })
      .where('id', '=', light.requestId)
      .execute()
    assert.match(await shown(officer, '/staff/queue?tab=overdue'), /Check: overdue by 3 days/)
    assert.match(
      (await officer.get('/staff/queue.csv?tab=overdue')).body,
      /"Check","[-\d]+ [:\d]+","Check: overdue by 3 days"/,
    )
  })

  test('an unknown tab, status or cursor is left out, not an error', async () => {
    const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Odd officer' })
    const odd = '/staff/queue?tab=nope&status=closed&kind=x&days=-1&after=zzz&area=%00'
    assert.equal((await officer.get(odd)).status, 200)
  })

  test('marks the requests that a colleague has open now', async () => {
    const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Looking officer' })
    const ann = await site.person(['officer'], { ...HIGHWAYS, name: 'Ann Example' })
    await markPresence(withContext(ctx, { actor: ann }), { requestId: pothole.requestId, writing: false })
    assert.match(await shown(officer, '/staff/queue?tab=team'), /Ann Example has this open/)
    const { body } = await officer.get(`/staff/queue/presence?ids=${pothole.requestId}.${light.requestId}`)
    assert.match(body, new RegExp(`id="live-${pothole.requestId}"[^>]*>.*Ann Example`, 's'))
    assert.match(body, new RegExp(`id="live-${light.requestId}"`))
  })

  test('pages by the last row, and leads back to the first', async () => {
    const rows = Array.from({ length: 30 }, (_, number) => `Paged leaf ${number}`)
    for (const words of rows) await buildRequest(ctx, { words, team: 'registrars' })
    const officer = await site.signedIn(['officer'], { teams: ['registrars'], name: 'Paging officer' })
    const first = await officer.get('/staff/queue?tab=team')
    const next = /href="([^"]+)" rel="next"/.exec(first.body)![1]!.replaceAll('&amp;', '&')
    const second = await officer.get(next)
    const seen = [first, second].map(page => rows.filter(row => wordsOf(page.body).includes(`${row} `)))
    assert.deepEqual([seen[0]!.length, seen[1]!.length], [25, 5])
    assert.equal(new Set(seen.flat()).size, 30)
    assert.match(second.body, /First page/)
  })

  test('leads from a request back to the same filters', async () => {
    const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Returning officer' })
    await officer.get('/staff/queue?tab=team&service=pothole')
    const { body } = await officer.get(`/staff/requests/${pothole.requestId}`)
    assert.match(body, /href="\/staff\/queue\?tab=team&amp;team=mine&amp;service=pothole" class="govuk-back-link"/)
  })
})

describe('a sensitive request', () => {
  const find = '/staff/queue?tab=team&team=all&service=worried-about-an-adult'

  test('is in no list, count or file of another team', async () => {
    const other = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Other officer' })
    const page = await shown(other, find)
    assert.match(page, /Nothing fits these filters/)
    assert.match(page, /All open 0/)
    assert.doesNotMatch((await other.get(`${find.replace('queue', 'queue.csv')}`)).body, /Neighbour/)
    assert.equal((await other.get(`/staff/requests/${care.requestId}`)).status, 404)
  })

  test('is in those of its own team', async () => {
    const own = await site.signedIn(['officer'], { teams: ['adult-care'], name: 'Care officer' })
    const page = await shown(own, find)
    assert.match(page, /Neighbour not seen for days/)
    assert.match(page, /All open 1/)
    assert.equal((await own.get(`/staff/requests/${care.requestId}`)).status, 200)
  })
})

describe('somebody who sees what the public sees', () => {
  test('reads nobody’s own words, and is led to the public page', async () => {
    const councillor = await site.signedIn(['councillor'], { name: 'Queue councillor' })
    const { body } = await councillor.get('/staff/queue?tab=team&team=all&service=pothole')
    assert.doesNotMatch(body, /Deep hole at the crossing|Nobody yet|All teams ×/)
    assert.match(body, new RegExp(`/reports/${pothole.reference}`))
    assert.match(wordsOf(body), new RegExp(formatCode(pothole.reference)))
  })

  test('does not see a request that the public does not see, nor any from the inside', async () => {
    const councillor = await site.signedIn(['councillor'], { name: 'Second councillor' })
    const path = '/staff/queue?tab=team&team=all&service=worried-about-an-adult'
    assert.match(await shown(councillor, path), /Nothing fits/)
    assert.equal((await councillor.get(`/staff/requests/${pothole.requestId}`)).status, 404)
  })
})

describe('saved views', () => {
  test('keep tab and filters under a name, open again and can be given up', async () => {
    const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Saving officer' })
    const fields = { name: 'Lights', query: 'tab=team&service=street-light' }
    const { location } = await officer.post('/staff/queue/views', fields)
    assert.match(location, /^\/staff\/queue\?tab=team&team=mine&service=street-light&done=view-saved$/)
    const as = withContext(ctx, { actor: officer.person })
    const [view] = await listSavedViews(as)
    assert.deepEqual([view!.name, view!.query], ['Lights', 'tab=team&team=mine&service=street-light'])
    const { body } = await officer.get(`/staff/queue?${view!.query}`)
    assert.match(body, /aria-current="true">Lights</)
    await officer.post('/staff/queue/views', { remove: view!.id, query: view!.query })
    assert.deepEqual(await listSavedViews(as), [])
  })

  test('need a name, and are nobody else’s to remove', async () => {
    const officer = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Owning officer' })
    const unnamed = await officer.post('/staff/queue/views', { name: ' ', query: 'tab=team' })
    assert.equal(unnamed.status, 422)
    assert.match(unnamed.body, /Enter a name for the view/)
    await officer.post('/staff/queue/views', { name: 'Mine', query: 'tab=mine' })
    const [view] = await listSavedViews(withContext(ctx, { actor: officer.person }))
    const other = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Taking officer' })
    await other.post('/staff/queue/views', { remove: view!.id, query: 'tab=mine' })
    assert.equal((await listSavedViews(withContext(ctx, { actor: officer.person }))).length, 1)
  })
})

describe('the file for a spreadsheet', () => {
  test('holds the queue on screen, with references in groups, and runs no formula', async () => {
    const evil = await buildRequest(ctx, { words: '=HYPERLINK("http://evil.example","click")', team: 'libraries' })
    const officer = await site.signedIn(['officer'], { teams: ['libraries'], name: 'Exporting officer' })
    const { body, headers } = await officer.get('/staff/queue.csv?tab=team')
    assert.match(String(headers['content-type']), /text\/csv/)
    assert.match(body, /"Pothole","Service request","Open"/)
    assert.match(String(headers['content-disposition']), /attachment; filename="queue-\d{4}-\d\d-\d\d\.csv"/)
    assert.ok(body.includes(`"${formatCode(evil.reference)}"`))
    assert.ok(body.includes(`"'=HYPERLINK(""http://evil.example"",""click"")`), body)
    assert.doesNotMatch(body, /(^|,)"?=/m)
  })

  test('needs the permission to export', async () => {
    const adviser = await site.signedIn(['adviser'], { name: 'Queue adviser' })
    assert.equal((await adviser.get('/staff/queue')).status, 200)
    assert.equal((await adviser.get('/staff/queue.csv')).status, 404)
  })

  test('holds nobody’s words for an analyst, who sees what the public sees', async () => {
    const analyst = await site.signedIn(['employee', 'analyst'], { name: 'Exporting analyst' })
    const { body } = await analyst.get('/staff/queue.csv?tab=team&team=all')
    assert.match(body, /"Pothole"/)
    assert.doesNotMatch(body, /Deep hole|Neighbour/)
  })

  test('has a line of headings and one for each request', async () => {
    const officer = await site.signedIn(['officer'], { teams: ['elections'], name: 'Long officer' })
    for (let number = 0; number < 3; number++) await buildRequest(ctx, { words: `Row ${number}`, team: 'elections' })
    const lines = (await officer.get('/staff/queue.csv?tab=team')).body.trim().split('\r\n')
    assert.equal(lines.length, 4)
  })

  test('says where each is in the ways that maps of crews take', async () => {
    const officer = await site.signedIn(['officer'], { teams: ['licensing'], name: 'Mapping officer' })
    const place = { lat: 51.461039, lng: -2.114915, words: 'By the bridge' }
    await buildRequest(ctx, { place, team: 'licensing' })
    const { body } = await officer.get('/staff/queue.csv?tab=team')
    assert.match(body, /"Grid reference","Latitude, longitude"/)
    assert.match(body, /"ST 9211 7356","51\.461039, -2\.114915"/)
    assert.match((await officer.get('/staff/queue?tab=team')).body, /fp-on-paper">· ST 9211 7356</)
  })
})

test('a number of days that is none is said, not dropped without a word', async () => {
  const officer = await site.signedIn(['officer'], { name: 'Dora Days', teams: ['highways'] })
  const { body } = await officer.get('/staff/queue?tab=team&days=abc')
  assert.match(wordsOf(body), /‘abc’ is not a number of days, so it was left out/)
  assert.doesNotMatch((await officer.get('/staff/queue?tab=team&days=7')).body, /is not a number of days/)
})
