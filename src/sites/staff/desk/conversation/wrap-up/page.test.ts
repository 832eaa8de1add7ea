import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listReceived, readWrittenState, writtenToken } from '../../../../../modules/correspondence/index.ts'
import { sendMail } from '../../../../../modules/correspondence/mail.fixture.ts'
import {
  acceptHandover,
  addMatter,
  endConversation,
  finishHandover,
  noteDraftOf,
  noteRequest,
  noteSignOfLife,
  offerHandover,
  readConversation,
  readWork,
  saveWords,
  startConversation,
  takeWaiting,
} from '../../../../../modules/interactions/index.ts'
import { buildRequest } from '../../../../../modules/requests/testing.ts'
import { system } from '../../../../../platform/actor.ts'
import { newId } from '../../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const olu = await site.signedIn(['officer'], { name: 'Olu Officer', teams: ['highways'] })
const as = site.database.ctx({ actor: ada.person })
const her = site.database.ctx({ actor: olu.person })
const program = site.database.ctx({ actor: system('mail') })
await noteSignOfLife(her)

/** Somebody's mail in Ada's hands. */
async function write(name: string, to?: string) {
  const from = `${name}@resident.example`
  await sendMail(program, { from, subject: 'A wall', words: 'The wall fell on my garden.', ...(to && { to }) })
  const received = (await listReceived(program, { text: from })).rows[0]!
  return { received, ...(await inHand(await takeWaiting(as, received.id))) }
}

/** Somebody rings about a wall. */
async function call() {
  const id = await startConversation(as, { channel: 'phone', direction: 'in' })
  const found = await inHand(id)
  await saveWords(as, { interactionId: id, matters: [{ id: found.matter, asked: 'A wall', ...answered('') }] })
  await endConversation(as, id)
  return found
}

async function inHand(id: string) {
  const [matter] = (await readConversation(as, id)).matters
  const at = `/staff/desk/${id}`
  /** Saves its end, with more in the form. */
  const end = (outcome: string, more: Record<string, string> = {}) =>
    ada.post(`${at}/wrap-up`, {
      matter: matter!.id,
      [`outcome-${matter!.id}`]: outcome,
      note: 'N',
      promise: '',
      ...more,
    })
  return { at, id, matter: matter!.id, end }
}

const answered = (answer: string) => ({ answer, answerSource: '' })

const chosen = (body: string) => body.match(/value="([^"]*)" checked/)?.[1] ?? ''
const isSaved = ({ location }: { location: string }) => /done=wrapped/.test(location)
const noteOf = async (id: string) => (await readConversation(as, id)).note

test('in writing an answer that was not sent settles nothing, until it is sent or she says how they were told', async () => {
  const { at, id, matter, received, end } = await write('kim')
  const typed = { [`asked-${matter}`]: 'A wall', [`answer-${matter}`]: 'We come on Monday.' }
  const send = { ...typed, matter: `${matter} ${received.id}` }
  await ada.post(`${at}/answer`, { ...send, [`answer-${matter}`]: 'Dear {name}' })
  await ada.post(`${at}/answer`, send)
  assert.equal(chosen((await ada.get(`${at}/wrap-up`)).body), 'settled')
  await ada.post(`${at}/answer`, { undo: matter })
  const { body } = await ada.get(`${at}/wrap-up`)
  assert.equal(chosen(body), '')
  assert.match(wordsOf(body), /Your answer was not sent\. Send it, or say how they were told/)
  assert.doesNotMatch(body, /was written and not sent/, 'what may still go is no note')
  assert.doesNotMatch(body, /Answered about/)
  const refused = await end('settled', { note: 'Mine' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /id="outcome-[^"]*-error".*?Your answer was not sent/s)
  assert.ok(isSaved(await end('settled', { [`told-${matter}`]: 'by phone' })))
  assert.equal(await noteOf(id), 'N\nThey were told another way: by phone.')
})

test('an answer that was sent settles it as it went; what was typed on the telephone was said', async () => {
  const { at, matter, received, end } = await write('lou')
  const typed = { [`asked-${matter}`]: 'A wall', [`answer-${matter}`]: 'We come on Monday.' }
  await ada.post(`${at}/answer`, { ...typed, matter: `${matter} ${received.id}` })
  await ada.post(`${at}/words`, { ...typed, [`answer-${matter}`]: 'We come on Tuesday.' })
  assert.equal((await end('settled')).status, 422, 'other words than those that went')
  await ada.post(`${at}/words`, typed)
  assert.ok(isSaved(await end('settled')))
  const rung = await call()
  await saveWords(as, {
    interactionId: rung.id,
    matters: [{ id: rung.matter, asked: 'A wall', ...answered('On Monday') }],
  })
  assert.ok(isSaved(await rung.end('settled')))
})

test('what was written ends with a word to whoever wrote, however it ends, or needs none', async () => {
  const { id, at, matter, end } = await write('pat')
  assert.equal(chosen((await ada.get(`${at}/wrap-up`)).body), '')
  for (const outcome of ['settled', 'referred', 'abandoned']) {
    const refused = await end(outcome, { [`referred-${matter}`]: 'The police' })
    assert.equal(refused.status, 422, outcome)
    assert.match(refused.body, /id="outcome-[^"]*-error".*?They have had no answer\. Send one, or say how/s)
  }
  await ada.post(`${at}/words`, { [`asked-${matter}`]: 'A wall', [`answer-${matter}`]: 'Ask the police.' })
  const unsent = await end('referred', { [`referred-${matter}`]: 'The police' })
  assert.match(unsent.body, /Your answer was not sent/)
  await ada.post(`${at}/words`, { [`asked-${matter}`]: 'A wall', [`answer-${matter}`]: '' })
  assert.ok(isSaved(await end('settled', { [`none-${matter}`]: 'yes' })))
  assert.equal(await noteOf(id), 'N\nIt needed no answer.')
})

test('one answer tells of all that one mail asked, and a request that was opened tells by itself', async () => {
  const { at, id, matter, received } = await write('quin')
  const second = await addMatter(as, { interactionId: id, asked: '' })
  await ada.post(`${at}/answer`, {
    [`asked-${matter}`]: 'A wall',
    [`answer-${matter}`]: 'Both are done.',
    [`asked-${second}`]: 'A fence',
    matter: `${matter} ${received.id}`,
  })
  const both = { matter: [matter, second], [`outcome-${matter}`]: 'settled', [`outcome-${second}`]: 'settled' }
  assert.ok(isSaved(await ada.post(`${at}/wrap-up`, { ...both, note: 'N', promise: '' })))
  for (const [name, email] of [
    ['rae', 'rae@resident.example'],
    ['sam', ''],
  ] as const) {
    const opened = await write(name)
    const { requestId } = await buildRequest(program, {
      name,
      service: 'pothole',
      ...(email && { email, safe: ['email'] }),
    })
    const draftId = newId()
    await noteDraftOf(as, { interactionId: opened.id, matterId: opened.matter, draftId, service: 'pothole' })
    await noteRequest(as, { requestId, service: 'pothole', draftId })
    const ended = await opened.end('abandoned')
    assert.equal(isSaved(ended), email !== '', name)
    if (!email) await opened.end('abandoned', { [`told-${opened.matter}`]: 'by phone' })
  }
})

test('to whom somebody was sent is kept without the number of a card', async () => {
  const { id, matter, end } = await call()
  assert.ok(isSaved(await end('referred', { [`referred-${matter}`]: 'Bank, card 4111 1111 1111 1111' })))
  assert.equal((await readConversation(as, id)).matters[0]!.referredTo, 'Bank, card [card number removed]')
})

test('nothing ends as handed over that nobody has', async () => {
  const { end } = await call()
  const refused = await end('handed-over')
  assert.equal(refused.status, 422)
  assert.match(refused.body, /id="outcome-[^"]*-error".*?No team has this yet\. Go back and press/s)
  assert.ok(
    isSaved(
      await end('referred', { [`referred-${(refused.body.match(/referred-([\da-f-]{36})/) ?? [])[1]}`]: 'The police' }),
    ),
  )
})

test('what was written goes into the work of the team that is chosen, and waits there by the same day', async () => {
  const { end, matter, received } = await write('max')
  const before = (await readWrittenState(program, await writtenToken(program, received.id)))!
  const missing = await end('handed-over')
  assert.match(missing.body, /id="team-[^"]*-error".*?Choose the team that is to answer it/s)
  assert.equal((await end('handed-over', { [`team-${matter}`]: 'no-such-team' })).status, 422)
  assert.ok(isSaved(await end('handed-over', { [`team-${matter}`]: 'highways' })))
  assert.ok((await readWork(her)).items.some(each => each.id === received.id))
  const now = (await readWrittenState(program, await writtenToken(program, received.id)))!
  assert.deepEqual([now.wrappedAt, now.isTaken, now.dueAt], [null, false, before.dueAt])
  assert.match(wordsOf((await olu.get(`/staff/mail/${received.id}`)).body), /Waits, answer by .*Deal with this/)
})

test('while a colleague is asked what was typed stays, and her answer goes into it', async () => {
  const { id, at, matter, end } = await call()
  const handover = await offerHandover(as, {
    ...{ interactionId: id, matterId: matter },
    ...{ team: 'highways', to: olu.person.id, summary: 'A wall' },
  })
  assert.match(wordsOf((await ada.get(`${at}/wrap-up`)).body), /Olu Officer.*You can save this once they have answered/)
  const early = await end('handed-over', { note: 'She was upset' })
  assert.equal(early.status, 422)
  assert.match(early.body, /She was upset/)
  assert.match(early.body, /id="outcome-[^"]*-error".*?A colleague has not answered yet/s)
  await acceptHandover(her, handover)
  const looked = await ada.post(`${at}/wrap-up`, { matter, note: 'She was upset', promise: 'We ring', look: 'again' })
  assert.match(looked.body, /She was upset\nHanded over to Olu Officer\.<.*We ring\nOlu Officer has it now</s)
  assert.equal(chosen(looked.body), 'handed-over')
  assert.ok(isSaved(await end('handed-over')))
  await finishHandover(her, { id: handover, word: 'Done' })
})

test('a mail that was handed over is with whoever took it until that is done', async () => {
  const { id, matter, received, end } = await write('ned')
  const handover = await offerHandover(as, {
    ...{ interactionId: id, matterId: matter },
    ...{ team: 'highways', to: olu.person.id, summary: 'A wall' },
  })
  await acceptHandover(her, handover)
  assert.ok(isSaved(await end('handed-over')))
  const mail = async () => wordsOf((await ada.get(`/staff/mail/${received.id}`)).body)
  const token = await writtenToken(program, received.id)
  assert.match(await mail(), /With Olu Officer, Highways/)
  assert.equal((await readWrittenState(program, token))!.handedTo, 'highways')
  const { location } = await olu.post(`/staff/desk/work/handovers/${handover}`, { act: 'go-on' })
  const [own] = (await readConversation(her, location.split('/').at(-1)!)).matters
  assert.equal((await readWrittenState(program, token))!.handedTo, 'highways', 'she has begun')
  const settled = { matter: own!.id, [`outcome-${own!.id}`]: 'settled', note: 'N', promise: '' }
  assert.equal((await olu.post(`${location}/wrap-up`, settled)).status, 422, 'nobody has told ned')
  await olu.post(`${location}/wrap-up`, { ...settled, [`told-${own!.id}`]: 'by phone' })
  assert.match(await mail(), /Dealt with by/)
  const done = (await readWrittenState(program, token))!
  assert.equal(done.handedTo, null)
  assert.ok(done.doneAt)
})

test('saved in one window, a wrap-up takes in what was typed in another since then, and says so', async () => {
  const { at, id, matter, end } = await call()
  const read = { 'was-note': 'N', 'was-promise': '' }
  const typed = { [`outcome-${matter}`]: 'settled', matter }
  await ada.post(`${at}/wrap-up/words`, { ...typed, note: 'N and red', promise: '', ...read })
  assert.ok(isSaved(await end('settled', read)))
  assert.equal(await noteOf(id), 'N and red', 'what the other window had kept is not lost either')
  const late = { note: 'N and red\nAsk Tom', promise: 'We ring', 'was-note': 'N and red', 'was-promise': '' }
  assert.equal((await ada.post(`${at}/wrap-up/words`, { ...typed, ...late })).status, 409)
  const { location } = await ada.post(`${at}/wrap-up`, { matter, ...late })
  assert.match(location, /done=added/)
  assert.match(wordsOf((await ada.get(location)).body), /wrapped up in another window\. What you wrote here is added/)
  const { note, promise, matters } = await readConversation(as, id)
  assert.deepEqual([note, promise, matters[0]!.outcome], ['N and red\nAsk Tom', 'We ring', 'settled'])
  for (const again of [late, { note: 'N and red', ...read, 'was-note': 'N and red' }])
    assert.ok(isSaved(await end('settled', again)), 'nothing is new')
  assert.equal(await noteOf(id), 'N and red\nAsk Tom', 'and nothing is taken out')
})
