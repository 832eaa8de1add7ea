import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { type HandedMail, openMailReceiver } from './index.ts'

const kept: HandedMail[] = []
const problems: string[] = []
let broken: Error | null = null
const receiver = await openMailReceiver({
  port: 0,
  host: '127.0.0.1',
  mostBytes: 20_000,
  mostRecipients: 3,
  takes: async recipient => recipient.endsWith('@council.test'),
  async keep(mail) {
    if (broken) throw broken
    kept.push(mail)
  },
  onProblem: error => void problems.push(error.message),
})
after(() => receiver.stop())
beforeEach(() => {
  kept.length = 0
  problems.length = 0
  broken = null
})

const INBOX = 'inbox@council.test'

async function send(mail: { to?: string | string[]; text?: string }) {
  const transport = createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true })
  try {
    return await transport.sendMail({
      from: 'rosa@resident.example',
      to: INBOX,
      subject: 'Hello',
      text: 'Words',
      ...mail,
    })
  } finally {
    transport.close()
  }
}

const refused = (code: number) => (error: { responseCode?: number }) => error.responseCode === code

test('what it takes is whole, with the addresses of the envelope', async () => {
  const { response } = await send({ to: ['second@council.test', INBOX] })
  assert.match(response, /^250 /)
  const [mail] = kept
  assert.deepEqual([mail!.sender, mail!.recipients], ['rosa@resident.example', ['second@council.test', INBOX]])
  assert.match(mail!.raw.toString(), /^Subject: Hello\r$/m)
  assert.match(mail!.raw.toString(), /\r\n\r\nWords\r\n$/)
})

test('what cannot be kept is not said to be taken: it is offered again', async () => {
  broken = new Error('the disk is full')
  await assert.rejects(send({}), refused(451))
  assert.deepEqual(problems, ['the disk is full'])
  broken = null
  await send({})
  assert.equal(kept.length, 1)
})

test('mail for nobody here, too long or for too many is refused, and the next is taken', async () => {
  await assert.rejects(send({ to: 'somebody@elsewhere.test' }), refused(550))
  await assert.rejects(send({ text: 'x'.repeat(30_000) }), refused(552))
  const many = ['a', 'b', 'c', 'd'].map(name => `${name}@council.test`)
  const { rejected } = await send({ to: many })
  assert.deepEqual(rejected, ['d@council.test'])
  assert.equal(kept.length, 1)
  assert.equal(kept[0]!.recipients.length, 3)
})

test('a bounce comes from nobody', async () => {
  const socket = connect(receiver.port, '127.0.0.1')
  const talk = [
    'EHLO mail.test',
    'MAIL FROM:<>',
    `RCPT TO:<${INBOX}>`,
    'DATA',
    'Subject: Undelivered\r\n\r\nSorry\r\n.',
    'QUIT',
  ]
  let said = ''
  socket.on('data', part => {
    said += part
    // One command for each answer: the last line of one has a space behind its number.
    if (/^\d{3} .*\r\n$/m.test(String(part)) && talk.length > 0) socket.write(`${talk.shift()}\r\n`)
  })
  await once(socket, 'close')
  assert.match(said, /250 It is kept/)
  assert.equal(kept[0]!.sender, '')
})
