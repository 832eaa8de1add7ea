// What a machine says of our mail joins the thread, and is nobody who wrote.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { answerReceived, listReceived, readThread } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { answerKey, type DeskView, readConversation, takeWaiting } from '../../../modules/interactions/index.ts'
import { saveReply } from '../../../modules/replies/index.ts'
import { refusedAs } from '../../../modules/requests/requests.fixture.ts'
import { system } from '../../../platform/actor.ts'
import { newId } from '../../../platform/id.ts'
import { showAnswerReplies, whyUntold } from '../desk/show-answer.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { showThread } from './show-mail.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person })
const program = site.database.ctx({ actor: system('mail') })
const leader = await site.person(['team-leader'], { teams: ['customer-services'] })
const reply = newId()
await saveReply(site.database.ctx({ actor: leader }), {
  id: reply,
  title: 'Library hours',
  words: { en: 'Dear {name}, it opens at nine.' },
  services: [],
  follows: 'message',
})

const received = (from: string) =>
  program.db
    .selectFrom('correspondence.received')
    .selectAll()
    .where('from_address', '=', from)
    .executeTakeFirstOrThrow()

/** A mail in Ada's hands; then the mail system of its writer says that our answer is late, and somebody else's that he is away. */
async function writeAndReport(from: string) {
  await sendMail(program, { from, subject: 'The library', words: 'When does the library open?' })
  const told = program.db.selectFrom('channels.messages').select('id').where('recipient', '=', from)
  const ours = { 'In-Reply-To': `<${(await told.executeTakeFirstOrThrow()).id}@council.example>` }
  const tag = from.split('@')[0]
  await sendMail(program, {
    from: `mailer-daemon@${tag}.example`,
    subject: 'Warning: message delayed 4 hours',
    words: `This is the mail system.\n\nYour message could not be delivered yet. It has been delayed, and we will keep trying.\nYou do not need to resend it.\n\n<${from}>: connection timed out\n`,
    headers: ours,
  })
  await sendMail(program, {
    from: `caretaker@${tag}.example`,
    subject: 'Automatic reply: The library',
    words: 'Rydw i ar wyliau tan ddydd Llun. Diolch am eich neges.',
    headers: { ...ours, 'Auto-Submitted': 'auto-replied' },
  })
  const mail = await received(from)
  const conversation = await takeWaiting(as, mail.id)
  const matter = (await readConversation(as, conversation)).matters[0]!.id
  return { mail, conversation, matter, at: `/staff/desk/${conversation}`, tag }
}

const boxes = (matter: string, answer: string) => ({
  ...{ [`asked-${matter}`]: 'Opening', [`was-asked-${matter}`]: 'Opening' },
  ...{ [`answer-${matter}`]: answer, [`was-answer-${matter}`]: '' },
})

test('a bounce or an automatic answer in a thread is a fact beside our message, and nobody to choose or to answer', async () => {
  const { mail, conversation, matter, at, tag } = await writeAndReport('jo@one.example')
  const reports = await Promise.all([`mailer-daemon@${tag}.example`, `caretaker@${tag}.example`].map(received))
  assert.deepEqual(
    reports.map(each => [each.kind, each.thread_id]),
    [
      ['delay', mail.thread_id],
      ['auto-reply', mail.thread_id],
    ],
  )
  const { body } = await ada.get(at)
  const words = wordsOf(body)
  assert.match(words, /Send this answer by email/)
  assert.doesNotMatch(words, /Not only one person wrote here|Another writer than before|In Welsh/)
  assert.match(words, /Is late .*mailer-daemon@jo\.example/)
  assert.match(words, /Automatic answer .*caretaker@jo\.example/)
  for (const [nth, { id }] of reports.entries()) {
    const send = { ...boxes(matter, 'At nine.'), matter: `${matter} ${id}` }
    assert.match((await ada.post(`${at}/answer`, send)).location, /refused=correspondence\.nobody-to-answer/)
    const sent = answerReceived(as, {
      interactionId: conversation,
      receivedId: id,
      words: 'At nine.',
      key: `${newId()}:${nth}`,
    })
    await assert.rejects(sent, refusedAs('correspondence.nobody-to-answer'))
  }
  // Words that went to a machine tell whoever wrote nothing.
  const view = await readConversation(as, conversation)
  const thread = await showThread(as, await readThread(as, { interactionId: conversation }))
  const last = thread.findLast(each => each.isOurs)!
  const wentTo = (address: string) => [
    ...thread,
    { ...last, key: `answer:${answerKey(conversation, matter, address, 'At nine.')}` } as (typeof thread)[number],
  ]
  const told = (address: string) => whyUntold(view, { answer: 'At nine.' }, wentTo(address), [])
  assert.deepEqual([told(`mailer-daemon@${tag}.example`), told('jo@one.example')], ['unsent', null])
  assert.doesNotMatch(wordsOf((await ada.get(`${at}/wrap-up`)).body), /They wrote last/)
})

test('a ready answer keeps the name of who wrote where a machine wrote after her', async () => {
  const { conversation } = await writeAndReport('kim@one.example')
  const { matters } = await readConversation(as, conversation)
  const thread = await showThread(as, await readThread(as, { interactionId: conversation }))
  const caller = { name: 'Kim One' } as DeskView['caller']
  const ready = await showAnswerReplies(as, matters[0]!, caller, thread)
  assert.equal(ready.find(({ id }) => id === reply)?.words, 'Dear Kim One, it opens at nine.')
})

test('a report that ours is late is listed as that, and not as one that did not arrive', async () => {
  await writeAndReport('lee@one.example')
  const { rows } = await listReceived(as, { which: 'machines', text: 'mailer-daemon@lee' })
  assert.equal(rows.length, 1)
  assert.match(wordsOf((await ada.get('/staff/mail?which=machines')).body), /Is late/)
  assert.doesNotMatch(wordsOf((await ada.get('/staff/mail?which=machines')).body), /Did not arrive/)
})
