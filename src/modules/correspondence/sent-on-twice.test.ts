import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { listMessages } from '../channels/index.ts'
import { getStaff } from '../organisation/index.ts'
import { findQuoted, listReceived, nameWriter, readReceived } from './index.ts'
import { sendMail, type Written } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const adviser = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })
const OFFICER = `Ada <${(await getStaff(ctx, adviser.actor.id!)).email}>`
const CHIEF = 'chief.executive@example.org'

async function arrive(mail: Partial<Written>) {
  const id = await sendMail(ctx, { from: OFFICER, subject: 'FW: FW: The lamp', words: '', ...mail })
  for (const row of (await listReceived(adviser, { which: 'all' })).rows) {
    const view = await readReceived(adviser, row.id)
    if (view.messageId === id) return view
  }
  throw new Error('nothing was made of it')
}
const to = async (address: string) => (await listMessages(ctx, { text: address, limit: 50 })).rows

const LAMP = 'It is dark in Mill Lane.'
const outlook = (from: string, subject: string, below: string) =>
  `For you.\n\n________________________________\nFrom: ${from}\nSent: 02 December 2026 10:00\nTo: Ada <ada@wiltshire.example>\nSubject: ${subject}\n\n${below}`
const gmail = (from: string, subject: string, below: string) =>
  `Please see below.\n\n---------- Forwarded message ---------\nFrom: ${from}\nDate: Wed, 2 Dec 2026 at 10:00\nSubject: ${subject}\nTo: <ada@wiltshire.example>\n\n\n${below}`
const apple = (from: string, subject: string, below: string) =>
  `Begin forwarded message:\n\n${`From: ${from}\nSubject: ${subject}\nDate: 2 December 2026 at 10:00:00 GMT\nTo: ada@wiltshire.example\n\n${below}`
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')}`
const WAYS = { outlook, gmail, apple }

for (const [last, sendOn] of Object.entries(WAYS))
  for (const [first, sendFirst] of Object.entries(WAYS))
    test(`sent on by ${first}, then by ${last}: whoever wrote first is the customer`, async () => {
      const jo = `jo@${first}-${last}.example`
      const words = sendOn(`Chief <${CHIEF}>`, 'Fwd: The lamp', sendFirst(`Jo Brown <${jo}>`, 'The lamp', LAMP))
      const mail = await arrive({ words })
      assert.deepEqual(
        [mail.fromAddress, mail.fromName, mail.subject, mail.words.trim()],
        [jo, 'Jo Brown', 'The lamp', LAMP],
      )
      const above = { outlook: 'For you.', gmail: 'Please see below.', apple: '' }
      assert.deepEqual(
        mail.sentOn.map(({ name, address, words }) => [name, address, words]),
        [
          ['Ada', OFFICER.slice(5, -1).toLowerCase(), above[last as keyof typeof WAYS]],
          ['Chief', CHIEF, above[first as keyof typeof WAYS]],
        ],
        'who can be asked what they meant',
      )
      assert.equal(mail.sentOn[1]!.at, '2026-12-02T10:00:00.000Z')
      assert.equal((await to(jo)).length, 1)
      assert.equal(await findQuoted(adviser, mail), null, 'nothing is offered that is known already')
      assert.deepEqual(await to(CHIEF), [])
    })

const enclosed = (words: string, mail: string, boundary: string) =>
  `--${boundary}\r\nContent-Type: text/plain\r\n\r\n${words}\r\n--${boundary}\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n--${boundary}--`
const multipart = (boundary: string) => `Content-Type: multipart/mixed; boundary=${boundary}`
const JO = `From: Jo Brown <jo@files.example>\r\nSubject: The lamp\r\n\r\n${LAMP}`
const inMail = (more = '') =>
  `From: Chief <${CHIEF}>\r\nSubject: Fwd: The lamp\r\n${more}${multipart('inner')}\r\n\r\n${enclosed('For you', JO, 'inner')}`
const asFile = (mail: string) =>
  arrive({ words: enclosed('See the file', mail, 'outer'), headers: { 'Content-Type': multipart('outer').slice(14) } })

test('as a mail in a mail in a mail too', async () => {
  const mail = await asFile(inMail())
  assert.deepEqual([mail.fromAddress, mail.words.trim()], ['jo@files.example', LAMP])
  assert.deepEqual(
    mail.sentOn.map(({ words }) => words),
    ['See the file', 'For you'],
  )
})

test('a sender in the middle whom his server found false is followed no further', async () => {
  const mail = await asFile(inMail('Authentication-Results: mx.example; spf=fail; dmarc=fail\r\n'))
  assert.equal(mail.fromAddress, CHIEF)
})

test('what a resident quotes is his own affair, even where he says that the council sent it', async () => {
  const quoted = gmail(`Chief <${CHIEF}>`, 'Fwd: The lamp', gmail('Vic <vic@quoted.example>', 'The lamp', LAMP))
  const mail = await arrive({ words: outlook('Jo <jo@quotes.example>', 'Fwd: My landlord', quoted) })
  assert.equal(mail.fromAddress, 'jo@quotes.example')
  assert.deepEqual(await to('vic@quoted.example'), [])
  const both = await arrive({
    words: outlook(`${CHIEF}, <jo@two.example>`, 'Fwd: x', gmail('Vic <vic@two.example>', 'x', LAMP)),
  })
  assert.notEqual(both.fromAddress, 'vic@two.example', 'two are named as one sender')
})

test('colleagues who sent it round and round: the first of them, and it ends', async () => {
  let words = gmail('Jo <jo@round.example>', 'The lamp', LAMP)
  for (let times = 0; times < 40; times++) words = gmail(`Chief <${CHIEF}>`, 'Fwd: The lamp', words)
  assert.equal((await arrive({ words })).fromAddress, CHIEF)
  let few = gmail('Jo <jo@round.example>', 'The lamp', LAMP)
  for (const from of [OFFICER, `Chief <${CHIEF}>`, OFFICER]) few = gmail(from, 'Fwd: The lamp', few)
  assert.equal((await arrive({ words: few })).fromAddress, 'jo@round.example')
})

test('of a forward by a stranger the first who wrote is offered, not the colleague in the middle', async () => {
  const words = gmail(`Chief <${CHIEF}>`, 'Fwd: The lamp', outlook('Jo <jo@offered.example>', 'The lamp', LAMP))
  const mail = await arrive({ from: 'councillor@mail.example', words })
  assert.equal(mail.fromAddress, 'councillor@mail.example')
  assert.deepEqual((await findQuoted(adviser, mail))?.first.from, { address: 'jo@offered.example', name: 'Jo' })
})

test('whoever a colleague says wrote it first hears once that it is here, but not where that is not safe', async () => {
  const named = async (address: string, words: string) => {
    const mail = await arrive({
      from: 'Una <una@elsewhere.example>',
      words: gmail(`Jo <${address}>`, 'The lamp', words),
    })
    assert.deepEqual(await to(address), [])
    for (const name of ['Jo', 'Jo Brown']) await nameWriter(adviser, { receivedId: mail.id, address, name })
    return { mail, messages: await to(address) }
  }
  const { mail, messages } = await named('jo@later.example', LAMP)
  assert.deepEqual(
    (await readReceived(adviser, mail.id)).sentOn.map(({ address }) => address),
    ['una@elsewhere.example'],
    'named twice, sent on once',
  )
  assert.equal(messages.length, 1)
  assert.ok(messages[0]!.words.includes(formatCode(mail.reference!)))
  assert.match(messages[0]!.words, /answers you by/)
  const silent = await named('jo@silent.example', 'My husband hits me. Please do not write back, he reads my emails.')
  assert.deepEqual(silent.messages, [])
})

test('an address that a colleague put right was nobody’s who sent it on; what stood above it stays', async () => {
  const words = gmail('Jo <jo@slip.example>', 'The lamp', LAMP)
  const mail = await arrive({ from: 'Una <una@elsewhere.example>', words })
  const name = (address: string) => nameWriter(adviser, { receivedId: mail.id, address, name: 'Jo' })
  await name('jo@slop.example')
  assert.equal(
    (await findQuoted(adviser, await readReceived(adviser, mail.id)))?.first.from?.address,
    'jo@slip.example',
  )
  await name('jo@slip.example')
  const known = await readReceived(adviser, mail.id)
  assert.deepEqual(
    known.sentOn.map(({ address, words }) => [address, words]),
    [['una@elsewhere.example', 'Please see below.']],
  )
  assert.equal(known.words.trim(), LAMP)
  await name('una@elsewhere.example')
  const back = await readReceived(adviser, mail.id)
  assert.deepEqual([back.sentOn, back.words], [[], mail.words], 'it was hers after all')
})

test('danger that a colleague tells of above what she sends on is heard, and so is that nobody is to write back', async () => {
  const sent = async (above: string, jo: string) => {
    const words = gmail(`Jo <${jo}>`, 'The lamp', LAMP).replace('Please see below.', above)
    return { mail: await arrive({ words }), messages: await to(jo) }
  }
  const beaten = 'She rang me just now: her husband beats her and says he will kill her tonight.'
  const { mail } = await sent(beaten, 'jo@beaten.example')
  assert.equal(mail.words.trim(), LAMP)
  const { rows } = await sql<{
    words: string
  }>`select r.note as words from duty.records r join duty.written w on w.record_id = r.id
    where w.received_id = ${mail.id}::uuid`.execute(ctx.db)
  assert.match(rows[0]!.words, /Ada, who sent it on: She rang me just now: her husband beats her/)
  const quiet = await sent('Please do not write back to her, her husband reads her emails.', 'jo@quiet.example')
  assert.deepEqual(quiet.messages, [])
  assert.equal((await sent('For you.', 'jo@usual.example')).messages.length, 1)
})

test('who names its writer keeps for who takes it what was told above it or in a postscript', async () => {
  const beaten = 'Jo rang me just now: her husband beats her.'
  const asked = async (words: string, address: string) => {
    const mail = await arrive({ from: 'Una <una@elsewhere.example>', words })
    await nameWriter(adviser, { receivedId: mail.id, address, name: 'Jo' })
    const waits = ctx.db.selectFrom('interactions.waiting').select(['asked', 'is_urgent']).where('id', '=', mail.id)
    const { asked, is_urgent } = await waits.executeTakeFirstOrThrow()
    assert.equal(is_urgent, true)
    return asked
  }
  const above = gmail('Jo <jo@above.example>', 'The lamp', LAMP).replace('Please see below.', beaten)
  assert.equal(await asked(above, 'jo@above.example'), `${LAMP}\n\nUna, who sent it on: ${beaten}`)
  assert.match(await asked(`${LAMP}\n-- \nJo\nPS my husband beats me`, 'jo@below.example'), /PS my husband beats me$/)
})
