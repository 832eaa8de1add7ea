import assert from 'node:assert/strict'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { choose, goOn, heading, journey, readReference, sayWho } from './steps.ts'

const HER = { name: 'Imogen Sample', email: 'imogen@example.test' }
const program = await startProgram({ after })
const browser = await openBrowser({ after })
const page = await browser.visit('desktop')

journey('somebody needs what is on no list', {
  async 'a search that finds nothing leads to the form for everything'() {
    await page.goto(program.url)
    await page.locator('#q').fill('qwxzv blorptang')
    await page.locator('.fp-search__button').click()
    await page.getByText('We did not find a service for that.').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Tell us about something else' }).click()
    await goOn(page, 'Start now')
  },

  async 'she writes in her own words and leaves out what does not apply'() {
    assert.equal(await heading(page), 'What do you want to tell us or ask us?')
    await page.locator('textarea').fill('Could the clock on the town hall chime more quietly at night?')
    await goOn(page)
    await choose(page, 'No')
    assert.equal(await heading(page), 'Add photos if they help (optional)')
    await goOn(page)
    assert.equal(await heading(page), 'Add letters or other papers if they help (optional)')
    await goOn(page)
    await choose(page, 'Something put right')
    assert.equal(await heading(page), 'Have you asked us about this before? (optional)')
    await goOn(page)
    await sayWho(page, HER)
    await goOn(page, 'Send')
    await readReference(page)
    await expectAccessible(page)
  },

  async 'a person has it, and only staff can see it'() {
    const request = await program.db
      .selectFrom('requests.requests')
      .select(['team_id', 'visibility', 'reference'])
      .executeTakeFirstOrThrow()
    assert.equal(request.team_id, 'customer-services')
    assert.equal((await page.goto(`${program.url}/reports/${request.reference}`))!.status(), 404)
    await expectAccessible(page)
    await program.settle()
    assert.match(program.outbox(HER.email)[0]!.text, /a person will read it/)
  },
})
