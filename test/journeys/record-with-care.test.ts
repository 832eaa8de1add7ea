import assert from 'node:assert/strict'
import { after } from 'node:test'
import { openSubmission, reporterFrom } from '../../src/modules/requests/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, choose, goOn, heading, journey, linkIn, sayWhere, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['adviser' as const], teams: ['customer-services'] }
const LEADER = { email: 'leader@demo.example', roles: ['team-leader' as const], teams: ['adult-care'] }
const MOTHER = { name: 'Rosamund Sample', email: 'rosamund@example.test' }
const CARER = { name: 'Petra Helper', email: 'petra@example.test' }
const program = await startProgram({ after }, { staff: [ADVISER, LEADER] })
const browser = await openBrowser({ after })
const adviser = await browser.visit('desktop')
const leader = await browser.visit('desktop')

await openSubmission(program.ctx(), {
  key: 'asked-by-herself',
  language: 'en',
  reporter: reporterFrom(MOTHER),
  requests: [
    { service: 'pothole', answers: { details: 'A hole' }, place: { ...CHIPPENHAM, lat: 51.42, words: 'by the mill' } },
  ],
})
await program.settle()

journey('a carer rings for her mother', {
  async 'the adviser opens the mother’s record with a reason, and writes down who helps her with what'() {
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/desk`)
    await goOn(adviser, 'Start')
    await adviser.getByLabel('What they ask, in their own words').fill('There is a hole before my mother’s door')
    await goOn(adviser, 'Find the person')
    await adviser.getByLabel('What they say').fill(`${MOTHER.name} ${MOTHER.email}`)
    await adviser.getByText(/Fits: .*email/).waitFor()
    await adviser.getByRole('radio', { name: 'I could not check it' }).check()
    await adviser
      .getByLabel('Why do you open the record without that?')
      .fill('Her daughter rings, her mother sits beside')
    await expectAccessible(adviser)
    await goOn(adviser, 'It is this one')
    assert.equal(await heading(adviser), MOTHER.name)
    await adviser.getByRole('link', { name: 'Open the whole record' }).click()
    await adviser.getByRole('link', { name: 'Add somebody' }).click()
    await adviser.getByRole('radio', { name: 'Carer', exact: true }).check()
    await adviser.getByLabel('Their name').fill(CARER.name)
    await adviser.getByRole('radio', { name: 'Only the matters named' }).check()
    await adviser.getByLabel('Which matters?').fill('roads and bins')
    await adviser.getByRole('radio', { name: 'They told us' }).check()
    await expectAccessible(adviser)
    await goOn(adviser, 'Add this person')
  },

  async 'the desk says who may be told what, whoever rings next'() {
    await adviser.getByRole('link', { name: 'Back to the conversation' }).click()
    const person = await adviser.locator('.fp-desk__person').innerText()
    assert.match(person, /Carer\s+Petra Helper\s+Only the matters named\s+roads and bins/)
    await expectAccessible(adviser)
  },

  async 'she asks in her mother’s name, and says by what right'() {
    await adviser.getByRole('button', { name: 'Pothole' }).click()
    await adviser.getByRole('link', { name: 'Begin the form' }).click()
    await adviser.getByRole('radio', { name: 'No', exact: true }).check()
    await goOn(adviser, 'Begin')
    await sayWhere(adviser, { words: 'before number 3' })
    await goOn(adviser)
    await choose(adviser, 'Bigger than a dinner plate')
    await choose(adviser, 'I do not know')
    await choose(adviser, 'Where car wheels go')
    await goOn(adviser)
    await choose(adviser, 'For somebody else')
    await adviser.getByLabel('Full name of the person it is for').fill(MOTHER.name)
    await adviser.getByRole('radio', { name: 'They are the carer' }).check()
    await expectAccessible(adviser)
    await goOn(adviser)
    await choose(adviser, 'Yes, they give their details')
    await adviser.getByLabel('Their full name').fill(CARER.name)
    await adviser.getByLabel('Email address').fill(CARER.email)
    await goOn(adviser)
    await choose(adviser, 'Email me')
    await goOn(adviser, 'Send')
  },

  async 'the reference goes to the carer, not to her mother; it is on record who asked for whom'() {
    const reference = /\d{3} \d{3} \d{3} \d{3}/.exec(await adviser.locator('main').innerText())![0]
    await program.settle()
    assert.equal(program.outbox(MOTHER.email).length, 1, 'only of what she asked herself')
    const [mail] = program.outbox(CARER.email)
    const carer = await browser.visit('phone')
    await carer.goto(linkIn(mail!.text))
    assert.ok((await carer.locator('main').innerText()).includes(reference))
    assert.doesNotMatch(await carer.locator('main').innerText(), /by the mill|rosamund@/, 'nothing else of her mother')
    await adviser.getByRole('link', { name: 'Back to the conversation' }).click()
    await adviser.locator('.fp-desk-matter').getByRole('link', { name: reference }).click()
    const people = await adviser.locator('.fp-people').first().innerText()
    assert.match(people, /Petra Helper Asked for somebody else\s+For Rosamund Sample, as their carer/)
  },
})

journey('a record is kept for one team', {
  async 'its leader restricts it, and a colleague does not find that there is one'() {
    await signIn(leader, program.url, LEADER.email)
    await leader.goto(`${program.url}/staff/customers?find=${MOTHER.email}`)
    await leader.getByRole('link', { name: MOTHER.name }).click()
    await leader.getByRole('radio').first().check()
    await goOn(leader, 'Open the record')
    await leader.getByRole('link', { name: 'Change who may see this record' }).click()
    await leader.getByRole('radio', { name: 'Only some teams' }).check()
    await leader.getByLabel('Which team owns the record?').selectOption({ label: 'Adult care first contact' })
    await expectAccessible(leader)
    await goOn(leader, 'Save')
    for (const typed of [MOTHER.email, MOTHER.name]) {
      await adviser.goto(`${program.url}/staff/customers?find=${encodeURIComponent(typed)}`)
      await adviser.getByText('Nobody was found.').waitFor()
      assert.doesNotMatch(await adviser.locator('#found').innerText(), /Rosamund|kept/)
    }
  },

  async 'where others may know of it they find that one is kept, by whom, and nothing more'() {
    await leader.getByRole('link', { name: 'Change who may see this record' }).click()
    await leader.getByRole('checkbox', { name: /Others may know/ }).check()
    await goOn(leader, 'Save')
    await adviser.reload()
    await adviser.getByRole('link', { name: 'A record kept for one team' }).click()
    assert.match(await adviser.locator('main').innerText(), /It belongs to Adult care first contact/)
    assert.doesNotMatch(await adviser.locator('main').innerText(), /Rosamund|rosamund/)
    await expectAccessible(adviser)
  },

  async 'who asks in a conversation who it is comes to the same page, and then back'() {
    await adviser.goto(`${program.url}/staff/desk`)
    await adviser
      .getByRole('link', { name: /By phone/ })
      .first()
      .click()
    await adviser.getByRole('button', { name: 'It is somebody else' }).click()
    await adviser.getByLabel('What they say').fill(MOTHER.email)
    await adviser.getByText('A record that is kept for one team fits.').waitFor()
    await expectAccessible(adviser)
    await adviser.getByRole('link', { name: 'Whom to ask, or open it in an emergency' }).click()
  },

  async 'in an emergency he opens it, and must say why'() {
    await adviser.getByRole('button', { name: 'Open it all the same' }).click()
    await adviser.locator('.govuk-error-summary').waitFor()
    await expectAccessible(adviser)
    await adviser.getByLabel('What is the emergency?').fill('She fell, the ambulance asks for her daughter')
    await goOn(adviser, 'Open it all the same')
    assert.equal(await heading(adviser), 'Who is it?')
    await adviser.getByRole('radio', { name: MOTHER.name }).waitFor()
  },

  async 'the owner is told at once without a name, and reads who it was and why'() {
    await program.settle()
    const mail = program.outbox(LEADER.email).at(-1)!
    assert.equal(mail.subject, 'A record of your team was opened in an emergency')
    assert.doesNotMatch(mail.text, /Rosamund|fell|adviser@/)
    await leader.goto(/https?:\S+\/looks/.exec(mail.text)![0])
    const looks = await leader.locator('main').innerText()
    assert.match(looks, /adviser wrote: She fell, the ambulance asks for her daughter/)
    await leader.goto(`${program.url}/staff/you`)
    assert.match(await leader.locator('main').innerText(), /opened in an emergency.*She fell, the ambulance asks/s)
    await expectAccessible(leader)
  },
})
