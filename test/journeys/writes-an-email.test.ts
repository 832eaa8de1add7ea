import assert from 'node:assert/strict'
import { after } from 'node:test'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { roadPhoto } from '../support/photo.ts'
import { startProgram } from '../support/program.ts'
import { choose, heading, journey, press, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['employee' as const, 'adviser' as const], teams: [] }
const program = await startProgram({ after }, { staff: [ADVISER], mail: true })
const browser = await openBrowser({ after })
const adviser = await browser.visit('desktop')
const ROSA = 'rosa@resident.example'
const INBOX = 'customerservices@example.org'

/** As a mail server hands it over. */
async function send(mail: SendMailOptions): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: program.mailPort, secure: false, ignoreTLS: true })
  const { response } = await transport.sendMail({ from: `Rosa Sample <${ROSA}>`, ...mail })
  transport.close()
  await program.settle()
  return response
}

const newest = () => program.outbox(ROSA).at(-1)!

journey('somebody writes an email, and is answered in one thread', {
  async 'it is taken, acknowledged with a reference, and waits for an adviser'() {
    const answer = await send({
      to: INBOX,
      subject: 'The lamp outside my house',
      text: 'The street light at 4 Mill Lane does not work. It is very dark.\n\nRosa Sample',
      html: '<p>The street light at <b>4 Mill Lane</b> does not work.</p><script>document.write("no")</script>',
      attachments: [{ filename: 'lamp.jpg', content: await roadPhoto() }],
    })
    assert.match(answer, /^250 /)
    assert.match(newest().text, /Your reference is \d{3} \d{3} \d{3} \d{3}\./)
    await assert.rejects(send({ to: 'somebody@elsewhere.test', text: 'x' }), /550/)
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/mail`)
    await expectAccessible(adviser)
    await adviser.getByRole('link', { name: 'The lamp outside my house' }).click()
    assert.match(await adviser.locator('main').innerText(), /Waits, answer by .*lamp\.jpg/s)
    await adviser.getByText('As it looked').click()
    const frame = adviser.frameLocator('iframe')
    assert.equal(await frame.locator('b').innerText(), '4 Mill Lane')
    assert.doesNotMatch(await frame.locator('body').innerHTML(), /script|no"/)
    await expectAccessible(adviser)
  },

  async 'the adviser takes it from the list of work and answers'() {
    await adviser.goto(`${program.url}/staff/desk/work`)
    await press(adviser, 'Take the next')
    assert.equal(
      await adviser.locator('.fp-mail .fp-words').first().innerText(),
      'The street light at 4 Mill Lane does not work. It is very dark.\n\nRosa Sample',
    )
    await adviser.getByLabel('What you answered').first().fill('Thank you. Which number is on the post?')
    await adviser.getByRole('button', { name: 'Send this answer by email' }).first().click()
    await adviser.getByText('Your answer is on its way').waitFor()
    await expectAccessible(adviser)
    await program.settle()
    assert.match(newest().text, /^Thank you\. Which number is on the post\?\n\n> The street light/)
    assert.match(newest().subject, /^Re: The lamp outside my house \(\d/)
  },

  async 'what she answers comes back into the same thread'() {
    const { replyTo, id } = newest()
    assert.match(replyTo!, /^reply\+[0-9a-f]{48}@council\.test$/)
    await send({ to: replyTo!, subject: 'Re: The lamp', inReplyTo: `<${id}@firstpoint>`, text: 'It is number 17.' })
    await adviser.reload()
    const mails = adviser.locator('.fp-mail')
    assert.match(await mails.last().innerText(), /It is number 17\./)
    assert.equal(await heading(adviser), 'Who it is')
  },

  async 'a stranger who knows the reference writes into it, and what is answered goes to whom she chooses'() {
    const reference = /\d{3} \d{3} \d{3} \d{3}/.exec(newest().subject)![0]
    await send({
      from: 'nosy@neighbour.example',
      to: INBOX,
      subject: `Re: ${reference}`,
      text: 'What did you tell her?',
    })
    await adviser.reload()
    assert.match(
      await adviser.locator('.fp-mail').last().innerText(),
      /nosy@neighbour\.example.*Another writer than before/s,
    )
    await adviser.getByLabel('What you answered').first().fill('We come to you on Friday.')
    await expectAccessible(adviser)
    await adviser
      .getByRole('button', { name: `Send this answer to ${ROSA}` })
      .first()
      .click()
    await adviser.getByText('Your answer is on its way').waitFor()
    await program.settle()
    assert.match(newest().text, /^We come to you on Friday\.\n\n> It is number 17\.$/)
    const [noted, ...others] = program.outbox('nosy@neighbour.example')
    assert.equal(others.length, 0)
    assert.match(noted!.text, /has your email\. A colleague reads it/)
    assert.doesNotMatch(
      `${noted!.subject} ${noted!.text} ${noted!.replyTo ?? ''}`,
      /Friday|number 17|\d{3} \d{3} \d{3}|\+/,
    )
  },

  async 'a new matter becomes a request with what she wrote filled in'() {
    const text = 'There is a deep pothole outside 12 Station Hill, SN15 1ER. I nearly fell off my bicycle.'
    await send({ to: INBOX, subject: 'Pothole', text })
    await adviser.goto(`${program.url}/staff/mail`)
    await adviser.getByRole('link', { name: 'Pothole' }).first().click()
    assert.match(await adviser.locator('main dl').innerText(), /Station Hill, SN15 1ER/)
    await expectAccessible(adviser)
    await adviser
      .getByRole('group', { name: /filled in with what they wrote/ })
      .getByRole('button')
      .first()
      .click()
    await choose(adviser, 'Bigger than a dinner plate')
    await choose(adviser, 'As deep as a golf ball or more')
    await choose(adviser, 'Where car wheels go')
    assert.match(await heading(adviser), /^Read it back/)
    const answers = await adviser.locator('main').innerText()
    for (const each of [text, 'Station Hill', 'SN15 1ER', 'Rosa Sample', ROSA]) assert.ok(answers.includes(each), each)
    await press(adviser, /^Send/)
    await adviser.waitForURL(/\/staff\/taken\//)
    await program.settle()
    assert.match(newest().subject, /pothole/i)
  },
})
