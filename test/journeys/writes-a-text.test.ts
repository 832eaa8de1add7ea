import assert from 'node:assert/strict'
import { after } from 'node:test'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { newId } from '../../src/platform/id.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { openTwilio, TWILIO } from '../support/text-providers.ts'
import { heading, journey, press, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['employee' as const, 'adviser' as const], teams: [] }
const provider = await openTwilio({ after })
const settings = {
  TWILIO_ACCOUNT_SID: TWILIO.accountSid,
  TWILIO_AUTH_TOKEN: TWILIO.authToken,
  TWILIO_FROM: TWILIO.from,
  TWILIO_URL: provider.url,
  QUIET_HOURS: 'none',
}
const program = await startProgram({ after }, { staff: [ADVISER], settings })
const browser = await openBrowser({ after })

/** As the provider calls us, signed. */
async function call(url: string, fields: Record<string, string>): Promise<number> {
  const signature = webhooks.getExpectedTwilioSignature(TWILIO.authToken, url, fields)
  const headers = { 'x-twilio-signature': signature }
  const { status } = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) })
  await program.settle()
  return status
}

/** Texts the council from this phone; answers what comes back last. */
async function text(from: string, words: string): Promise<string> {
  const fields = { MessageSid: `SM${newId()}`, From: from, To: TWILIO.from, Body: words }
  assert.equal(await call(`${program.url}/api/v1/texts/twilio/received`, fields), 200)
  return provider.taken.findLast(({ to }) => to === from)?.words ?? ''
}

const ROSA = '+447700900123'
const TOM = '+447700900124'

journey('somebody fills in a form by text, and follows it on her phone', {
  async 'a keyword, a postcode, a number and some digits make a request'() {
    assert.match(await text(TOM, 'Bin'), /First text the postcode/)
    for (const words of ['SN15 1GA', '12 Mill Lane', '1', 'yesterday']) await text(TOM, words)
    const done = await text(TOM, '2')
    assert.match(done, /Your reference is \d{3} \d{3} \d{3} \d{3}/)
    const phone = await browser.visit('phone')
    await phone.goto(/https?:\S+\/track\/\S+/.exec(done)![0])
    assert.match(await phone.locator('main').innerText(), /Missed bin/)
    await expectAccessible(phone)
  },
})

journey('somebody writes a text, and is answered in one thread', {
  async 'an adviser takes it, answers by text, and sees that it was delivered'() {
    assert.match(await text(ROSA, 'A swing is broken in the park'), /Reference \d{3}/)
    await text(ROSA, 'The big park by the river')
    const adviser = await browser.visit('desktop')
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/mail`)
    await expectAccessible(adviser)
    await adviser.getByRole('link', { name: 'A swing is broken' }).click()
    assert.equal(await heading(adviser), `Text from 07700 900123`)
    await press(adviser, 'Deal with this')
    await adviser.getByLabel('What you answered').first().fill('Thank you. We close it today.')
    await adviser.getByRole('button', { name: 'Send this answer by text' }).first().click()
    await adviser.getByText('Your answer is on its way').waitFor()
    await expectAccessible(adviser)
    await program.settle()
    const answer = provider.taken.findLast(({ to }) => to === ROSA)!
    assert.equal(answer.words, 'Thank you. We close it today.')
    assert.equal(await call(answer.reportsTo!, { MessageSid: answer.id, MessageStatus: 'delivered' }), 204)
    await text(ROSA, 'Great')
    await adviser.reload()
    const mails = await adviser.locator('.fp-mail').allInnerTexts()
    assert.match(mails.at(-2)!, /delivered/)
    assert.match(mails.at(-1)!, /Great/)
  },
})
