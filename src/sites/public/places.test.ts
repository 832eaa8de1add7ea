import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'

const { visitor } = await testWeb({ after }, await testDatabase({ after }, { template: 'wiltshire' }))
const welsh = await testWeb({ after }, await testDatabase({ after }, { template: 'wrexham' }))
const somebody = visitor()

describe('the landmarks of a map', () => {
  test('are the postcodes in sight, kept by the browser for a day', async () => {
    const { status, headers, body } = await somebody.get('/postcodes.json?box=-2.12,51.46,-2.11,51.47')
    assert.equal(status, 200)
    assert.equal(headers['cache-control'], 'public, max-age=86400')
    const found = JSON.parse(body) as { postcode: string }[]
    assert.deepEqual(
      found.find(({ postcode }) => postcode === 'SN15 1ER'),
      { postcode: 'SN15 1ER', lat: 51.46104, lng: -2.11491 },
    )
    assert.ok(found.length > 10 && found.length < 500, String(found.length))
  })

  test('are refused for what is no box, or a box as large as a town', async () => {
    for (const box of [
      '',
      'a,b,c,d',
      '-2.12,51.46,-2.11',
      '-2.11,51.47,-2.12,51.46',
      '-3,51,-1,52',
      '1,2,3,4,5',
      ',,,',
    ])
      assert.equal((await somebody.get(`/postcodes.json?box=${box}`)).status, 400, box)
    assert.equal((await somebody.get('/postcodes.json')).status, 400)
  })
})

describe('a place outside the area', () => {
  test('is answered with whose it probably is, and nothing typed is lost', async () => {
    const begun = await somebody.post('/services/pothole/danger', { danger: 'no' })
    const { status, body } = await somebody.post(begun.location, {
      'q-lat': '51.38',
      'q-lng': '-2.36',
      'q-source': 'pin',
      'q-near': '',
      'q-words': 'by the abbey',
    })
    assert.equal(status, 422)
    assert.match(
      body,
      /The council there is probably Bath and North East Somerset or Somerset\. Check where it is, or ask them/,
    )
    for (const kept of ['51.38', '-2.36', 'pin', 'by the abbey']) assert.ok(body.includes(`value="${kept}"`), kept)
  })

  test('is told to the map in the language of the page; nothing where nobody knows', async () => {
    const council = async (path: string, who = somebody) => JSON.parse((await who.get(path)).body).council
    assert.equal(await council('/find-council?at=51.56,-1.78&language=en'), 'Swindon')
    assert.equal(await council('/find-council?at=53.167,-3.14&language=cy', welsh.visitor()), 'Sir y Fflint')
    assert.equal(await council('/find-council?at=51.5,-0.12'), '')
    for (const at of ['', '51', 'a,b', '91,0', '1,2,3'])
      assert.equal((await somebody.get(`/find-council?at=${at}`)).status, 400, at)
  })
})

describe('a postcode that is missing from the list', () => {
  test('in a part that is ours can be gone on with; elsewhere it is told whose it is', async () => {
    const her = visitor()
    const asked = await her.post('/postcode', { postcode: 'SP4 7ZZ' })
    const { body } = await her.get(asked.location)
    assert.match(body, /We do not know SP4 7ZZ[\s\S]*This part is ours/)
    assert.equal((await her.post('/postcode', { postcode: 'SP4 7ZZ', anyway: 'yes' })).location, '/')
    assert.match((await her.get('/postcode')).body, /We have SP4 7ZZ now/)
    assert.equal((await her.get('/')).status, 200)
    assert.equal((await her.get('/services/pothole')).status, 200)
    assert.match((await her.post('/postcode', { postcode: 'BS1 5TR', anyway: 'yes' })).location, /outside=BS15TR/)
  })

  test('does not stop a report whose words are good', async () => {
    const begun = await somebody.post('/services/pothole/danger', { danger: 'no' })
    const at = (near: string) => ({ 'q-near': near, 'q-words': 'Church Street, Amesbury, outside number 3' })
    const wrong = await somebody.post(begun.location, at('BS1 5TR'))
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /BS1 5TR is outside our area/)
    assert.equal((await somebody.post(begun.location, at('SP4 7ZZ'))).status, 303)
    const short = await somebody.post(begun.location, { 'q-near': 'SP4 7ZZ', 'q-words': 'x' })
    assert.match(short.body, /We do not know SP4 7ZZ, but this part is ours/)
  })
})

describe('what somebody types to see it on the map', () => {
  const find = async (near: string, language = 'en') => {
    const { status, body } = await somebody.get(`/find-place?near=${encodeURIComponent(near)}&language=${language}`)
    return { status, ...JSON.parse(body) }
  }

  test('may be a postcode, part of one, a town or a village', async () => {
    assert.deepEqual(await find('sn151er'), { status: 200, kind: 'postcode', lat: 51.46104, lng: -2.11491 })
    for (const [near, lat, lng] of [
      ['SN15 1E', 51.46, -2.115],
      ['SN15', 51.46, -2.1],
      ['Mere', 51.09, -2.27],
      ['devizes', 51.352, -1.99],
      ['Bradford on Avon', 51.347, -2.251],
      ['Bulford, Wiltshire', 51.19, -1.76],
      ['Chipenham', 51.46, -2.115],
      ['devises', 51.352, -1.99],
      ['Bradford on Avn', 51.347, -2.251],
    ] as const) {
      const found = await find(near)
      assert.deepEqual([found.status, found.kind], [200, 'around'], near)
      assert.ok(
        Math.abs(found.lat - lat) < 0.06 && Math.abs(found.lng - lng) < 0.08,
        `${near}: ${found.lat}, ${found.lng}`,
      )
    }
  })

  test('outside is told whose it is; what is no place we know is not found', async () => {
    assert.deepEqual(await find('SN1 5AA'), { status: 404, council: 'Swindon' })
    for (const near of ['', 'Station Road', 'London', 'Bristol', 'Newbury', 'SN1 5', 'QQ1', 'a'])
      assert.equal((await find(near)).status, 404, near)
  })

  test('is too wide by itself for the report, and she is told what to add', async () => {
    const begun = await somebody.post('/services/pothole/danger', { danger: 'no' })
    const { status, body } = await somebody.post(begun.location, { 'q-near': 'Mere', 'q-words': '' })
    assert.equal(status, 422)
    assert.match(body, /Mere alone is too wide for us to find it. Add the street/)
    assert.match(body, /<noscript><p class="govuk-hint">There is no map here/)
  })
})
