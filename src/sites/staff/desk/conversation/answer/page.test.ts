import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readArrivals, sendMessage } from '../../../../../modules/channels/index.ts'
import { arrivalReader, listReceived, receiveText } from '../../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../../modules/correspondence/mail.fixture.ts'
import { readConversation, takeWaiting } from '../../../../../modules/interactions/index.ts'
import { saveReply } from '../../../../../modules/replies/index.ts'
import { system } from '../../../../../platform/actor.ts'
import { newId } from '../../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person })
const program = site.database.ctx({ actor: system('mail') })
const { db } = program
const leader = await site.person(['team-leader'], { name: 'Lena Leader', teams: ['customer-services'] })
const ready = { en: 'Dear {name}, it opens at nine. {adviser}, {council}' }
const reply = newId()
const kept = { id: reply, title: 'Library hours', words: ready, services: [], follows: 'message' as const }
await saveReply(site.database.ctx({ actor: leader }), kept)

/** Somebody's mail in Ada's hands. */
async function write(from: string) {
  await sendMail(program, { from, subject: 'The library', words: 'When does the library open?' })
  const received = (await listReceived(as, { which: 'new' })).rows.find(each => each.fromAddress === from)!
  const id = await takeWaiting(as, received.id)
  return { at: `/staff/desk/${id}`, id, received, matter: (await readConversation(as, id)).matters[0]!.id }
}

/** The form of the screen, as far as it matters. */
const boxes = (matter: string, answer: string) => ({
  ...{ [`asked-${matter}`]: 'Opening', [`was-asked-${matter}`]: 'Opening' },
  ...{ [`answer-${matter}`]: answer, [`was-answer-${matter}`]: '' },
})

const sentTo = (recipient: string) =>
  db
    .selectFrom('channels.messages')
    .selectAll()
    .where('recipient', '=', recipient)
    .where('by_person', '=', true)
    .execute()

test('an answer goes in ten seconds as every message does; until then it is taken back, and the words stay', async () => {
  const rosa = 'rosa@resident.example'
  const { at, received, matter } = await write(rosa)
  const send = { ...boxes(matter, 'At nine.'), matter: `${matter} ${received.id}` }
  const { location } = await ada.post(`${at}/answer`, send)
  assert.match(location, /done=answered/)
  await ada.post(`${at}/answer`, send)
  const [message, ...more] = await sentTo(rosa)
  assert.equal(more.length, 0, 'pressed twice it is one')
  await sendMessage(program, {
    id: message!.id,
    lastTry: false,
    from: 'council@x.example',
    replyTo: null,
    quietHours: null,
  })
  assert.equal((await sentTo(rosa))[0]!.status, 'queued', 'no worker sends it before its time')
  const shown = await ada.get(location)
  assert.match(wordsOf(shown.body), /On its way|Your answer is on its way. For 10 seconds you can undo it/)
  assert.match(wordsOf(shown.body), /The message goes in 10 seconds\. Undo Matter 1/)
  const undone = await ada.post(`${at}/answer`, { undo: matter })
  assert.match(undone.location, /done=undone/)
  assert.equal((await sentTo(rosa)).length, 0)
  const again = await ada.get(undone.location)
  assert.equal(again.body.match(/name="answer-[^>]*>([^<]*)</)![1], 'At nine.')
  assert.doesNotMatch(wordsOf(again.body), /The message goes in 10 seconds/)
  await ada.post(`${at}/answer`, send)
  const [sent] = await sentTo(rosa)
  const later = { ...program, now: () => new Date(Date.now() + 11_000) }
  await sendMessage(later, { id: sent!.id, lastTry: false, from: 'council@x.example', replyTo: null, quietHours: null })
  assert.notEqual((await sentTo(rosa))[0]!.status, 'queued')
  const late = await ada.post(`${at}/answer`, { undo: matter })
  assert.match(late.location, /refused=channels\.message-gone/)
  assert.match(wordsOf((await ada.get(late.location)).body), /too late to undo/)
})

test('an answer begins with ready words, filled in; what nobody filled in does not go', async () => {
  const { at, received, matter } = await write('sam@resident.example')
  assert.match((await ada.get(at)).body, /Library hours/)
  const typed = boxes(matter, 'Thank you.')
  const { location } = await ada.post(`${at}/answer`, { ...typed, reply: `${matter} ${reply}` })
  const { body } = await ada.get(location)
  const box = body.match(/name="answer-[^>]*>([^<]*)</)![1]!
  assert.equal(box.trim(), 'Thank you.\n\nDear {name}, it opens at nine. Ada Adviser, Wiltshire Council')
  const refused = await ada.post(`${at}/answer`, { matter: `${matter} ${received.id}` })
  assert.match(refused.location, /refused=interactions\.field-left/)
  assert.equal((await sentTo('sam@resident.example')).length, 0)
})

test('who asked us not to write back is answered only where a colleague says that it is safe, and nothing of hers is quoted', async () => {
  const from = 'her@resident.example'
  const words = 'My husband hits me. Please do not write back, he reads my emails.'
  await sendMail(program, { from, subject: 'Help', words })
  const received = db.selectFrom('correspondence.received').select('id').where('from_address', '=', from)
  const { id: receivedId } = await received.executeTakeFirstOrThrow()
  const id = await takeWaiting(as, receivedId)
  const at = `/staff/desk/${id}`
  const matter = (await readConversation(as, id)).matters[0]!.id
  assert.match(wordsOf((await ada.get(at)).body), /They told me that it is safe to write Send this answer by email/)
  const send = { ...boxes(matter, 'We will help you.'), matter: `${matter} ${receivedId}` }
  const refused = await ada.post(`${at}/answer`, send)
  assert.match(refused.location, /refused=correspondence\.asked-not-to-write/)
  assert.deepEqual(await sentTo(from), [])
  await ada.post(`${at}/answer`, { ...send, [`safe-${matter}`]: 'yes' })
  const sent = await sentTo(from)
  assert.deepEqual(
    sent.map(({ words }) => words),
    ['We will help you.'],
  )
})

test('who asked in a text not to be rung is texted only where a colleague says that it is safe', async () => {
  const from = '+447700900789'
  const words = 'My partner hits me, please do not ring me, he listens'
  const body = String(new URLSearchParams({ MessageSid: `SM${newId()}`, From: from, To: '+447700900999', Body: words }))
  await receiveText(program, { provider: 'twilio', body })
  while (await readArrivals(program, arrivalReader({ origin: 'https://council.test', takeText: async () => null })));
  const received = (await listReceived(as, { which: 'new' })).rows.find(each => each.fromAddress === from)!
  const id = await takeWaiting(as, received.id)
  assert.match(
    wordsOf((await ada.get(`/staff/desk/${id}`)).body),
    /They told me that it is safe to write .*Send this answer by text/,
  )
})
