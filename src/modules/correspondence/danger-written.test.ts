import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { withContext } from '../../platform/context.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { listMessages, readMessage } from '../channels/index.ts'
import { closeDuty, listOpenDuty, listWaitingDuty, readDutyRecord, receiveDuty, ringAgain } from '../duty/index.ts'
import { listWork, takeWaiting } from '../interactions/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { readRequest } from '../requests/index.ts'
import { isNotFound } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import { listReceived, readReceived } from './index.ts'
import { sendMail } from './mail.fixture.ts'

/** A Sunday: nobody is at work but the emergency duty team. */
const NOW = new Date('2026-11-29T20:00:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const ctx = database.ctx({ actor: system('mail') })
const as = async (name: string, roles: Parameters<typeof addStaff>[1]['roles'], teams: string[] = []) =>
  withContext(ctx, { actor: await addStaff(ctx, { name, roles, teams }) })
const nora = await as('Nora Night', ['officer'], ['emergency-duty'])
const waste = await as('Will Waste', ['officer'], ['waste'])

const write = (from: string, words: string, headers: Record<string, string> = {}) =>
  sendMail(ctx, { from, words, headers })

const TONIGHT = 'I want to kill myself tonight'
const told = async () => {
  const { teams } = await readOrganisation(ctx)
  return (await listMessages(ctx, { text: teams.get('emergency-duty')!.email, limit: 500 })).rows
}

test('words of danger in a mail ring at the duty team of the hour, once, whatever else comes while it is open', async () => {
  await write('sad@a.example', TONIGHT)
  const [rings] = await listWaitingDuty(nora)
  assert.deepEqual([rings!.kind, rings!.mayReceive, rings!.raisedBy], ['suicide', true, null])
  assert.deepEqual(await listWaitingDuty(waste), [], 'nobody else learns of it')
  const [message, ...more] = await told()
  assert.equal(more.length, 0)
  assert.match(message!.words, /^Somebody has written to us/)
  assert.doesNotMatch(message!.words, /kill|sad@/)
  for (let n = 0; n < 4; n++) await write('Sad@A.example', `${TONIGHT}, I mean it ${n}`)
  assert.equal((await listWaitingDuty(nora)).length, 1)
  assert.equal((await told()).length, 1, 'five mails ring once')
  const record = await readDutyRecord(nora, rings!.id)
  assert.equal(record.written.length, 5)
  assert.match(record.note, /^sad@a\.example\nHello\nI want to kill myself tonight[\s\S]*I mean it 3$/)
  await receiveDuty(nora, record.id)
  assert.equal((await readDutyRecord(nora, record.id)).receivedBy, 'Nora Night')
  const ending = { recordId: record.id, outcome: 'emergency-services' as const, words: 'With the ambulance' }
  await closeDuty(nora, ending)
  await write('sad@a.example', TONIGHT)
  assert.equal((await told()).length, 2, 'after the end it is a new one')
  await write('other@a.example', TONIGHT)
  assert.equal((await told()).length, 3, 'another person is another record')
})

test('spam and machines ring at nobody', async () => {
  const before = await listOpenDuty(nora)
  await write('spam@a.example', TONIGHT, { 'X-Spam-Flag': 'YES' })
  const looked = (await listWork(await as('Lou Looks', ['adviser']))).find(({ from }) => from === 'spam@a.example')
  assert.match(looked!.words, /^A filter took it for unwanted, and its words hint at danger/)
  assert.deepEqual((await listMessages(ctx, { text: 'spam@a.example' })).rows, [], 'a machine would answer again')
  await write('away@a.example', TONIGHT, { 'Auto-Submitted': 'auto-replied' })
  await write('list@a.example', TONIGHT, { 'List-Id': '<news.a.example>', Precedence: 'bulk' })
  assert.deepEqual(await listOpenDuty(nora), before)
})

test('danger written to a request that is open rings, waits for a colleague before all else, and is answered with the numbers', async () => {
  const { reference, requestId } = await buildRequest(database.ctx(), { name: 'Rosa Ray', email: 'rosa@a.example' })
  const before = (await told()).length
  await write(
    'rosa@a.example',
    `It is about ${formatCode(reference)}.\n\nMy neighbour has a knife and he is going to kill me.`,
  )
  assert.ok((await told()).length > before, 'the duty team hears')
  const adviser = await as('Ada Adviser', ['adviser'])
  const first = (await listWork(adviser)).find(({ kind, from }) => kind === 'urgent' && from === 'rosa@a.example')
  assert.ok(first, 'and it stands in the list of work')
  const { became, requestId: about } = await readReceived(adviser, first.id)
  assert.deepEqual([became, about], ['waiting', requestId])
  const officer = await as('Otto Officer', ['officer'], ['highways'])
  assert.deepEqual(
    (await listWork(officer)).filter(({ from }) => from === 'rosa@a.example'),
    [],
    'not for its team to take',
  )
  const { updates } = await readRequest(database.ctx({ actor: system('test') }), requestId)
  assert.ok(
    updates.some(({ words }) => words.includes('a knife')),
    'it is with the request as well',
  )
  const { rows } = await listMessages(ctx, { text: 'rosa@a.example' })
  const answer = await readMessage(ctx, rows.at(-1)!.id)
  assert.match(answer.words, /^Is anyone in danger now\?[\s\S]*999[\s\S]*Thank you/i)
})

test('who adds danger to her request and must not be written to is not answered', async () => {
  const { reference } = await buildRequest(database.ctx(), { name: 'Sara Sharp', email: 'sara@a.example' })
  await write('sara@a.example', `About ${formatCode(reference)}. My husband beats me, he must not know I wrote.`)
  const { rows } = await listMessages(ctx, { text: 'sara@a.example' })
  const sent = await Promise.all(rows.map(({ id }) => readMessage(ctx, id)))
  assert.deepEqual(
    sent.filter(({ words }) => /danger/i.test(words)),
    [],
  )
  const work = await listWork(await as('Bea Before', ['adviser']))
  assert.match(work.find(({ from }) => from === 'sara@a.example')!.words, /^They asked us not to write or ring back\./)
})

test('danger in a second mail of a thread is answered with the numbers, once in six hours', async () => {
  const sent = async () => (await listMessages(ctx, { text: 'lamp@a.example' })).rows
  const first = await write('lamp@a.example', 'The street light is out')
  const again = (words: string) => write('lamp@a.example', words, { 'In-Reply-To': first })
  assert.equal((await sent()).length, 1)
  await again('It is lamp 12')
  assert.equal((await sent()).length, 1)
  await again('My ex is outside with a knife and says he will kill me')
  const { words } = await readMessage(ctx, (await sent())[0]!.id)
  assert.match(words, /^Is anyone in danger now\?[\s\S]*999/)
  await again('He is going to kill me')
  assert.equal((await sent()).length, 2, 'not twice')
  const later = { ...ctx, now: () => new Date(NOW.getTime() + 7 * 3_600_000) }
  const headers = { 'In-Reply-To': first }
  await sendMail(later, { from: 'lamp@a.example', words: 'He is back, he is going to kill me', headers })
  assert.equal((await sent()).length, 3)
})

test('danger far down in a long mail rings, and what a bill at its top says does not hide it', async () => {
  const before = new Set((await listOpenDuty(nora)).map(({ id }) => id))
  const long = `My gas bill is wrong.\n\n${'The meter was read in March and again in June, and both times the figure was another one.\n'.repeat(600)}`
  await write('long@a.example', `${long}\nI can smell gas in the kitchen and I want to kill myself.`)
  const kinds = (await listOpenDuty(nora)).filter(({ id }) => !before.has(id)).map(({ kind }) => kind)
  assert.deepEqual(kinds.toSorted(), ['adult', 'suicide'])
})

test('an answer to whoever is hurt at home names nobody who would tell what it is about', async () => {
  await write('hurt@a.example', 'My husband hits me. I am afraid he will kill me')
  const [answer] = (await listMessages(ctx, { text: 'hurt@a.example', limit: 5 })).rows
  const { words } = await readMessage(ctx, answer!.id)
  assert.match(words, /Police: 999/)
  assert.doesNotMatch(words, /abuse|helpline|0808/i)
})

test('danger that stands in a file that came with a mail rings as well', async () => {
  const before = new Set((await listOpenDuty(nora)).map(({ id }) => id))
  const parts = [
    '--x\r\nContent-Type: text/plain\r\n\r\nPlease read the file.\r\n',
    `--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="statement.txt"\r\n\r\n${TONIGHT}\r\n--x--`,
  ]
  await write('file@a.example', parts.join(''), {
    'Content-Type': 'multipart/mixed; boundary=x',
    'MIME-Version': '1.0',
  })
  const [rings, ...more] = (await listOpenDuty(nora)).filter(({ id }) => !before.has(id))
  assert.equal(more.length, 0)
  assert.match((await readDutyRecord(nora, rings!.id)).note, /statement\.txt: I want to kill myself tonight/)
})

test('a mail of danger is read by advisers, the duty team told and duty officers alone, in every list, and so is what follows it', async () => {
  const lia = await as('Lia Lead', ['team-leader'], ['highways'])
  const [ada, dee] = [await as('Ann Adviser', ['adviser']), await as('Dee Duty', ['duty-officer'])]
  const messageId = await write('night@a.example', 'Zebrano. He hits me every night, I am afraid')
  await write('night@a.example', 'Zebrano again. The number is 4', { 'In-Reply-To': messageId })
  const reads = async (who: typeof ctx) => {
    const listed = (await listReceived(who, { which: 'all', text: 'Zebrano' })).rows
    const waiting = (await listWork(who)).filter(({ from }) => from === 'night@a.example')
    return [listed.length, waiting.length]
  }
  assert.deepEqual(await reads(ada), [2, 1])
  for (const who of [nora, dee]) assert.deepEqual(await reads(who), [2, 1], 'of a thread one waits')
  assert.deepEqual(await reads(lia), [0, 0])
  const id = (await listReceived(ada, { which: 'all', text: 'Zebrano' })).rows[0]!.id
  await assert.rejects(readReceived(lia, id), isNotFound)
  await assert.rejects(takeWaiting(lia, id), isNotFound)
  const [record] = (await listOpenDuty(nora)).toReversed()
  await receiveDuty(nora, record!.id)
  assert.deepEqual(await reads(lia), [0, 0], 'nor once the duty team has it')
})

test('who covers for those told, and is told later, reads it from then on', async () => {
  const at = (time: string) => ({ ...ctx, now: () => new Date(`2026-11-30T${time}:00Z`) })
  await sendMail(at('10:00'), {
    from: 'day@a.example',
    words: 'Quillon. My husband hits me and will hurt me',
    headers: {},
  })
  const count = async () => (await listReceived(nora, { which: 'all', text: 'Quillon' })).rows.length
  assert.equal(await count(), 0, 'by day another team is told')
  await ringAgain(at('10:03'))
  assert.equal(await count(), 1)
})
