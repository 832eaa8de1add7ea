import assert from 'node:assert/strict'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { goOn, heading, journey, press, signIn } from './steps.ts'

const ADVISER = {
  email: 'adviser@demo.example',
  roles: ['employee' as const, 'adviser' as const],
  teams: ['customer-services'],
}
const DUTY = {
  email: 'night@demo.example',
  roles: ['employee' as const, 'officer' as const],
  teams: ['emergency-duty'],
}
const program = await startProgram({ after }, { staff: [ADVISER, DUTY] })
const browser = await openBrowser({ after })
const adviser = await browser.visit('desktop')
const duty = await browser.visit('desktop')
const strip = (page: typeof adviser) => page.locator('#duty-strip')
const WORDS = 'I do not want to be here any more'

journey('the key for somebody who is not safe', {
  async 'one key from the desk, one more says what it is, and what to say, ask and do is there with whom to ring'() {
    await signIn(duty, program.url, DUTY.email)
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/desk`)
    await adviser.keyboard.press('F8')
    await adviser.waitForURL('**/staff/duty')
    await expectAccessible(adviser)
    await adviser.keyboard.press('4')
    await adviser.waitForURL(/\/staff\/duty\/[0-9a-f-]{36}$/)
    assert.equal(await heading(adviser), 'Suicide or self-harm')
    assert.match(await adviser.locator('.fp-duty-steps').innerText(), /Are you thinking of ending your life\?/)
    assert.match(await adviser.locator('.fp-duty-numbers').innerText(), /116 123/)
    await expectAccessible(adviser)
  },

  async 'it is red for her until somebody answers; her words are kept as she types'() {
    await strip(adviser).getByText('The duty team has not answered you yet').waitFor()
    await adviser.getByLabel('What they say, in their own words').fill(WORDS)
    await adviser.getByText('Saved', { exact: true }).waitFor()
    const { note } = await program.db.selectFrom('duty.records').select('note').executeTakeFirstOrThrow()
    assert.equal(note, WORDS)
  },

  async 'the duty team sees it on the screen it has open, and one named person says that they have it'() {
    await strip(duty).getByText('Duty of care: answer now').waitFor()
    assert.doesNotMatch(await strip(duty).innerText(), /suicide|harm/i)
    await strip(duty).getByRole('link', { name: 'Open it' }).click()
    await duty.getByText(WORDS).waitFor()
    await press(duty, 'I have it')
    await duty.getByText('You have it.').waitFor()
    await expectAccessible(duty)
  },

  async 'her own screen says who has it, while she goes on typing'() {
    await adviser.getByText(/has it$/).waitFor()
    // The strip asks for itself, a moment before or after.
    await strip(adviser).getByText('has not answered').waitFor({ state: 'detached' })
    assert.equal(await adviser.getByLabel('What they say, in their own words').inputValue(), WORDS)
  },

  async 'below the threshold is not taken without an offer'() {
    await duty.getByRole('button', { name: 'Say how it ended' }).click()
    await duty.getByRole('radio', { name: 'It is below the threshold' }).check()
    await duty.getByLabel('What happens now, in a sentence or two').fill('He is with his sister and safe tonight')
    await press(duty, 'Save')
    await duty.getByRole('link', { name: 'Say what was offered' }).waitFor()
    await expectAccessible(duty)
    await duty.getByLabel('What was offered').fill('A ring back tomorrow at ten')
    await duty.getByLabel('Who gives it').fill('Emergency duty')
    await goOn(duty, 'Save')
    await duty.getByText('Offered: A ring back tomorrow at ten, by Emergency duty').waitFor()
  },

  async 'no search and no event knows her words'() {
    await adviser.goto(`${program.url}/staff/search?text=${encodeURIComponent(WORDS)}`)
    assert.doesNotMatch(await adviser.locator('main').innerText(), /Suicide/)
    const events = await program.db
      .selectFrom('platform.events')
      .select('data')
      .where('type', 'like', 'duty.%')
      .execute()
    assert.equal(events.length, 3)
    assert.doesNotMatch(JSON.stringify(events), /any more|sister|ring back/)
  },
})
