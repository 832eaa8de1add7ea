import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { retireService } from '../../../modules/catalogue/index.ts'
import { closeRequest, findByReference, withdrawWords } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'
import { fromXml, pothole, testApi } from '../testing.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
let now = new Date('2026-12-01T10:00:00Z')
const api = await testApi({ after }, database, () => now)
const asSystem = () => database.ctx({ actor: system('test') })

type Row = Record<string, unknown>
const list = async (query = ''): Promise<Row[]> => (await api.get(`/open311/v2/requests.json${query}`)).json()
const ids = async (query: string) => (await list(query)).map(row => row.service_request_id)
async function report(fields: Parameters<typeof pothole>[0]): Promise<string> {
  const answer = await api.post('/open311/v2/requests.json', pothole(fields))
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()[0].service_request_id
}

describe('discovery', () => {
  for (const url of ['/open311/discovery', '/open311/v2/discovery'])
    test(`${url} names the endpoint and its formats, in both formats alike`, async () => {
      const json = (await api.get(`${url}.json`)).json()
      assert.equal(json.endpoints[0].url, 'http://council.test/open311/v2')
      assert.deepEqual(json.endpoints[0].formats, ['text/xml', 'application/json'])
      assert.equal(json.endpoints[0].type, 'test')
      const xml = fromXml((await api.get(`${url}.xml`)).body)
      assert.deepEqual([xml.root, xml.data], ['discovery', json])
    })
})

describe('the format', () => {
  const typeOf = async (url: string, headers = {}) => (await api.get(url, headers)).headers['content-type']
  test('is what the address ends with', async () => {
    assert.equal(await typeOf('/open311/v2/services.json'), 'application/json; charset=utf-8')
    assert.equal(await typeOf('/open311/v2/services.xml', { accept: 'application/json' }), 'text/xml; charset=utf-8')
  })
  test('else what is asked for or accepted, else XML', async () => {
    assert.equal(await typeOf('/open311/v2/services?format=json'), 'application/json; charset=utf-8')
    assert.equal(
      await typeOf('/open311/v2/services', { accept: 'application/json' }),
      'application/json; charset=utf-8',
    )
    assert.equal(await typeOf('/open311/v2/services', { accept: '*/*' }), 'text/xml; charset=utf-8')
  })
})

describe('services', () => {
  test('are the same in XML and JSON, with the theme as group', async () => {
    const json: Row[] = (await api.get('/open311/v2/services.json')).json()
    assert.deepEqual(fromXml((await api.get('/open311/v2/services.xml')).body), { root: 'services', data: json })
    const found = json.find(({ service_code }) => service_code === 'pothole')
    assert.equal(found?.group, 'Green, clean, smart, safe')
    assert.equal(found?.metadata, true)
    assert.equal(found?.type, 'realtime')
  })

  test('that are sensitive, or begin with a number to ring, are not offered to other systems', async () => {
    const codes = ((await api.get('/open311/v2/services.json')).json() as Row[]).map(({ service_code }) => service_code)
    for (const code of [
      'anti-social-behaviour',
      'hate-incident',
      'worried-about-an-adult',
      'domestic-abuse',
      'bin-day',
    ])
      assert.ok(!codes.includes(code), code)
    assert.ok(codes.includes('something-else') && codes.includes('fly-tipping'))
  })

  test('whose reports are not public carry the keyword by which FixMyStreet hides them', async () => {
    const rows: Row[] = (await api.get('/open311/v2/services.json')).json()
    const keywords = (code: string) => String(rows.find(row => row.service_code === code)?.keywords).split(', ')
    assert.ok(keywords('noise').includes('private'))
    assert.ok(!keywords('pothole').includes('private'))
  })

  test('say what to do when somebody is in danger', async () => {
    const rows: Row[] = (await api.get('/open311/v2/services.json')).json()
    assert.match(String(rows.find(row => row.service_code === 'pothole')?.description), /999/)
  })

  test('a definition has the form’s questions, but those that have a field of their own', async () => {
    const json = (await api.get('/open311/v2/services/pothole.json')).json()
    assert.deepEqual(
      json.attributes.map((each: Row) => each.code),
      ['size', 'depth', 'position', 'fixmystreet_id'],
    )
    assert.deepEqual(json.attributes[0].values[0], { key: 'small', name: 'Smaller than a dinner plate' })
    assert.equal(json.attributes[0].datatype, 'singlevaluelist')
    const xml = fromXml((await api.get('/open311/v2/services/pothole.xml')).body)
    assert.equal(xml.root, 'service_definition')
    assert.deepEqual((xml.data as typeof json).attributes[0].values, json.attributes[0].values)
  })

  test('an unknown code is 404 in the format asked for, as an error list', async () => {
    const json = await api.get('/open311/v2/services/no-such.json')
    assert.deepEqual([json.statusCode, json.json()[0].code], [404, 404])
    const xml = await api.get('/open311/v2/services/hate-incident.xml')
    assert.equal(xml.statusCode, 404)
    assert.equal(fromXml(xml.body).root, 'errors')
  })
})

describe('requests', () => {
  let early: string, late: string, light: string
  before(async () => {
    now = new Date('2026-11-02T10:00:00Z')
    early = await report({ description: 'Hole one' })
    now = new Date('2026-11-30T10:00:00.250Z')
    late = await report({ description: 'Hole two, ring Ann on 07700 900982', lat: '51.4600', long: '-2.1100' })
    light = await report({
      service_code: 'street-light',
      description: 'Dark',
      'attribute[size]': [],
      'attribute[depth]': [],
      'attribute[position]': [],
    })
    now = new Date('2026-12-01T10:00:00Z')
  })

  test('come newest first, alike in XML and JSON', async () => {
    const rows = await list()
    assert.deepEqual(rows.map(row => row.service_request_id).toSorted(), [early, late, light].toSorted())
    assert.equal(rows.at(-1)?.service_request_id, early)
    const xml = fromXml((await api.get('/open311/v2/requests.xml')).body)
    assert.deepEqual(xml, { root: 'service_requests', data: rows })
  })

  test('say what is public and nothing that tells who asked', async () => {
    const [row] = await list(`?service_request_id=${late}`)
    assert.equal(row?.description, 'Hole two, ring [name removed] on [phone number removed]')
    assert.equal(row?.status, 'open')
    assert.equal(row?.agency_responsible, 'Highways')
    assert.equal(row?.requested_datetime, '2026-11-30T10:00:00Z')
    assert.equal(row?.expected_datetime, '2026-12-30T16:00:00Z')
    assert.match(String(row?.service_notice), /^By Wednesday 2 December we will look at it\./)
    assert.doesNotMatch(JSON.stringify(row), /ann|example\.test|07700/i)
  })

  test('are filtered by id, which overrides everything else, in any spacing', async () => {
    const spaced = encodeURIComponent(early.replace(/(...)/g, '$1 '))
    assert.deepEqual(await ids(`?service_request_id=${spaced},${light},999&service_code=pothole&status=closed`), [
      light,
      early,
    ])
  })

  test('are filtered by service, status, time and place', async () => {
    assert.deepEqual(await ids('?service_code=street-light,tree'), [light])
    assert.deepEqual(await ids('?status=closed'), [])
    assert.equal((await ids('?status=open,closed')).length, 3)
    assert.deepEqual(await ids('?start_date=2026-11-01T00:00:00Z&end_date=2026-11-03'), [early])
    assert.deepEqual(
      await ids('?start_date=2026-11-30T11:00:00%2B01:00&end_date=2026-11-30T10:00:00Z&service_code=pothole'),
      [late],
    )
    assert.deepEqual(await ids('?lat=51.46&long=-2.11&radius=50'), [late])
  })

  test('of the last 90 days are meant where nothing is said', async () => {
    const before = now
    now = new Date('2027-02-10T10:00:00Z')
    assert.ok(!(await ids('')).includes(early))
    assert.ok((await ids('?start_date=2026-11-01T00:00:00Z')).includes(early))
    now = before
  })

  test('come a page at a time where that is asked for', async () => {
    const all = await ids('')
    assert.deepEqual([...(await ids('?page_size=2')), ...(await ids('?page_size=2&page=2'))], all)
    assert.deepEqual(await ids('?page_size=2&page=3'), [])
  })

  for (const [query, what] of [
    ['start_date=yesterday', 'a date that is none'],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-12-01T00:00:00Z', 'a span over 90 days'],
    ['start_date=2026-12-02T00:00:00Z&end_date=2026-12-01T00:00:00Z', 'an end before the start'],
    ['status=fixed', 'a status that is none'],
    ['page_size=5000', 'a page that is too large'],
    ['page=1000000', 'a page that is too far on'],
    ['lat=51', 'half a place'],
  ])
    test(`${what} is refused with words`, async () => {
      const answer = await api.get(`/open311/v2/requests.json?${query}`)
      assert.equal(answer.statusCode, 400)
      assert.ok(answer.json()[0].description.length > 10)
    })

  test('one is found by its id in either format, and a token is its id', async () => {
    const json = (await api.get(`/open311/v2/requests/${early}.json`)).json()
    assert.deepEqual(fromXml((await api.get(`/open311/v2/requests/${early}.xml`)).body).data, json)
    assert.deepEqual((await api.get(`/open311/v2/tokens/${early}.json`)).json(), [
      { service_request_id: early, token: early },
    ])
    assert.equal((await api.get('/open311/v2/tokens/222.xml')).statusCode, 404)
  })

  test('that are private are not there, whoever asks how', async () => {
    const secret = await report({
      service_code: 'empty-building',
      description: 'Squatters next door',
      'attribute[size]': [],
      'attribute[depth]': [],
      'attribute[position]': [],
    })
    assert.equal((await api.get(`/open311/v2/requests/${secret}.json`)).statusCode, 404)
    assert.equal((await api.get(`/open311/v2/tokens/${secret}.json`)).statusCode, 404)
    assert.deepEqual(await ids(`?service_request_id=${secret}`), [])
    assert.ok(!(await ids('')).includes(secret))
  })

  test('that their reporter took back are gone', async () => {
    const taken = await report({ description: 'Words I regret', email: 'regret@example.test' })
    const { rows } = await database.database.pool.query(
      'select p.id from requests.participants p join requests.requests r on r.id = p.request_id where r.reference = $1',
      [taken],
    )
    await withdrawWords(database.ctx(), { participantId: rows[0].id })
    assert.equal((await api.get(`/open311/v2/requests/${taken}.json`)).statusCode, 404)
  })

  test('once closed say how it ended and when', async () => {
    const actor = await addStaff(asSystem(), { roles: ['officer'], teams: ['highways'] })
    const requestId = (await findByReference(asSystem(), early))!
    const then = new Date('2026-12-01T09:30:00Z')
    await closeRequest(database.ctx({ actor, now: () => then }), {
      requestId,
      outcome: 'elsewhere',
      words: 'Ann Example, this road is not ours.',
      body: 'National Highways',
      bodyReference: 'NH-7',
    })
    const [row] = await list(`?service_request_id=${early}`)
    assert.equal(row?.status, 'closed')
    assert.equal(row?.updated_datetime, '2026-12-01T09:30:00Z')
    assert.match(
      String(row?.status_notes),
      /this road is not ours\.\nIt is for: National Highways\.\nTheir reference is NH-7\./,
    )
    assert.doesNotMatch(String(row?.status_notes), /Ann Example/)
    assert.equal(row?.service_notice, null)
    assert.deepEqual(await ids('?updated_after=2026-12-01T09:30:00Z&status=closed'), [early])
  })
})

test('discovery says when the services last changed', async () => {
  const { rows } = await database.database.pool.query('select max(created_at) as at from catalogue.service_versions')
  const changeset = async () => (await api.get('/open311/discovery.json')).json().changeset
  assert.equal(await changeset(), rows[0].at.toISOString().replace(/\.\d+/, ''))
  await retireService(
    database.ctx({ actor: system('test'), now: () => new Date('2027-02-01T09:00:00.5Z') }),
    'library-card',
  )
  assert.equal(await changeset(), '2027-02-01T09:00:00Z')
  assert.equal((await api.get('/open311/discovery.json')).json().endpoints[0].changeset, '2027-02-01T09:00:00Z')
})
