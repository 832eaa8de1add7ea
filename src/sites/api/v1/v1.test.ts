import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { closeRequest, findByReference, readRequest } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'
import { testApi } from '../testing.ts'
import { operations } from './operations.ts'

const database = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })
const api = await testApi({ after }, database)
const asSystem = database.ctx({ actor: system('test') })
const key = { authorization: 'Bearer demo' }

const read = async (path: string) => {
  const answer = await api.get(`/api/v1${path}`)
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
}
const pothole = (more: object = {}) => ({
  service: 'pothole',
  answers: {
    where: { lat: 51.4585, lng: -2.1158, words: 'By the bus stop' },
    size: 'large',
    depth: 'deep',
    position: 'edge',
    details: 'A deep hole',
  },
  contact: { name: 'Ann Example', email: 'ann@example.test' },
  ...more,
})
const send = async (body: unknown, headers: Record<string, string> = key) => {
  const answer = await api.json('/api/v1/requests', body, headers)
  return { status: answer.statusCode, body: answer.json() }
}

describe('what cannot be', () => {
  test('is said in plain words, with the name of what to mend', async () => {
    const said = async (path: string) => {
      const { status, body } = await read(path)
      return [status, body[0].description]
    }
    assert.deepEqual(await said('/services/nope'), [404, 'There is no service ‘nope’ here'])
    assert.deepEqual(await said('/services/suggest?text=hole&limit=50'), [400, 'limit must be 20 or less'])
    assert.deepEqual(await said('/services/suggest?text=hole&limit=many'), [400, 'limit must be a whole number'])
    const { body } = await send({ service: 'pothole', answers: [], contact: { name: 'x'.repeat(201) } })
    assert.deepEqual(
      body.map((each: { description: string }) => each.description),
      ['answers must be an object with named fields'],
    )
  })
})

test('what no database keeps is left out wherever it is sent, and is no fault', async () => {
  const told = pothole({ contact: { name: 'Ann\0 Example', email: 'ann@example.test' } })
  const { status } = await send({
    ...told,
    answers: { ...told.answers, details: 'Cracked \0tarmac by the shop', 'si\0de': '\0' },
  })
  assert.ok([201, 422, 400].includes(status), String(status))
  const named = { ...told, answers: { ...told.answers, details: 'Cracked \0tarmac by the shop' } }
  assert.equal((await send(named)).status, 201)
  for (const path of ['/requests/%00', '/services/a%00b', '/services/suggest?text=a%00b', '/services?theme=%00'])
    assert.ok((await read(path)).status < 500, path)
})

describe('services', () => {
  test('are listed, all or of a theme', async () => {
    const { body } = await read('/services')
    assert.ok(body.services.length > 90)
    const waste = body.services.find((each: { slug: string }) => each.slug === 'hate-incident')
    assert.equal(waste.askable, false)
    const moving = (await read('/services?theme=moving')).body.services
    assert.ok(moving.length > 0 && moving.every((each: { themes: string[] }) => each.themes.includes('moving')))
  })

  test('each says what it promises now and what it asks', async () => {
    const { body } = await read('/services/pothole')
    assert.deepEqual(body.promise[0], {
      step: 'look',
      text: 'we will look at it',
      due: '2026-12-03T16:00:00Z',
      kept: null,
      ended: null,
    })
    assert.deepEqual(
      body.questions.map((each: { id: string }) => each.id),
      ['where', 'photos', 'size', 'depth', 'position', 'details'],
    )
    assert.equal(body.questions[2].options[0].value, 'small')
    assert.equal((await read('/services/no-such')).status, 404)
  })

  test('are suggested for what somebody says: slug, name and score, the best first', async () => {
    const { body, headers } = await read('/services/suggest?text=hole%20in%20the%20road&limit=3')
    assert.equal(body.length, 3)
    assert.deepEqual(Object.keys(body[0]), ['slug', 'name', 'score'])
    assert.equal(body[0].slug, 'pothole')
    assert.ok(body[0].score <= 1 && body[0].score >= body[1].score)
    assert.match(String(headers['cache-control']), /max-age/)
  })

  test('are suggested three where no number is said, at most 20, for texts of any length', async () => {
    assert.equal((await read('/services/suggest?text=bins')).body.length, 3)
    assert.equal((await read('/services/suggest?text=council%20tax%20bins%20road&limit=20')).status, 200)
    for (const limit of ['0', '21', 'many'])
      assert.equal((await read(`/services/suggest?text=bins&limit=${limit}`)).status, 400)
    assert.deepEqual((await read('/services/suggest?text=')).body, [])
    assert.equal((await read('/services/suggest')).status, 400)
    assert.equal((await read(`/services/suggest?text=${'rats%20'.repeat(2000)}`)).body[0].slug, 'pests')
  })
})

test('five thousand characters in any script fit into the address', async () => {
  const said = encodeURIComponent('老鼠'.repeat(2500))
  const answer = await fetch(`${await api.listen()}/api/v1/services/suggest?text=${said}`)
  assert.equal(answer.status, 200)
})

describe('places', () => {
  test('areas are listed by kind, and drawn as GeoJSON', async () => {
    const { body } = await read('/areas?kind=ward')
    assert.equal(body.areas.length, 98)
    const drawn = await read('/areas.geojson?kind=ward')
    assert.equal(drawn.body.features.length, 98)
    assert.match(drawn.body.features[0].geometry.type, /Polygon$/)
    assert.equal(typeof drawn.body.features[0].geometry.coordinates.flat(9)[0], 'number')
    assert.match(String(drawn.headers['content-type']), /^application\/geo\+json/)
    assert.deepEqual((await read('/areas?kind=none')).body, { areas: [] })
  })

  test('a postcode of ours says where it is; another says whose it is', async () => {
    const { body } = await read('/postcodes/sn151er')
    assert.equal(body.postcode, 'SN15 1ER')
    assert.equal(body.ward.kind, 'ward')
    assert.ok(body.areas.some((each: { id: string }) => each.id === 'chippenham'))
    const other = await read('/postcodes/BA1%201AA')
    assert.equal(other.status, 404)
    assert.match(other.body[0].description, /Bath/)
    assert.equal((await read('/postcodes/nonsense')).status, 400)
  })

  test('answers are found by what people ask, and only those for everybody', async () => {
    const questions = async (text: string) => {
      const { body } = await read(`/knowledge?text=${encodeURIComponent(text)}`)
      return body.answers.map((each: { question: string }) => each.question)
    }
    assert.equal((await questions('boxing day bins'))[0], 'Do you empty bins on a bank holiday?')
    assert.deepEqual(await questions('bailiff'), [])
    assert.ok(!(await questions('adult care')).includes('Duty officer for adult care'))
  })

  test('notices say what people should know now', async () => {
    const { body } = await read('/notices')
    assert.ok(Array.isArray(body.notices))
  })
})

describe('a request', () => {
  test('is sent with answers by question id, and read back without who asked', async () => {
    const sent = await send(pothole())
    assert.equal(sent.status, 201)
    assert.match(sent.body.reference, /^\d{12}$/)
    assert.equal(sent.body.promise[0].step, 'look')
    const { body } = await read(`/requests/${sent.body.reference}`)
    assert.equal(body.description, 'A deep hole')
    assert.equal(body.place.words, 'By the bus stop')
    assert.equal(body.place.ward.name.length > 3, true)
    assert.equal(body.status, 'open')
    assert.doesNotMatch(JSON.stringify(body), /ann|example\.test/i)
    const request = await readRequest(asSystem, (await findByReference(asSystem, sent.body.reference))!)
    assert.equal(request.participants[0]?.email, 'ann@example.test')
    assert.equal(request.channel, 'api')
  })

  test('is one request for one Idempotency-Key, one externalId, or the same content', async () => {
    const once = await send(pothole({ externalId: 'x1' }), { ...key, 'idempotency-key': 'k1' })
    const again = await send(pothole({ externalId: 'x1' }), { ...key, 'idempotency-key': 'k1' })
    assert.deepEqual([again.status, again.body.reference, again.body.again], [200, once.body.reference, true])
    assert.equal((await send(pothole({ externalId: 'x1' }))).body.reference, once.body.reference)
    const plain = pothole({ contact: { email: 'same@example.test' } })
    assert.equal((await send(plain)).body.reference, (await send(plain)).body.reference)
  })

  test('is refused where its Idempotency-Key came with another, which is not lost unseen', async () => {
    const headers = { ...key, 'idempotency-key': 'k2' }
    const once = await send(pothole({ contact: {} }), headers)
    const other = await send(pothole({ contact: { name: 'Bob Example' } }), headers)
    assert.equal(other.status, 422)
    assert.match(other.body[0].description, /This Idempotency-Key came with another report before/)
    assert.deepEqual((await send(pothole({ contact: {} }), headers)).body, { ...once.body, again: true })
    const path = `/api/v1/requests/${once.body.reference}/updates`
    assert.equal((await api.json(path, { words: 'Deeper' }, headers)).statusCode, 201)
    assert.equal((await api.json(path, { words: 'Deeper' }, headers)).statusCode, 200)
    assert.equal((await api.json(path, { words: 'Something else' }, headers)).statusCode, 422)
  })

  test('with its own id is the same, whatever else changed', async () => {
    const first = await send(pothole({ externalId: 'x9' }))
    const again = await send(pothole({ externalId: 'x9', contact: {} }))
    assert.deepEqual(again.status === 200 && again.body, { ...first.body, again: true })
  })

  test('without a key is told of that and of nothing else', async () => {
    const { status, body } = await send({ nonsense: true }, {})
    assert.equal(status, 403)
    assert.deepEqual(
      body.map((each: { field: string }) => each.field),
      ['api_key'],
    )
  })

  test('is judged by the rules of the form: each thing to mend is named', async () => {
    const { status, body } = await send(pothole({ answers: { size: 'enormous', colour: 'red' } }))
    assert.equal(status, 400)
    assert.deepEqual(
      body.map((each: { field: string }) => each.field),
      ['colour', 'where', 'size', 'depth', 'position'],
    )
  })

  test('needs a key, a service that may be asked for, and a body that can be read', async () => {
    assert.equal((await send(pothole(), {})).status, 403)
    assert.equal((await send(pothole({ service: 'no-such' }))).status, 404)
    assert.equal((await send(pothole({ service: 'domestic-abuse' }))).status, 403)
    assert.equal((await send({ service: 'pothole' })).body[0].description, 'answers is missing')
    assert.equal((await send(pothole({ answers: { ...pothole().answers, _contact: {} } }))).status, 400)
  })

  test('of a service without a place, that must know who asks, is taken too', async () => {
    const asked = { service: 'information-request', answers: { what: 'x' }, contact: {} }
    const { status, body } = await send(asked)
    assert.equal(status, 400)
    assert.ok(body.some((each: { field: string }) => each.field === '_contact'))
  })
})

describe('lists', () => {
  test('of requests go on from page to page, and are filtered', async () => {
    for (const n of [1, 2, 3]) await send(pothole({ externalId: `list-${n}` }))
    const first = (await read('/requests?limit=2')).body
    const second = (await read(`/requests?limit=2&cursor=${first.next}`)).body
    const references = [...first.requests, ...second.requests].map((each: { reference: string }) => each.reference)
    assert.equal(new Set(references).size, 4)
    const [request] = first.requests
    const count = async (query: string) => (await read(`/requests?${query}`)).body.requests.length
    assert.ok((await count(`area=${request.place.ward.id}`)) > 0)
    assert.ok((await count('area=chippenham&service=pothole&status=open')) > 0)
    assert.equal(await count('area=salisbury-city'), 0)
    assert.equal(await count('status=closed'), 0)
    assert.ok((await count('lat=51.4585&lng=-2.1158&metres=20')) > 0)
    assert.ok((await count('updatedFrom=2026-12-01T09:00:00Z')) > 0)
    assert.equal(await count('openedFrom=2026-12-02T09:00:00Z'), 0)
  })

  test('refuse what they cannot read', async () => {
    for (const query of ['cursor=abc', 'cursor=MX4x', 'openedFrom=soon', 'limit=1000', 'status=done', 'lat=91'])
      assert.equal((await read(`/requests?${query}`)).status, 400, query)
    assert.equal((await read('/updates?cursor=MX4wMTkwYTViYi0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDA')).status, 400)
    assert.equal((await read('/requests/123')).status, 404)
  })

  test('of updates tell what happened, and what is sent in is for staff', async () => {
    const { reference } = (await send(pothole({ externalId: 'updates' }))).body
    const path = `/api/v1/requests/${reference}/updates`
    const added = await api.json(path, { words: 'Deeper now', externalId: '1', email: 'ann@example.test' }, key)
    assert.equal(added.statusCode, 201)
    const again = await api.json(path, { words: 'Deeper now', externalId: '1' }, key)
    assert.deepEqual([again.statusCode, again.json().id], [200, added.json().id])
    assert.equal((await api.json(path, { words: '' }, key)).statusCode, 400)
    assert.equal((await api.json(path, { words: 'x' })).statusCode, 403)
    assert.equal((await api.json('/api/v1/requests/123/updates', { words: 'x' }, key)).statusCode, 404)
    const actor = await addStaff(asSystem, { roles: ['officer'], teams: ['highways'] })
    const requestId = (await findByReference(asSystem, reference))!
    await closeRequest(database.ctx({ actor }), { requestId, outcome: 'done', words: 'We filled it.' })
    const { updates, next } = (await read(`/updates?reference=${reference}&from=2026-12-01T00:00:00Z&limit=1`)).body
    assert.deepEqual(
      updates.map((each: { kind: string; words: string }) => [each.kind, each.words]),
      [['closed', 'We filled it.']],
    )
    assert.equal(next, null)
  })
})

describe('the OpenAPI document', async () => {
  const document = (await api.get('/api/v1/openapi.json')).json()
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'doc', ...document })

  test('names every address of the API and nothing else', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map(method => `${method} ${path}`),
    )
    const known = operations.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    assert.deepEqual(described.toSorted(), known.toSorted())
    assert.equal(document.openapi, '3.1.0')
    assert.equal(document.servers[0].url, 'http://council.test/api/v1')
  })

  test('is sound: ids are unique, every reference leads somewhere, every parameter of a path is declared', () => {
    const text = JSON.stringify(document)
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      assert.ok(document.components.schemas[name!], `${name} is missing`)
    const ids: string[] = []
    for (const [path, methods] of Object.entries(document.paths as Record<string, Record<string, Described>>))
      for (const operation of Object.values(methods)) {
        ids.push(operation.operationId)
        const declared = operation.parameters.filter(each => each.in === 'path').map(each => each.name)
        assert.deepEqual(
          [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]),
          declared,
          path,
        )
        assert.ok(operation.responses[200] && operation.responses.default, path)
      }
    assert.equal(new Set(ids).size, ids.length)
  })

  test('is valid by the schema that the OpenAPI initiative publishes, and that schema is really asked', async () => {
    assert.deepEqual(await new Validator().validate(document), { valid: true })
    assert.equal((await new Validator().validate({ ...document, paths: { services: {} } })).valid, false)
  })

  /** The schema of an answer as the document has it, compiled. */
  const answerSchema = (path: string, method: string, status: string) => {
    const [media] = Object.keys(document.paths[path][method].responses[status].content)
    const at = ['paths', path, method, 'responses', status, 'content', media!, 'schema']
    const pointer = at.map(part => part.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')).join('/')
    return ajv.compile({ $ref: `doc#/${pointer}` })
  }
  const assertDescribed = (body: unknown, path: string, method = 'get', status = '200') => {
    const validate = answerSchema(path, method, status)
    assert.ok(validate(body), `${method} ${path} ${status}: ${ajv.errorsText(validate.errors)}`)
    described.add(`${method} ${path}`)
  }
  const described = new Set<string>()

  test('describes what is read as it is', async () => {
    const { reference } = (await send(pothole({ externalId: 'described' }))).body
    const examples = {
      '/services': '/services',
      '/services/suggest': '/services/suggest?text=bins',
      '/services/{slug}': '/services/bulky-collection',
      '/requests': '/requests',
      '/requests/{reference}': `/requests/${reference}`,
      '/updates': '/updates',
      '/areas': '/areas',
      '/areas.geojson': '/areas.geojson?kind=ward',
      '/postcodes/{postcode}': '/postcodes/SN151ER',
      '/notices': '/notices',
      '/knowledge': '/knowledge?text=bins&postcode=SN151ER',
    }
    for (const [path, url] of Object.entries(examples)) assertDescribed((await read(url)).body, path)
  })

  test('describes what is answered to what is sent as it is, the first time, again, and when it is wrong', async () => {
    const body = pothole({ externalId: 'described when sent' })
    const first = await send(body)
    const again = await send(body)
    assert.deepEqual([first.status, again.status], [201, 200])
    assertDescribed(first.body, '/requests', 'post', '201')
    assertDescribed(again.body, '/requests', 'post', '200')
    const path = `/api/v1/requests/${first.body.reference}/updates`
    const update = await api.json(path, { words: 'It is worse', externalId: '1' }, key)
    assertDescribed(update.json(), '/requests/{reference}/updates', 'post', String(update.statusCode))
    const wrong = [await send(pothole({ answers: {} })), await send(pothole(), {}), await send({})]
    for (const { status, body } of wrong) {
      assert.ok(status >= 400)
      assertDescribed(body, '/requests', 'post', 'default')
    }
    assertDescribed((await read('/services/no-such')).body, '/services/{slug}', 'get', 'default')
  })

  test('leaves no address undescribed', () => {
    const known = operations.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    assert.deepEqual([...described].toSorted(), known.toSorted())
  })
})

interface Described {
  operationId: string
  parameters: { in: string; name: string }[]
  responses: Record<string, unknown>
}
