// The very requests that FixMyStreet's own client makes (its Open311.pm, read, not run), byte for byte.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { findByReference, readRequest, writeUpdate } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'
import { fromXml, testApi } from '../testing.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
// In summer: FixMyStreet sends British time with its offset.
let now = new Date('2027-06-01T09:30:00Z')
const api = await testApi({ after }, database, () => now)
const asSystem = database.ctx({ actor: system('test') })
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const V2 = '/open311/v2'
const J = 'jurisdiction_id=council.test'

// biome-ignore lint/suspicious/noExplicitAny: what a row holds is what the tests are about
type Row = Record<string, any>
async function ask(url: string): Promise<Row[]> {
  const answer = await api.get(`${V2}/${url}`)
  assert.equal(answer.statusCode, 200, `${url}: ${answer.body}`)
  return fromXml(answer.body).data as Row[]
}
async function post(url: string, payload: string): Promise<Row> {
  const answer = await api.inject({ method: 'POST', url: `${V2}/${url}`, payload, headers: FORM })
  assert.equal(answer.statusCode, 200, answer.body)
  return (fromXml(answer.body).data as Row[])[0]!
}

const report = (id: number, more = '') =>
  `${J}&api_key=demo&attribute%5Bsize%5D=large&attribute%5Bdepth%5D=deep&attribute%5Bposition%5D=edge` +
  `&attribute%5Beasting%5D=391948&attribute%5Bnorthing%5D=173216&attribute%5Bfixmystreet_id%5D=${id}` +
  `&attribute%5Btitle%5D=Hole&attribute%5Bdescription%5D=A+hole&attribute%5Breport_url%5D=https%3A%2F%2Ffms.test%2Freport%2F${id}` +
  `&description=Hole%0A%0AA+hole%0A%0Ahttps%3A%2F%2Ffms.test%2Freport%2F${id}%0A%0ASubmitted+via+FixMyStreet%0A` +
  `&email=ann%40example.test&first_name=Ann&last_name=-&lat=51.4585&long=-2.1158&service_code=pothole${more}`

const update = (reference: string, ids: string, more = '') =>
  `${J}&api_key=demo&description=Worse+now&email=bob%40example.test&first_name=Bob&last_name=Jones&title=` +
  `&service_request_id=${encodeURIComponent(reference)}&status=OPEN&updated_datetime=2027-06-01T10%3A30%3A00%2B01%3A00${ids}${more}`

describe('what FixMyStreet reads', () => {
  test('are the services, and for each its questions by code', async () => {
    const services = await ask(`services.xml?${J}`)
    const pothole = services.find(each => each.service_code === 'pothole')!
    assert.deepEqual([pothole.metadata, pothole.type], [true, 'realtime'])
    const { data } = fromXml((await api.get(`${V2}/services/pothole.xml?${J}`)).body)
    const { service_code, attributes } = data as { service_code: string; attributes: Row[] }
    assert.equal(service_code, 'pothole')
    assert.ok(attributes.some(each => each.code === 'size' && each.variable === true))
  })
})

describe('what FixMyStreet sends', () => {
  test('is a report with all its photos, once, however often it is posted', async () => {
    const media = '&media_url=https%3A%2F%2Ffms.test%2F1.jpeg&media_url=https%3A%2F%2Ffms.test%2F2.jpeg'
    const first = await post('requests.xml', report(501, media))
    const again = await post('requests.xml', report(501, media).replace('A+hole', 'Moderated'))
    assert.equal(again.service_request_id, first.service_request_id)
    assert.equal(
      (await ask(`tokens/${first.service_request_id}.xml?${J}`))[0]?.service_request_id,
      first.service_request_id,
    )
    const { updates, participants } = await readRequest(
      asSystem,
      (await findByReference(asSystem, first.service_request_id!))!,
    )
    assert.deepEqual([participants[0]?.name, participants[0]?.email], ['Ann', 'ann@example.test'])
    const notes = updates.map(each => each.words).join('\n')
    for (const file of ['1.jpeg', '2.jpeg']) assert.equal(notes.split(`https://fms.test/${file}`).length, 2, notes)
    assert.doesNotMatch(notes, /title|easting|northing|fixmystreet_id|report_url/)
  })

  // With and without its 'extended updates'.
  for (const ids of ['&update_id=71', '&update_id_ext=71&service_request_id_ext=502&public_anonymity_required=TRUE'])
    test(`is an update, once, however often it is posted: ${ids}`, async () => {
      const { service_request_id: reference } = await post('requests.xml', report(502 + ids.length))
      const media = '&media_url=https%3A%2F%2Ffms.test%2F3.jpeg&media_url=https%3A%2F%2Ffms.test%2F4.jpeg'
      const first = await post('servicerequestupdates.xml', update(reference!, ids, media))
      assert.ok(first.update_id)
      const again = await post('servicerequestupdates.xml', update(reference!, ids, media).replace('OPEN', 'CLOSED'))
      assert.equal(again.update_id, first.update_id)
      const { updates } = await readRequest(asSystem, (await findByReference(asSystem, reference!))!)
      assert.equal(updates.length, 1)
      assert.match(updates[0]!.words, /^Worse now\n.*3\.jpeg\n.*4\.jpeg\nTheir status: OPEN\nFrom: Bob Jones bob@/)
    })
})

describe('what FixMyStreet fetches every few minutes', () => {
  let reference: string

  before(async () => {
    const officer = await addStaff(asSystem, { roles: ['officer'], teams: ['highways'] })
    reference = (await post('requests.xml', report(503))).service_request_id!
    const requestId = (await findByReference(asSystem, reference))!
    for (const [time, words] of [
      ['2027-06-01T10:00:00Z', 'One'],
      ['2027-06-01T10:00:00Z', 'Two, in the same second'],
      ['2027-06-01T11:15:00Z', 'Three'],
    ] as const) {
      now = new Date(time)
      await writeUpdate(database.ctx({ actor: officer, now: () => now }), { requestId, words, audience: 'public' })
    }
  })

  const ALL = ['One', 'Two, in the same second', 'Three']
  const spans: [span: string, found: string[]][] = [
    ['end_date=2027-06-01T12%3A00%3A00Z&start_date=2027-06-01T10%3A00%3A00Z', ALL],
    ['end_date=2027-06-01T13%3A00%3A00%2B01%3A00&start_date=2027-06-01T11%3A00%3A00%2B01%3A00', ALL],
    ['end_date=2027-06-01T13:00:00+01:00&start_date=2027-06-01T11:00:00+01:00', ALL],
    ['end_date=2027-06-01T12%3A15%3A00%2B0100&start_date=2027-06-01T11%3A00%3A01%2B0100', ['Three']],
    ['end_date=2027-06-01T11%3A00%3A00Z&start_date=2027-06-01T10%3A00%3A00Z', ALL.slice(0, 2)],
    ['end_date=2027-06-01T12%3A00%3A00%2B01%3A00&start_date=2027-06-01T11%3A30%3A00%2B01%3A00', []],
  ]
  for (const [span, found] of spans)
    test(span, async () => {
      const rows = (await ask(`servicerequestupdates.xml?${span}&${J}`)).filter(
        row => row.service_request_id === reference,
      )
      assert.deepEqual(
        rows.map(row => row.description),
        found,
      )
    })

  test('keeps its ids and its order, whatever span it comes in', async () => {
    const idsIn = async (span: string) =>
      (await ask(`servicerequestupdates.xml?${span}&${J}`)).map(row => row.update_id)
    const all = await idsIn(spans[0]![0])
    assert.equal(new Set(all).size, all.length)
    assert.deepEqual(await idsIn(spans[1]![0]), all)
    assert.deepEqual(await idsIn(spans[4]![0]), all.slice(0, 2))
    assert.deepEqual(await idsIn(spans[3]![0]), all.slice(2))
  })
})
