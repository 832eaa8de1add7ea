import assert from 'node:assert/strict'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { choose, goOn, heading, journey, linkIn, sayWhere, sayWho, signIn, start } from './steps.ts'

const HER = { name: 'Imogen Sample', email: 'imogen@example.test' }
const ADVISER = { email: 'adviser@demo.example', roles: ['adviser' as const], teams: ['customer-services'] }
const OFFICER = { email: 'officer@demo.example', roles: ['officer' as const], teams: ['highways', 'parish-stewards'] }
const program = await startProgram({ after }, { staff: [ADVISER, OFFICER] })
const browser = await openBrowser({ after })
const atHome = await browser.visit('desktop')
const elsewhere = await browser.visit('phone')
const adviser = await browser.visit('desktop')
let code = ''
let reference = ''

journey('somebody saves her form, goes on elsewhere, and an adviser finishes it with her on the phone', {
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

  async 'she rings, and the adviser has the form before him at the question she left'() {
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/desk`)
    await adviser.getByRole('radio', { name: 'On the phone' }).check()
    await goOn(adviser, 'Start')
    await adviser.getByLabel('What they ask, in their own words').fill('I cannot go on with my form')
    await adviser.getByText('Saved', { exact: true }).waitFor()
    await adviser.getByRole('button', { name: 'Take up their form' }).click()
    await adviser.getByLabel('Their code').fill(code)
    await goOn(adviser)
    assert.equal(await heading(adviser), 'How deep is it?')
    await expectAccessible(adviser)
  },

  async 'he asks her the rest and sends it: she is told the reference'() {
    await choose(adviser, 'I do not know')
    await choose(adviser, 'At a junction or roundabout')
    await goOn(adviser)
    await sayWho(adviser, { ...HER, byAdviser: true })
    await goOn(adviser, 'Send')
    reference = /\d{3} \d{3} \d{3} \d{3}/.exec(await adviser.locator('main').innerText())![0]
  },

  async 'it is the matter of the call, which ends with it'() {
    await adviser.getByRole('link', { name: 'Back to the conversation' }).click()
    const matter = await adviser.locator('.fp-desk-matter').innerText()
    assert.match(matter, /Opened in this conversation/)
    assert.ok(matter.includes(reference))
    await goOn(adviser, 'End the call and wrap up')
    assert.ok((await adviser.getByLabel('Note', { exact: true }).inputValue()).includes(reference))
    await goOn(adviser, 'Save and finish')
    await program.settle()
  },

  async 'there is one request with one timeline: what she began, what was said, who took it'() {
    const requests = await program.db.selectFrom('requests.requests').select('id').execute()
    assert.equal(requests.length, 1)
    const officer = await browser.visit('desktop')
    await signIn(officer, program.url, OFFICER.email)
    await officer.goto(`${program.url}/staff/requests/${requests[0]!.id}`)
    await officer.getByText('I cannot go on with my form').first().waitFor()
    const page = await officer.locator('main').innerText()
    assert.ok(page.includes(reference))
    assert.match(page, /by the bus stop/)
  },

  async 'where she began, the form is sent, and the code opens nothing any more'() {
    await atHome.getByRole('link', { name: 'Carry on now' }).click()
    assert.equal(await heading(atHome), 'We have it')
    // As the link in a message brings it along.
    await atHome.goto(`${program.url}/resume?code=${code.replaceAll(' ', '')}`)
    assert.equal(await atHome.getByLabel('Your code').inputValue(), code)
    await atHome.getByRole('button', { name: 'Carry on' }).click()
    await atHome.getByText('We have no form with that code').first().waitFor()
    await atHome.goto(linkIn(program.outbox(HER.email).at(-1)!.text))
    assert.ok((await atHome.locator('main').innerText()).includes(reference))
  },
})
