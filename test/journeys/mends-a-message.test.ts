import assert from 'node:assert/strict'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fallBack } from '../../src/modules/notifications/index.ts'
import { openSubmission, participantToken, reporterFrom } from '../../src/modules/requests/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { system } from '../support/database.ts'
import { startProgram } from '../support/program.ts'
import { openTwilio, TWILIO } from '../support/text-providers.ts'
import { heading, journey, press, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['employee' as const, 'adviser' as const], teams: [] }
const LEADER = {
  email: 'leader@demo.example',
  roles: ['employee' as const, 'team-leader' as const],
  teams: ['highways'],
}
const provider = await openTwilio({ after })
const settings = {
  TWILIO_ACCOUNT_SID: TWILIO.accountSid,
  TWILIO_AUTH_TOKEN: TWILIO.authToken,
  TWILIO_FROM: TWILIO.from,
  TWILIO_URL: provider.url,
}
const program = await startProgram({ after }, { staff: [ADVISER, LEADER], settings })
const browser = await openBrowser({ after })
const WRONG = '+447700900123'
const RIGHT = '+447700900124'

async function report(key: string, contact: { email?: string; phone?: string }): Promise<string> {
  const ctx = program.ctx({ actor: { kind: 'visitor', id: null } as never, channel: 'web' })
  const reporter = reporterFrom({ name: 'Rosa Sample', ...contact })
  const requests = [{ service: 'pothole', answers: {}, details: 'A deep hole near the school', postcode: 'SN15 1ER' }]
  const [opened] = await openSubmission(ctx, { key, reporter, language: 'en', requests })
  await program.settle()
  return opened!.participantId
}

journey('a failed message mended', {
  async 'a text to a wrong number waits for a person, with the reason in plain words'() {
    provider.faults = ['refuse']
    await report('mends-1', { phone: WRONG })
    await fallBack(program.ctx({ actor: system('worker') }), { origin: program.url, answersByEmail: false })
    const adviser = await browser.visit('desktop')
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/mail`)
    await adviser.getByRole('link', { name: 'One message to somebody did not arrive' }).click()
    assert.equal(await heading(adviser), 'Messages that did not arrive')
    assert.match(await adviser.locator('.fp-mail').innerText(), /There is no such address or number\./)
    await expectAccessible(adviser)
    await press(adviser, /^Mend and send/)
    await adviser.getByText('Mended.').waitFor()
    await program.settle()
    assert.equal(provider.taken.at(-1)?.to, WRONG, 'the same number, for the provider takes it now')
  },
  async 'the right number is put in with one press, and the customer sees that it was delivered'() {
    provider.faults = ['refuse']
    const participant = await report('mends-2', { phone: WRONG })
    await fallBack(program.ctx({ actor: system('worker') }), { origin: program.url, answersByEmail: false })
    const adviser = await browser.visit('phone')
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/mail/failed`)
    await expectAccessible(adviser)
    await adviser.getByLabel('The right number').fill('a number')
    await press(adviser, /^Mend and send/)
    await adviser.getByText('Enter a mobile number, such as 07700 900123').first().waitFor()
    assert.equal(await adviser.getByLabel('The right number').inputValue(), 'a number', 'what was typed is there')
    await expectAccessible(adviser)
    await adviser.getByLabel('The right number').fill('07700 900124')
    await press(adviser, /^Mend and send/)
    await adviser.getByText('Every message has arrived or is on its way.').waitFor()
    await program.settle()
    const text = provider.taken.at(-1)!
    assert.equal(text.to, RIGHT)
    const points = program.db.selectFrom('customers.contact_points').select('normal').where('ended_at', 'is', null)
    assert.ok(
      (await points.execute()).some(({ normal }) => normal === RIGHT),
      'her record has it too',
    )
    const rosa = await browser.visit('phone')
    await rosa.goto(`${program.url}/track/${await participantToken(program.ctx(), participant)}`)
    assert.match(await rosa.locator('main').innerText(), /We texted you (today|on ).*\./)
    await expectAccessible(rosa)
  },
  async 'who has an email too gets it there, and nobody has to look at it'() {
    provider.faults = ['refuse']
    const participant = await report('mends-3', { email: 'rosa@home.example', phone: WRONG })
    const rosa = await browser.visit('phone')
    await rosa.goto(`${program.url}/track/${await participantToken(program.ctx(), participant)}/telling`)
    await expectAccessible(rosa)
    await rosa.getByLabel('By text message').check()
    await press(rosa, 'Save my choice')
    assert.equal(program.outbox('rosa@home.example').length, 1)
  },
})

journey('a template edited on the site, and seen in the next message', {
  async 'a designer changes the words'() {
    const designer = await browser.visit('desktop')
    await signIn(designer, program.url, LEADER.email)
    await designer.goto(`${program.url}/staff/templates/opened`)
    await expectAccessible(designer)
    const words = designer.locator('textarea').first()
    await words.fill((await words.inputValue()).replace('Thank you.', 'Thank you for looking out for others.'))
    await press(designer, 'Keep these words')
    await designer.waitForURL(/done=saved/)
    // Other processes look every second at what has changed.
    await pause(2_000)
    await report('mends-4', { email: 'tom@home.example' })
    assert.match(program.outbox('tom@home.example').at(-1)!.text, /Thank you for looking out for others\./)
  },
})

journey('a notice published and received', {
  async 'whoever waits for the service there is written to, once'() {
    const leader = await browser.visit('desktop')
    await signIn(leader, program.url, LEADER.email)
    await leader.goto(`${program.url}/staff/notices/new`)
    await leader.getByLabel('Title', { exact: true }).fill('Potholes wait until Friday')
    await leader.getByLabel('What people should know and do').fill('The lorry is broken.')
    await leader.locator('summary', { hasText: 'Also on the pages of these services' }).click()
    await leader.getByLabel('Pothole', { exact: true }).check()
    await leader.getByLabel(/those who wait for one of these services/).check()
    await expectAccessible(leader)
    await press(leader, 'Publish')
    await expectAccessible(leader)
    await press(leader, /^Publish, and write to \d+ people/)
    await leader.getByText('The notice is published').waitFor()
    await program.settle()
    const got = () => program.outbox('tom@home.example').filter(({ subject }) => subject.includes('Potholes wait'))
    for (let left = 100; left > 0 && got().length === 0; left--) await new Promise(done => setTimeout(done, 100))
    assert.equal(got().length, 1)
    assert.match(got()[0]!.text, /The lorry is broken\./)
    await expectAccessible(leader)
  },
})
