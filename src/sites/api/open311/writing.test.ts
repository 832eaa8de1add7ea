import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { CARD, tablesWithCard } from '../../../../test/support/card.ts'
import { addStaff, followAll, testDatabase } from '../../../../test/support/database.ts'
import { typedFollower } from '../../../modules/correspondence/index.ts'
import { listOpenDuty, readDutyRecord } from '../../../modules/duty/index.ts'
import { createApiKey, revokeApiKey } from '../../../modules/identity/index.ts'
import { findByReference, readRequest } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'
import { fromXml, pothole, testApi } from '../testing.ts'

const database = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-12-01T10:00:00Z') })
const api = await testApi({ after }, database)
const asSystem = database.ctx({ actor: system('test') })

const post = (fields: Parameters<typeof pothole>[0] = {}) => api.post('/open311/v2/requests.json', pothole(fields))
async function kept(answer: Awaited<ReturnType<typeof post>>) {
  assert.equal(answer.statusCode, 200, answer.body)
  return readRequest(asSystem, (await findByReference(asSystem, answer.json()[0].service_request_id))!)
}
async function refused(fields: Parameters<typeof pothole>[0]): Promise<string[]> {
  const answer = await post(fields)
  assert.equal(answer.statusCode, 400, answer.body)
  return answer.json().map((problem: { description: string }) => problem.description)
}
const none = { 'attribute[size]': [], 'attribute[depth]': [], 'attribute[position]': [] }

describe('a report that another system sends', () => {
  test('is a request of the service, at the place, with who asked', async () => {
    const request = await kept(await post({ phone: '07700 900982', address_string: 'Outside 12 Station Road' }))
    assert.equal(request.service, 'pothole')
    assert.equal(request.channel, 'api')
    assert.deepEqual(request.answers, {
      where: { lat: 51.4585, lng: -2.1158, words: 'Outside 12 Station Road', source: 'api' },
      size: 'large',
      depth: 'deep',
      position: 'edge',
      details: 'A deep hole by the bus stop',
    })
    const [person] = request.participants
    assert.deepEqual([person?.name, person?.email, person?.phone], ['Ann Example', 'ann@example.test', '+447700900982'])
    assert.ok(person?.told)
    assert.deepEqual([person?.emailAsked, person?.phoneAsked], [false, false], 'nobody asked her what is safe')
    assert.ok(request.areas.includes('chippenham'))
  })

  test('rings at the duty team where its words hint at danger: its description, or what no question asks for', async () => {
    const officer = database.ctx({ actor: await addStaff(asSystem, { roles: ['duty-officer'] }) })
    const told = async () => {
      await followAll(asSystem, typedFollower)
      return Promise.all((await listOpenDuty(officer)).map(({ id }) => readDutyRecord(officer, id)))
    }
    const { id } = await kept(await post({ description: 'I want to kill myself', email: 'a@example.test' }))
    const [first, ...more] = await told()
    assert.deepEqual([first!.kind, first!.requests, more], ['suicide', [id], []])
    await kept(await post({ email: 'b@example.test', 'attribute[other]': 'I am going to kill myself tonight' }))
    assert.equal((await told()).length, 2)
    await kept(await post({ email: 'c@example.test' }))
    assert.equal((await told()).length, 2)
  })

  test('holds no number of a card, whichever field it came in', async () => {
    const words = `I paid with ${CARD}`
    const fields = { description: words, address_string: words, first_name: `Ann ${CARD}`, 'attribute[other]': words }
    const request = await kept(await post(fields))
    assert.equal(request.answers.details, 'I paid with [card number removed]')
    assert.deepEqual(await tablesWithCard(database.db), [])
  })

  test('is answered at once with its id and what happens next, in XML too', async () => {
    const answer = await api.post('/open311/v2/requests.xml', pothole({ description: 'In XML' }))
    const { root, data } = fromXml(answer.body)
    assert.equal(root, 'service_requests')
    const [request] = data as Record<string, string>[]
    assert.match(request!.service_request_id!, /^\d{12}$/)
    assert.match(request!.service_notice!, /By Thursday 3 December we will look at it\./)
    assert.equal(request!.account_id, null)
  })

  test('may come as JSON, with attributes as an object', async () => {
    const { 'attribute[size]': size, 'attribute[depth]': depth, 'attribute[position]': position, ...rest } = pothole()
    const body = { ...rest, description: 'As JSON', lat: 51.4585, long: -2.1158, attribute: { size, depth, position } }
    const request = await kept(await api.json('/open311/v2/requests.json', body))
    assert.equal(request.answers.size, 'large')
  })

  test('may name an option by its label, and several of a list in every way clients do', async () => {
    const fields = {
      service_code: 'fly-tipping',
      'attribute[how-much]': 'bags',
      'attribute[blocking]': 'No',
      'attribute[land]': 'road',
      'attribute[saw]': 'no',
      ...none,
    }
    const definition = (await api.get('/open311/v2/services/fly-tipping.json')).json()
    const optionsOf = (code: string) =>
      definition.attributes.find((each: { code: string }) => each.code === code).values
    const [one, other] = optionsOf('what')
    const all = {
      ...fields,
      'attribute[how-much]': optionsOf('how-much')[0].name,
      'attribute[land]': optionsOf('land')[0].key,
    }
    const ways: Record<string, string | string[]>[] = [
      { 'attribute[what][]': [one.key, other.key] },
      { 'attribute[what]': [one.name, other.name] },
      { 'attribute[what]': `${one.key},${other.key}` },
    ]
    for (const [index, way] of ways.entries()) {
      const request = await kept(await post({ ...all, ...way, description: `Way ${index}` }))
      assert.deepEqual(request.answers.what, [one.key, other.key])
      assert.equal(request.answers.blocking, 'no')
    }
  })

  test('without any of our attributes is taken for its description: an old client does not know them', async () => {
    const request = await kept(await post({ ...none, description: 'Only words' }))
    assert.equal(request.answers.details, 'Only words')
    assert.equal(request.answers.size, undefined)
  })

  test('with some of our attributes needs those that are required', async () => {
    const problems = await refused({ 'attribute[depth]': [], 'attribute[position]': [] })
    assert.deepEqual(problems, ['depth: Choose how deep it is', 'position: Choose which part of the road it is in'])
  })

  test('with a value we do not offer is refused and told why', async () => {
    assert.deepEqual(await refused({ 'attribute[size]': 'enormous' }), ['size: Choose one of the answers shown'])
  })

  test('keeps what nobody asks for as a note to staff: pictures, unknown attributes', async () => {
    const request = await kept(
      await post({
        description: 'With a picture',
        media_url: ['https://fms.test/a.jpg', 'https://fms.test/b.jpg'],
        'attribute[weather]': 'rain',
        'attribute[easting]': '392000',
      }),
    )
    assert.deepEqual(
      request.updates.map(({ audience, words }) => [audience, words]),
      [['staff', 'Picture: https://fms.test/a.jpg\nPicture: https://fms.test/b.jpg\nAlso sent: weather: rain']],
    )
  })

  test('is not lost for a phone number or email address that cannot be one', async () => {
    const request = await kept(await post({ description: 'Bad phone', phone: '12' }))
    assert.equal(request.participants[0]?.phone, null)
    assert.equal(request.updates[0]?.words, 'Also sent: phone: 12')
    const other = await kept(await post({ description: 'Bad email', email: 'ann at example' }))
    assert.equal(other.updates[0]?.words, 'Also sent: email: ann at example')
    assert.equal(other.participants[0]?.name, 'Ann Example')
  })

  test('where we must know who asks needs a way to reach them', async () => {
    const fields = { service_code: 'noise', ...none, description: 'Loud music' }
    const answer = await post({ ...fields, email: 'ann at example' })
    assert.equal(answer.statusCode, 400)
    assert.equal((await kept(await post(fields))).answers.effect, 'Loud music')
  })

  test('may be longer than our own box allows', async () => {
    const description = 'Long story. '.repeat(700).trim()
    assert.equal((await kept(await post({ description }))).answers.details, description)
  })

  test('is refused with plain words when it is far too long', async () => {
    assert.deepEqual(await refused({ description: 'x'.repeat(10_001) }), [
      'description is too long. The most is 10000 characters',
    ])
    const huge = await post({ description: 'x'.repeat(1_100_000) })
    assert.equal(huge.statusCode, 413)
    assert.match(huge.json()[0].description, /too large/)
  })
})

describe('the place of a report', () => {
  const nowhere = { lat: [], long: [] }
  test('may be a postcode in an address', async () => {
    const request = await kept(await post({ ...nowhere, address_string: '12 Station Road, Chippenham sn15 1er' }))
    assert.equal(request.postcode, 'SN151ER')
    assert.ok(request.lat! > 51.4 && request.ward)
    assert.equal(request.placeWords, '12 Station Road, Chippenham sn15 1er')
  })

  test('may be an address in words alone', async () => {
    const request = await kept(await post({ ...nowhere, address_string: 'The lane behind the church in Box' }))
    assert.deepEqual([request.lat, request.placeWords], [null, 'The lane behind the church in Box'])
  })

  test('is kept for a service whose form does not ask for one', async () => {
    const fields = { service_code: 'missed-bin', ...none, description: 'Not emptied' }
    const request = await kept(await post(fields))
    assert.deepEqual([request.lat, request.lng], [51.4585, -2.1158])
  })

  for (const [fields, words] of [
    [nowhere, /Say where it is/],
    [{ ...nowhere, address_id: '7' }, /do not know address_id/],
    [{ lat: 'here' }, /lat is not a number/],
    [{ lat: '51.4', long: '181' }, /long is not a number/],
    [{ lat: '51.4', long: [] }, /long is not a number/],
    [{ lat: '53.4', long: '-2.9' }, /outside our area/],
    [{ ...nowhere, address_string: '1 High Street, M1 1AE' }, /M1 1AE is outside our area/],
  ] as const)
    test(`is refused with words: ${JSON.stringify(fields)}`, async () => {
      const [problem] = await refused(fields as Parameters<typeof refused>[0])
      assert.match(problem!, words)
    })
})

describe('a key', () => {
  const codeOf = async (fields: Parameters<typeof pothole>[0], headers = {}) => {
    const answer = await api.post('/open311/v2/requests.json', pothole(fields), headers)
    return answer.statusCode
  }
  test('is needed, and a wrong one does not hold', async () => {
    assert.equal(await codeOf({ api_key: [] }), 403)
    const wrong = await api.post('/open311/v2/requests.xml', pothole({ api_key: 'wrong' }))
    assert.equal(wrong.statusCode, 403)
    assert.deepEqual(fromXml(wrong.body), {
      root: 'errors',
      data: [{ code: 403, description: 'This api_key is not known, or is no longer valid' }],
    })
  })

  test('made by staff holds until it is revoked, in a field, the address or a header', async () => {
    const { id, key } = await createApiKey(asSystem, { name: 'Street app' })
    assert.equal(await codeOf({ api_key: key, description: 'a' }), 200)
    assert.equal(await codeOf({ api_key: [], description: 'b' }, { authorization: `Bearer ${key}` }), 200)
    const inAddress = await api.post(
      `/open311/v2/requests.json?api_key=${key}`,
      pothole({ api_key: [], description: 'c' }),
    )
    assert.equal(inAddress.statusCode, 200)
    await revokeApiKey(asSystem, id)
    assert.equal(await codeOf({ api_key: key, description: 'd' }), 403)
  })
})

describe('a service code', () => {
  test('is needed', async () => {
    assert.deepEqual(await refused({ service_code: [] }), ['service_code is missing'])
  })
  test('that is unknown or not for other systems is not found', async () => {
    assert.equal((await post({ service_code: 'no-such' })).statusCode, 404)
    assert.equal((await post({ service_code: 'worried-about-a-child' })).statusCode, 404)
  })
})
