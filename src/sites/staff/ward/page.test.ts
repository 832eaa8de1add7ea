import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { changeStaff, listCouncillors } from '../../../modules/organisation/index.ts'
import { closeRequest, raiseByCouncillor } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const at = (words: string) => ({ lat: 51.46104, lng: -2.11491, postcode: 'SN15 1ER', words })
const pothole = await buildRequest(ctx, { words: 'I am Jo', place: at('outside number 12, Station Road') })
const light = await buildRequest(ctx, { service: 'street-light', place: at('corner of station rd') })
const harm = await buildRequest(ctx, { service: 'worried-about-an-adult', words: 'Secret words', place: null })
const { ward } = await ctx.db
  .selectFrom('requests.requests')
  .select('ward')
  .where('id', '=', pothole.requestId)
  .executeTakeFirstOrThrow()

const councillor = await site.signedIn(['councillor'], { name: 'Cllr Ward' })
const admin = withContext(ctx, { actor: system('test') })
const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Raising Officer' })
const asOfficer = withContext(ctx, { actor: officer.person })

test('without a ward a councillor is told whom to ask; with one she lands on it', async () => {
  assert.equal((await councillor.get('/staff')).location, '/staff/ward')
  assert.match(wordsOf((await councillor.get('/staff/ward')).body), /We do not know which/)
  await changeStaff(admin, councillor.person.id, { ward })
  const { body } = await councillor.get('/staff/ward')
  assert.match(wordsOf(body), /Station Road 2 .*outside number 12/)
  assert.doesNotMatch(body, /Jo\b|Secret words/)
  assert.equal((await officer.get('/staff/ward')).status, 404)
})

test('the ward shows what is late and what ended by theme, and no link leads out of the staff site', async () => {
  await ctx.db
    .updateTable('requests.requests')
    .set({ next_due_at: new Date(Date.now() - 3 * 86_400_000) })
    .where('id', '=', light.requestId)
    .execute()
  const late = wordsOf((await councillor.get('/staff/ward?state=late')).body)
  assert.match(late, /Open 2 Late 1 Ended in the last 4 weeks 0/)
  assert.match(late, /overdue by 3 days/)
  assert.match(wordsOf((await councillor.get('/staff/ward?theme=education')).body), /Nothing is open/)
  const report = `/staff/reports/${pothole.reference}`
  for (const path of [
    '/staff/ward',
    '/staff/ward/raised',
    '/staff/queue?tab=team',
    report,
    '/staff/search?text=road',
  ]) {
    const { status, body } = await councillor.get(path)
    assert.equal(status, 200, path)
    const links = [...body.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href!)
    assert.deepEqual(
      links.filter(href => !href.startsWith('/staff') && !href.startsWith('#')),
      [],
      path,
    )
  }
  const sensitive = `/staff/reports/${harm.reference}`
  assert.equal((await councillor.get(sensitive)).status, 404)
})

test('who raised it is noted on the request with the ground, found in the queue, and answered as far as the ground allows', async () => {
  const page = `/staff/requests/${pothole.requestId}`
  const groundless = await officer.post(`${page}/councillor`, { councillor: councillor.person.id })
  assert.equal(groundless.status, 422)
  assert.match(wordsOf(groundless.body), /Say why the councillor may hear the answer/)
  const fields = { councillor: councillor.person.id, basis: 'resident-agreed' }
  assert.equal((await officer.post(`${page}/councillor`, fields)).location, `${page}?done=raised`)
  assert.match(wordsOf((await officer.get(page)).body), /Raised by councillor Cllr Ward The resident agreed/)
  const queue = (await officer.get(`/staff/queue?tab=team&team=all&councillor=${councillor.person.id}`)).body
  assert.ok(queue.includes(formatCode(pothole.reference)) && !queue.includes(formatCode(light.reference)))
  const raised = withContext(ctx, { actor: officer.person })
  const inConfidence = { councillorId: councillor.person.id, basis: 'public-matter' as const }
  await assert.rejects(raiseByCouncillor(raised, { requestId: harm.requestId, ...inConfidence }))
  await closeRequest(asOfficer, { requestId: pothole.requestId, outcome: 'done', words: 'We filled the hole.' })
  assert.match(wordsOf((await councillor.get('/staff/ward/raised')).body), /Done.*We filled the hole\./)
})

test('it can be noted while a request is taken, and nothing is taken without the ground', async () => {
  assert.equal((await listCouncillors(ctx)).length, 1)
  const adviser = await site.signedIn(['adviser'], { name: 'Taking Adviser' })
  const fields = {
    words: 'A care worry',
    service: 'worried-about-an-adult',
    channel: 'phone',
    councillor: councillor.person.id,
  }
  assert.equal((await adviser.post('/staff/take/quick', fields)).status, 422)
  const taken = await adviser.post('/staff/take/quick', { ...fields, basis: 'acting-for' })
  assert.match(taken.location, /^\/staff\/taken\//)
  const list = wordsOf((await councillor.get('/staff/ward/raised')).body)
  assert.match(list, /A private matter .* No answer yet/)
  assert.doesNotMatch(list, /care worry|adult/)
})
