import assert from 'node:assert/strict'
import { after } from 'node:test'
import { makeTelephonyKey, signCallEvent } from '../../src/modules/interactions/index.ts'
import { openSubmission, reporterFrom } from '../../src/modules/requests/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { system } from '../support/database.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, goOn, heading, journey, press, signIn } from './steps.ts'

const DAY = 86_400_000
const CALLER = { name: 'Imogen Sample', email: 'imogen@example.test', phone: '+447700900123' }
const ADVISER = {
  email: 'adviser@demo.example',
  roles: ['employee' as const, 'adviser' as const],
  teams: ['customer-services'],
}
const program = await startProgram({ after }, { staff: [ADVISER] })
const browser = await openBrowser({ after })
const adviser = await browser.visit('desktop')
const other = await adviser.context().newPage()
const key = await makeTelephonyKey(program.ctx({ actor: system('test') }))
await reportPothole()

/** Three weeks ago: what was promised is late. */
async function reportPothole(): Promise<void> {
  const then = new Date(Date.now() - 21 * DAY)
  await openSubmission(program.ctx({ now: () => then }), {
    key: 'late-pothole',
    language: 'en',
    reporter: reporterFrom(CALLER),
    requests: [
      {
        service: 'pothole',
        answers: { size: 'large', details: 'Cars swerve to miss it.' },
        place: { ...CHIPPENHAM, words: 'outside number 12' },
      },
    ],
  })
  await program.settle()
}

function tell(type: string, secret = key, call = '1', caller = '07700 900123'): Promise<Response> {
  const event = { id: `${call}:${type}`, call, type, at: new Date().toISOString() }
  const body = JSON.stringify({ ...event, dialled: '01632 960105', caller, agent: ADVISER.email })
  const signature = signCallEvent(secret, body, new Date())
  return fetch(`${program.url}/api/v1/telephony/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-firstpoint-signature': signature },
    body,
  })
}

journey('somebody rings about a pothole that is late', {
  async 'her call opens on the adviser’s screen, with the line she rang and how many have her number'() {
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/desk`)
    await other.goto(`${program.url}/staff/customers/new`)
    await other.getByLabel('Name', { exact: true }).fill('Half a na')
    assert.equal((await tell('ringing', 'another key')).status, 403)
    assert.equal((await tell('ringing')).status, 202)
    await adviser.waitForURL(/\/staff\/desk\/[0-9a-f-]{36}$/)
    const person = await adviser.locator('.fp-desk__person').innerText()
    assert.match(person, /They rang Streets and roads/)
    assert.match(person, /This number is known for 1 person/)
    assert.doesNotMatch(await adviser.locator('main').innerText(), /Imogen|imogen|\d{3} \d{3} \d{3} \d{3}/)
    await expectAccessible(adviser)
  },

  async 'in her other tab the phone rings above what she types there, and that stays'() {
    const strip = other.getByRole('alert')
    await strip.waitFor()
    const words = await strip.innerText()
    assert.match(words, /Your phone rings: Streets and roads\. This number is known for 1 person\. Answer/)
    assert.doesNotMatch(words, /Imogen/)
    await expectAccessible(other)
    const beside = adviser.context().waitForEvent('page')
    await strip.getByRole('link').click()
    await (await beside).waitForURL(/\/staff\/desk\/[0-9a-f-]{36}$/)
    await (await beside).close()
    assert.equal(await other.getByLabel('Name', { exact: true }).inputValue(), 'Half a na')
    await other.goto(`${program.url}/staff/customers/new`)
    await other.getByText('Your phone rings: Streets and roads.').waitFor()
  },

  async 'the call goes on in place while she types, and what is typed is kept without a button'() {
    await adviser.getByText('Ringing', { exact: true }).first().waitFor()
    assert.equal((await tell('answered')).status, 202)
    await other.getByText('You are on a call: Streets and roads.').waitFor()
    await other.close()
    await adviser.getByLabel('What they ask, in their own words').fill('You said you would fix the hole')
    await adviser.getByText('Saved', { exact: true }).waitFor()
    await adviser.getByText('Ringing', { exact: true }).first().waitFor({ state: 'hidden' })
    await adviser.reload()
    assert.equal(
      await adviser.getByLabel('What they ask, in their own words').inputValue(),
      'You said you would fix the hole',
    )
  },

  async 'she says who she is, and her pothole and its promise are there'() {
    await goOn(adviser, 'Find the person')
    await adviser.getByLabel('What they say').fill('Imogen Sample imogen@example.test')
    await goOn(adviser, 'Find')
    await adviser.getByRole('radio', { name: /They said their name/ }).check()
    await expectAccessible(adviser)
    await goOn(adviser, 'It is this one')
    assert.equal(await heading(adviser), CALLER.name)
    assert.match(await adviser.locator('.fp-desk__known').innerText(), /Our promise for Pothole passed/)
  },

  async 'that she chases it is preselected with its evidence, and confirmed by one key'() {
    await press(adviser, /^They ask about this/)
    const matter = adviser.locator('.fp-desk-matter')
    await matter.getByText('They ask how far it is').waitFor()
    const shown = await matter.innerText()
    assert.match(shown, /Failure: chasing/)
    assert.match(shown, /what we promised by .+ is late/)
    assert.match(shown, /We promised: .+ We are late, and I am sorry/)
    await expectAccessible(adviser)
    await adviser.keyboard.press('Alt+2')
    await matter.getByText('Confirmed', { exact: true }).waitFor()
  },

  async 'one key shows all keys, and each does what it says'() {
    await adviser.keyboard.press('Alt+KeyK')
    const keys = adviser.getByRole('dialog', { name: 'Keys of this page' })
    assert.match(await keys.innerText(), /F8\s+Somebody is not safe[\s\S]+Alt N\s+Note[\s\S]+Alt U\s+End the call/)
    await expectAccessible(adviser)
    await adviser.keyboard.press('Alt+KeyK')
    await keys.waitFor({ state: 'hidden' })
    await adviser.keyboard.press('Alt+KeyN')
    await adviser.keyboard.type('She was kind about it')
    assert.equal(await adviser.getByLabel('Note', { exact: true }).inputValue(), 'She was kind about it')
    await adviser.getByText('Saved', { exact: true }).waitFor()
  },

  async 'the message to her is drafted and sent'() {
    await press(adviser, /^Send the message/)
    await press(adviser, /^Undo/)
    const box = adviser.getByLabel(/^Message to them/)
    assert.match(await box.inputValue(), /That is late, and we are sorry/)
    await press(adviser, /^Send the message/)
    await adviser.getByText('The message goes in 10 seconds.').waitFor()
    await program.settle()
    assert.equal((await program.db.selectFrom('requests.updates').select('id').execute()).length, 1)
    assert.ok(program.outbox(CALLER.email).some(mail => /That is late, and we are sorry/.test(mail.text)))
  },

  async 'the wrap-up is drafted from what was done, and the conversation is in the ledger and on the request'() {
    await goOn(adviser, 'End the call and wrap up')
    assert.match(
      await adviser.getByLabel('Note', { exact: true }).inputValue(),
      /Asked about Pothole .+ Sent a message/,
    )
    assert.ok(await adviser.getByRole('radio', { name: 'Settled now' }).isChecked())
    await expectAccessible(adviser)
    await goOn(adviser, 'Save and finish')
    const matter = await program.db.selectFrom('interactions.matters').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual(
      [matter.outcome, matter.demand, matter.asked],
      ['settled', 'failure', 'You said you would fix the hole'],
    )
    await adviser.goto(`${program.url}/staff/requests/${matter.request_id}`)
    await adviser.getByText('You said you would fix the hole').waitFor()
  },
})

journey('somebody else rings while she is on a call', {
  async 'the strip shows the call she is on and not the one laid aside, and the tabs tell the callers apart'() {
    await adviser.goto(`${program.url}/staff/desk`)
    for (const type of ['ringing', 'answered']) await tell(type, key, '2')
    await adviser.waitForURL(/\/staff\/desk\/[0-9a-f-]{36}$/)
    const page = await adviser.context().newPage()
    await page.goto(`${program.url}/staff/queue`)
    await page.getByText('You are on a call: Streets and roads.').waitFor()
    await tell('ringing', key, '3', '07700 900777')
    await page.getByText('Your phone rings: Streets and roads.').waitFor()
    await tell('answered', key, '3', '07700 900777')
    await page.getByText('Your phone rings').waitFor({ state: 'detached' })
    assert.equal(await page.getByText('You are on a call').count(), 1)
    await page.goto(`${program.url}/staff/desk`)
    await page.getByText('You are on a call').waitFor()
    const tabs = await page.getByRole('navigation', { name: 'In your hands' }).innerText()
    assert.match(tabs, /number ending 123, known for 1: Streets and roads now/)
    assert.match(tabs, /unknown number ending 777: Streets and roads parked/)
    await expectAccessible(page)
    await page.close()
  },
})
