import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { choose, goOn, heading, journey, sayWhere, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['adviser' as const], teams: ['customer-services'] }
const COLLEAGUE = { email: 'colleague@demo.example', roles: ['adviser' as const], teams: ['customer-services'] }
const program = await startProgram({ after }, { staff: [ADVISER, COLLEAGUE] })
const browser = await openBrowser({ after })
const [desk, tablet, other] = [
  await browser.visit('desktop'),
  await browser.visit('phone'),
  await browser.visit('desktop'),
]
/** More than a browser keeps. */
const FORMS = 7
let screen = ''
let first = ''

const begin = async (page: Page) => {
  await page.goto(`${program.url}/staff/take/services/pothole`)
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await goOn(page, /^(Start|Begin)/)
}

journey('an adviser goes on in another browser with what he began', {
  async 'he begins a form with somebody, and six more for the rest of a long list'() {
    await signIn(desk, program.url, ADVISER.email)
    await desk.goto(`${program.url}/staff/desk`)
    await goOn(desk, 'Start')
    screen = desk.url()
    for (let form = 1; form <= FORMS; form++) {
      await begin(desk)
      if (form > 1) continue
      first = desk.url().replace(/\/q\/.*/, '')
      await sayWhere(desk, { words: 'by the bus stop' })
      await goOn(desk)
    }
    await desk.goto(screen)
    assert.equal(await desk.getByRole('link', { name: 'Go on with the form' }).count(), FORMS)
  },

  async 'in this browser the first is still open at its question'() {
    await desk.getByRole('link', { name: 'Go on with the form' }).first().click()
    assert.equal(await heading(desk), 'How wide is it?')
    assert.ok(desk.url().startsWith(first))
  },

  async 'the other browser has the conversation and every form of it'() {
    await signIn(tablet, program.url, ADVISER.email)
    for (let form = 0; form < FORMS; form++) {
      await tablet.goto(screen)
      await tablet.getByRole('link', { name: 'Go on with the form' }).nth(form).click()
      await tablet.locator('h1').waitFor()
      assert.match(tablet.url(), /\/staff\/take\/form\/[0-9a-f-]+\/(q|check)/)
    }
    await tablet.goto(`${first}/on`)
    assert.equal(await heading(tablet), 'How wide is it?')
    await choose(tablet, 'Bigger than a dinner plate')
    assert.equal(await heading(tablet), 'How deep is it?')
    await expectAccessible(tablet)
  },

  async 'back at the desk the answer is there'() {
    await desk.goto(`${first}/on`)
    assert.equal(await heading(desk), 'How deep is it?')
  },

  async 'a colleague who has not taken it over finds nothing'() {
    await signIn(other, program.url, COLLEAGUE.email)
    const answer = await other.goto(`${first}/on`)
    assert.equal(answer!.status(), 404)
  },
})
