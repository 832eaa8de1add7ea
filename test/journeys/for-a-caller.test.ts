import assert from 'node:assert/strict'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { describePothole, goOn, heading, journey, linkIn, placeBelow, sayWhere, signIn } from './steps.ts'

const CALLER = { name: 'Imogen Sample', email: 'imogen@example.test' }
const ADVISER = {
  email: 'adviser@demo.example',
  roles: ['employee' as const, 'adviser' as const],
  teams: ['customer-services'],
}
const EMPLOYEE = { email: 'employee@demo.example', roles: ['employee' as const], teams: ['libraries'] }
const program = await startProgram({ after }, { staff: [ADVISER, EMPLOYEE] })
const browser = await openBrowser({ after })
const adviser = await browser.visit('desktop')

journey('somebody rings, and an adviser asks for her', {
  async 'the adviser finds the service in the caller’s words'() {
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.getByRole('link', { name: 'Take a request' }).first().click()
    await adviser.getByLabel('What do they need, in their own words?').fill('hole in the road')
    await adviser.getByRole('button', { name: 'Find' }).click()
    await expectAccessible(adviser)
    await adviser.locator('.fp-found__name', { hasText: 'Pothole' }).click()
  },

  async 'danger and the channel are asked first'() {
    await adviser.getByRole('button', { name: 'Begin' }).click()
    await adviser.locator('.govuk-error-summary').waitFor()
    await expectAccessible(adviser)
    await adviser.getByRole('radio', { name: 'No', exact: true }).check()
    await adviser.getByRole('radio', { name: 'On the phone' }).check()
    await goOn(adviser, 'Begin')
  },

  async 'she asks the same questions as the form, with the script beside them'() {
    assert.equal(await heading(adviser), 'Where is the pothole?')
    await adviser.getByRole('heading', { name: 'What to say and do' }).waitFor()
    await expectAccessible(adviser)
    await sayWhere(adviser, { words: 'outside number 12' })
    await goOn(adviser)
    await describePothole(adviser, 'Cars swerve to miss it.', { ...CALLER, byAdviser: true })
    await expectAccessible(adviser)
    await goOn(adviser, 'Send')
  },

  async 'she reads out the reference and what happens by when'() {
    const shown = await adviser.locator('main').innerText()
    assert.match(shown, /\d{3} \d{3} \d{3} \d{3}/)
    assert.match(shown, /we will look at it/)
    await expectAccessible(adviser)
  },

  async 'the channel and who took it are on record, and the caller has her link'() {
    const submission = await program.db.selectFrom('requests.submissions').selectAll().executeTakeFirstOrThrow()
    assert.equal(submission.channel, 'phone')
    assert.ok(submission.taken_by)
    await program.settle()
    const caller = await browser.visit('phone')
    await caller.goto(linkIn(program.outbox(CALLER.email)[0]!.text))
    assert.equal(await heading(caller), 'Your request')
    assert.equal(await placeBelow(caller), 'outside number 12')
    assert.doesNotMatch(await caller.locator('main').innerText(), /adviser/)
  },

  async 'any employee takes something in 30 seconds, and sees what became of it'() {
    const employee = await browser.visit('desktop')
    await signIn(employee, program.url, EMPLOYEE.email)
    await employee.goto(`${program.url}/staff/take/quick`)
    await employee.locator('#words').fill('The bin by the library is overflowing')
    await employee.getByRole('radio', { name: 'At a desk' }).check()
    await expectAccessible(employee)
    await goOn(employee, 'Take it')
    await expectAccessible(employee)
    await employee.goto(`${program.url}/staff/taken`)
    assert.match(await employee.locator('main').innerText(), /\d{3} \d{3} \d{3} \d{3}/)
    await expectAccessible(employee)
  },
})
