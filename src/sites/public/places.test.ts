import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'

const { visitor } = await testWeb({ after }, await testDatabase({ after }, { template: 'wiltshire' }))
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
