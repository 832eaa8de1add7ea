// Our answers against the JSON schemas of GeoReport v2, in both formats.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { Ajv } from 'ajv'
import { testDatabase } from '../../../../test/support/database.ts'
import { fromXml, pothole, readShared, testApi } from '../testing.ts'

const FOLDER = 'open311/schema/georeport-v2'
const NAMES = ['service', 'services', 'service-definition', 'request', 'requests']
const schemas = await Promise.all(NAMES.map(name => readShared(`${FOLDER}/${name}.json`)))
const skip = schemas.includes(null) ? `../shared/data/${FOLDER} is not here` : false

const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/)
ajv.addFormat('uri', /^https?:\/\/\S+$/)
for (const [index, schema] of schemas.entries()) if (schema) ajv.addSchema(schema as object, `${NAMES[index]}.json`)

const api = await testApi({ after }, await testDatabase({ after }, { template: 'wiltshire' }))

describe('GeoReport v2', { skip }, () => {
  async function validate(url: string, schema: string): Promise<void> {
    const json = (await api.get(`${url}.json`)).json()
    const xml = fromXml((await api.get(`${url}.xml`)).body).data
    for (const [format, data] of Object.entries({ json, xml })) {
      const isValid = ajv.validate(`${schema}.json`, data)
      assert.ok(isValid, `${url} as ${format}: ${ajv.errorsText()}`)
    }
  }

  test('the list of services is valid', () => validate('/open311/v2/services', 'services'))

  test('every definition is valid', async () => {
    const services: { service_code: string }[] = (await api.get('/open311/v2/services.json')).json()
    assert.ok(services.length > 25)
    for (const { service_code } of services)
      await validate(`/open311/v2/services/${service_code}`, 'service-definition')
  })

  test('requests are valid, one and many', async () => {
    const fields = pothole({ description: '<Deep> & "wide"', address_string: 'By the church' })
    const [sent] = (await api.post('/open311/v2/requests.json', fields)).json()
    await validate('/open311/v2/requests', 'requests')
    await validate(`/open311/v2/requests/${sent.service_request_id}`, 'requests')
  })

  test('the schemas are really asked', () => {
    assert.ok(!ajv.validate('requests.json', [{ service_request_id: '1' }]))
  })
})
