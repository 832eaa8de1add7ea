import assert from 'node:assert/strict'
import { after } from 'node:test'
import { openSubmission, reporterFrom } from '../../src/modules/requests/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, goOn, heading, journey, linkIn, readReference, sayWhere, start } from './steps.ts'

const FIRST = 'first@example.test'
const SECOND = 'second@example.test'
const program = await startProgram({ after })
const browser = await openBrowser({ after })
const page = await browser.visit('phone')

const [first] = await openSubmission(program.ctx(), {
  key: 'the first report',
  language: 'en',
  reporter: reporterFrom({ name: 'Imogen Sample', email: FIRST }),
  requests: [
    {
      service: 'pothole',
      answers: { details: 'It was here first' },
      place: { ...CHIPPENHAM, words: 'by Imogen Sample’s gate' },
    },
  ],
})

journey('somebody finds that her pothole was reported already', {
  async 'she is shown the reports nearby before she has to describe anything'() {
    await page.goto(`${program.url}/services/pothole`)
    await start(page)
    await page.locator('#q-near').fill(CHIPPENHAM.postcode)
    await page.getByRole('button', { name: 'Show it on the map' }).click()
    await page.locator('.fp-landmark span', { hasText: CHIPPENHAM.postcode }).waitFor()
    await page.locator('.fp-map__here', { hasText: 'Chippenham' }).waitFor()
    await sayWhere(page, { words: 'in the road' })
    assert.equal(await heading(page), 'Is it one of these?')
    await page.locator('.fp-landmark span').first().waitFor()
    await expectAccessible(page)
    await page.locator('.fp-marker', { hasText: '1' }).waitFor()
    const shown = await page.locator('main').innerText()
    assert.match(shown, /1 person follows it/)
    assert.doesNotMatch(shown, /Imogen/)
  },

  async 'she says that it is the same one'() {
    await page.getByRole('link', { name: /It’s the same one/ }).click()
    assert.equal(await heading(page), 'How can we reach you?')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Keep me informed' }).click()
    await page.locator('.govuk-error-summary').waitFor()
    await page.getByLabel('Email address').fill(SECOND)
    await page.getByLabel('Email me').check()
    await page.getByLabel(/Is there anything the crew should know/).fill('It is deeper now')
    await goOn(page, 'Keep me informed')
    assert.equal(await readReference(page), first!.reference)
  },

  async 'she follows the first report, and only she hears of it'() {
    await program.settle()
    const [mail] = program.outbox(SECOND)
    assert.match(mail!.subject, /we will keep you informed/)
    assert.doesNotMatch(mail!.text, /Imogen|first@/)
    assert.equal(program.outbox(FIRST).length, 1)
    await page.goto(linkIn(mail!.text))
    const shown = await page.locator('main').innerText()
    assert.match(shown, /we will look at it/)
    assert.doesNotMatch(shown, /It was here first|Imogen/)
  },

  async 'there is one request, with her words for the crew'() {
    const requests = await program.db.selectFrom('requests.requests').select('id').execute()
    assert.deepEqual(requests, [{ id: first!.requestId }])
    const updates = await program.db.selectFrom('requests.updates').select(['words', 'audience']).execute()
    assert.deepEqual(updates, [{ words: 'It is deeper now', audience: 'staff' }])
  },

  async 'when hers is another one she goes on with her own'() {
    const other = await browser.visit('desktop')
    await other.goto(`${program.url}/services/pothole`)
    await start(other)
    await sayWhere(other, { words: 'round the corner' })
    await other.getByRole('link', { name: 'No, mine is another one' }).click()
    await other.waitForURL(/\/q\/photos$/)
  },
})
