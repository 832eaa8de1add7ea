import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'

const { visitor } = await testWeb({ after }, await testDatabase({ after }, { template: 'wiltshire' }))
const read = async (slug: string) => (await visitor().get(`/services/${slug}`)).body

describe('the page of a service', () => {
  test('says that the law sets a time only where it does', async () => {
    assert.match(await read('information-request'), /The law sets this time: The Freedom of Information Act/)
    for (const slug of ['bus-pass', 'flooding', 'care-needs']) {
      const page = await read(slug)
      assert.match(page, /About the law: /)
      assert.doesNotMatch(page, /The law sets this time/)
    }
  })

  test('tells the next bins of where somebody lives, and asks where that is first', async () => {
    const resident = visitor()
    assert.match((await resident.get('/services/bin-day')).body, /Give your postcode/)
    await resident.post('/postcode?back=/services/bin-day', { postcode: 'SN10 1BN' })
    const { body } = await resident.get('/services/bin-day')
    const days = [...body.matchAll(/<strong>(\w+) \d+ \w+:<\/strong> (\w+)/g)]
    assert.equal(days.length, 5)
    for (const [, day] of days) assert.equal(day, 'Tuesday')
    assert.notEqual(days[0]![2], days[1]![2])
  })

  test('names the line that answers for this service, not the one of its theme', async () => {
    const phoneOf = async (slug: string) => /fp-phone" href="tel:(\d+)"/.exec(await read(slug))?.[1]
    assert.equal(await phoneOf('missed-bin'), '01632960106')
    assert.equal(await phoneOf('litter'), '01632960105')
    assert.equal(await phoneOf('speeding'), '01632960105')
    assert.equal(await phoneOf('cannot-pay-council-tax'), '01632960101')
    assert.equal(await phoneOf('something-else'), '01632960100')
  })

  test('that is not there offers the search', async () => {
    const { status, body } = await visitor().get('/services/nothing-like-it')
    assert.equal(status, 404)
    assert.match(body, /<form[^>]* action="\/search"/)
  })

  test('leads to a page of this site', async () => {
    assert.match(await read('contact-us'), /<a href="\/contact"[^>]*>\s*Go to Contact us/)
  })
})
