import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { cleanText } from '../../../platform/form/clean.ts'
import { fromXml, pothole, readShared, testApi } from '../testing.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const api = await testApi({ after }, database)
const naughty = ((await readShared('lists/blns.json')) as string[] | null) ?? []
const skip = naughty.length === 0 ? '../shared/data/lists/blns.json is not here' : false

const ids = (body: { service_request_id: string }[]) => body.map(row => row.service_request_id)

describe('strings that break things', { skip }, () => {
  test('are kept as they are said, and answered alike in XML and JSON', async () => {
    const sent = new Map<string, string>()
    for (const [index, text] of naughty.entries()) {
      const lat = (51.45 + index / 100_000).toFixed(5)
      const fields = pothole({
        description: text,
        lat,
        address_string: text,
        'attribute[fixmystreet_id]': `blns-${index}`,
      })
      const answer = await api.post('/open311/v2/requests.json', fields)
      assert.equal(answer.statusCode, 200, `${JSON.stringify(text)}: ${answer.body}`)
      sent.set(answer.json()[0].service_request_id, text)
    }
    assert.equal(sent.size, naughty.length)
    const { rows } = await database.database.pool.query('select reference, answers from requests.requests')
    for (const { reference, answers } of rows) assert.equal(answers.details ?? '', cleanText(sent.get(reference)))
    const json = (await api.get('/open311/v2/requests.json')).json()
    const xml = fromXml((await api.get('/open311/v2/requests.xml')).body).data as typeof json
    assert.deepEqual(ids(xml), ids(json))
    for (const [index, row] of json.entries()) assert.equal(xml[index].description ?? '', row.description ?? '')
  })

  test('as attributes, names, codes, keys and ids never break anything', async () => {
    for (const [index, text] of naughty.entries()) {
      const all = pothole({
        service_code: 'needles',
        'attribute[size]': [],
        'attribute[depth]': [],
        'attribute[position]': [],
        'attribute[exact]': text,
        'attribute[how-many]': text,
        [`attribute[${text}]`]: text,
        first_name: text,
        email: text,
        phone: text,
        media_url: text,
        description: `hostile ${index}`,
      })
      const answer = await api.post('/open311/v2/requests.xml', all)
      assert.ok(answer.statusCode === 200 || answer.statusCode === 400, `${JSON.stringify(text)}: ${answer.body}`)
      fromXml(answer.body)
    }
    for (const text of naughty) {
      const path = encodeURIComponent(text.toWellFormed())
      for (const url of [
        `services/${path}.xml`,
        `requests/${path}.xml`,
        `requests.xml?service_code=${path}&service_request_id=${path}`,
      ]) {
        const answer = await api.get(`/open311/v2/${url}`)
        assert.ok(answer.statusCode < 500, `${url}: ${answer.body}`)
      }
      assert.ok((await api.post('/open311/v2/requests.json', pothole({ api_key: text }))).statusCode < 500)
      assert.ok(
        (await api.post('/open311/v2/servicerequestupdates.json', { api_key: 'demo', service_request_id: text }))
          .statusCode < 500,
      )
    }
  })
})

describe('bodies that break things', () => {
  const post = async (payload: string, type: string, url = '/open311/v2/requests.json') => {
    const answer = await api.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })
    const [problem] = url.endsWith('json') ? answer.json() : (fromXml(answer.body).data as { description: string }[])
    assert.ok(problem.description, answer.body)
    return answer.statusCode
  }
  const form = 'application/x-www-form-urlencoded'

  test('of another type are refused in words', async () => {
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'image/png'])
      assert.equal(await post('x', type), 415, type)
  })
  test('that are broken or of another shape are refused in words', async () => {
    assert.equal(await post('{"a":', 'application/json'), 400)
    assert.equal(await post('', 'application/json'), 400)
    assert.equal(await post('[1,2]', 'application/json', '/open311/v2/requests.xml'), 403)
    assert.equal(await post('%ff%fe=%zz&&&===', form, '/open311/v2/requests.xml'), 403)
    assert.equal(await post('"text"', 'application/json'), 403)
    assert.equal(await post('null', 'application/json'), 403)
  })
  test('with names of the language’s own are no way in', async () => {
    assert.equal(await post('{"__proto__":{"api_key":"demo"}}', 'application/json'), 400)
    assert.equal(await post('{"constructor":{"prototype":{"api_key":"demo"}}}', 'application/json'), 400)
    const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const fields = Object.fromEntries(keys.map(key => [`attribute[${key}]`, 'x']))
    const answer = await api.post('/open311/v2/requests.json', pothole({ ...fields, description: 'Proto' }))
    assert.equal(answer.statusCode, 200, answer.body)
    assert.equal(({} as { api_key?: string }).api_key, undefined)
  })
  test('of JSON in JSON in JSON are read as text, or refused', async () => {
    const deep = `{"api_key":"demo","service_code":${'['.repeat(2000)}${']'.repeat(2000)}}`
    assert.ok((await post(deep, 'application/json')) < 500)
  })
  test('with far too many fields are refused', async () => {
    assert.equal(await post(Array.from({ length: 2000 }, (_, n) => `a${n}=1`).join('&'), form), 400)
  })
  test('that are too large are refused before they are read', async () => {
    assert.equal(await post(`description=${'x'.repeat(1_500_000)}`, form), 413)
    assert.equal(await post(`description=${'x'.repeat(1_500_000)}`, form, '/open311/v2/requests.xml'), 413)
  })
})

describe('addresses that are none', () => {
  for (const [url, type] of [
    ['/open311', 'text/xml'],
    ['/open311/v3/services.xml', 'text/xml'],
    ['/open311/v2/requests.csv', 'text/xml'],
    ['/open311/v2/nothing.json', 'application/json'],
    ['/api', 'application/json'],
    ['/api/v2/services', 'application/json'],
    ['/api/v1/nothing', 'application/json'],
  ])
    test(`${url} is answered 404 as ${type}`, async () => {
      const answer = await api.get(url!, { accept: 'text/html,*/*' })
      assert.equal(answer.statusCode, 404)
      assert.match(String(answer.headers['content-type']), new RegExp(`^${type}`))
    })

  test('a method that an address does not know is not found either', async () => {
    const answer = await api.inject({ method: 'DELETE', url: '/open311/v2/requests.json' })
    assert.deepEqual([answer.statusCode, answer.json()[0].code], [404, 404])
  })
})

test('anybody’s page may read, and none may write', async () => {
  const read = await api.get('/open311/v2/services.json', { origin: 'https://elsewhere.test' })
  assert.equal(read.headers['access-control-allow-origin'], '*')
  const asked = await api.inject({ method: 'OPTIONS', url: '/open311/v2/requests.json' })
  assert.equal(asked.headers['access-control-allow-methods'], 'GET, HEAD')
  assert.equal(read.headers['x-content-type-options'], 'nosniff')
})
