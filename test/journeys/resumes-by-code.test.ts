import assert from 'node:assert/strict'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { choose, goOn, heading, journey, readReference, sayWhere, sayWho, start } from './steps.ts'

const HER = { name: 'Imogen Sample', email: 'imogen@example.test' }
const program = await startProgram({ after })
const browser = await openBrowser({ after })
const atHome = await browser.visit('desktop')
const elsewhere = await browser.visit('phone')
let code = ''

journey('somebody saves her form and goes on elsewhere', {
  async 'she answers half of it and asks for a code'() {
    await atHome.goto(`${program.url}/services/pothole`)
    await start(atHome)
    await sayWhere(atHome, { words: 'by the bus stop' })
    await goOn(atHome)
    await choose(atHome, 'Smaller than a dinner plate')
    assert.equal(await heading(atHome), 'How deep is it?')
    await atHome.getByRole('link', { name: 'Save and come back later' }).click()
    await expectAccessible(atHome)
    await atHome.getByLabel(/Send the code to this email/).fill(HER.email)
    await atHome.getByRole('button', { name: 'Get a code' }).click()
    await atHome.locator('.fp-code').waitFor()
    await expectAccessible(atHome)
    code = await atHome.locator('.fp-code > [aria-hidden]').innerText()
    assert.match(code, /^\d{3} \d{3} \d{3}$/)
  },

  async 'the code is in her inbox too'() {
    await program.settle()
    assert.ok(program.outbox(HER.email)[0]!.text.includes(code))
  },

  async 'a wrong code opens nothing'() {
    await elsewhere.goto(program.url)
    await elsewhere.getByRole('button', { name: 'Menu' }).click()
    await elsewhere.getByRole('link', { name: 'Carry on with a saved form' }).click()
    await elsewhere.getByLabel('Your code').fill('123 456 789')
    await elsewhere.getByRole('button', { name: 'Carry on' }).click()
    await elsewhere.getByText('one digit looks wrong').first().waitFor()
    await expectAccessible(elsewhere)
  },

  async 'her code takes the form up at the same question in a fresh browser'() {
    await elsewhere.getByLabel('Your code').fill(code.replaceAll(' ', '-'))
    await goOn(elsewhere, 'Carry on')
    assert.equal(await heading(elsewhere), 'How deep is it?')
    await elsewhere.getByRole('link', { name: 'Back', exact: true }).click()
    assert.ok(await elsewhere.getByLabel('Smaller than a dinner plate').isChecked())
    await goOn(elsewhere)
  },

  async 'she sends it from there'() {
    await choose(elsewhere, 'I do not know')
    await choose(elsewhere, 'At a junction or roundabout')
    await goOn(elsewhere)
    await sayWho(elsewhere, HER)
    await goOn(elsewhere, 'Send')
    await readReference(elsewhere)
  },

  async 'where she began, the form is sent, and the code opens nothing any more'() {
    await atHome.getByRole('link', { name: 'Carry on now' }).click()
    assert.equal(await heading(atHome), 'We have it')
    await atHome.goto(`${program.url}/resume`)
    await atHome.getByLabel('Your code').fill(code)
    await atHome.getByRole('button', { name: 'Carry on' }).click()
    await atHome.getByText('We have no form with that code').first().waitFor()
  },
})
