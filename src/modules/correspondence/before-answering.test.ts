import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { listMessages, readArrivals, readMessage } from '../channels/index.ts'
import { listOpenDuty, readDutyRecord } from '../duty/index.ts'
import { listWork } from '../interactions/index.ts'
import { allOwnWords } from './before-answering.ts'
import { arrivalReader, beforeAnswering, receiveText } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const NOW = new Date('2026-11-29T20:00:00Z')
const database = await testDatabase({ after }, { template: 'wrexham', now: NOW })
const ctx = database.ctx({ actor: system('mail') })
const duty = withContext(ctx, {
  actor: await addStaff(ctx, { name: 'Nora Night', roles: ['officer'], teams: ['emergency-duty'] }),
})
const adviser = withContext(ctx, { actor: await addStaff(ctx, { name: 'Ada Adviser', roles: ['adviser'] }) })

const write = (from: string, words: string, headers: Record<string, string> = {}) =>
  sendMail(ctx, { from, words, to: 'contact@example.org', headers })
const text = async (From: string, Body: string) => {
  await receiveText(ctx, {
    provider: 'twilio',
    body: String(new URLSearchParams({ MessageSid: `SM${newId()}`, From, To: '+447700900999', Body })),
  })
  while (await readArrivals(ctx, arrivalReader({ origin: 'https://council.test', takeText: async () => null })));
}
const sentTo = async (address: string) => {
  const { rows } = await listMessages(ctx, { text: address, limit: 50 })
  return Promise.all(rows.map(({ id }) => readMessage(ctx, id)))
}
const notesOf = async (words: RegExp) => {
  const notes = await Promise.all(
    (await listOpenDuty(duty)).map(async ({ id }) => (await readDutyRecord(duty, id)).note),
  )
  return notes.filter(note => words.test(note))
}
const onWork = async (from: string) => (await listWork(adviser)).find(each => each.from === from)!.words

test('danger below a signature rings, and what we wrote and she quotes does not', async () => {
  await write('gwen@a.example', 'My bin is full.\n-- \nGwen\nPS my husband beats me')
  assert.match((await sentTo('gwen@a.example'))[0]!.words, /^Is anyone in danger now\?/)
  assert.match((await notesOf(/gwen@/))[0]!, /PS my husband beats me/, 'the duty team reads it too')
  const quoted =
    'Thank you.\n\nOn Sunday 29 November 2026 the council wrote:\n> You wrote: my husband beats me\n> Ring 999'
  await write('ivy@a.example', quoted)
  assert.doesNotMatch((await sentTo('ivy@a.example'))[0]!.words, /Is anyone in danger/)
  const mail = { medium: 'email', words: 'My bin', whole: 'My bin\n-- \nGwen\nPS help' } as const
  assert.equal(allOwnWords(mail), mail.whole)
  assert.equal(
    allOwnWords({ ...mail, whole: 'Sent on: see below\nMy bin, as quoted' }),
    'My bin',
    'of whoever wrote first',
  )
})

test('who must not be written to gets no answer of the program, by mail or text, and a colleague reads it first', async () => {
  await write('meg@a.example', 'My husband beats me. Please do not write back, he reads my mail.')
  assert.deepEqual(await sentTo('meg@a.example'), [])
  assert.match((await notesOf(/meg@/))[0]!, /They asked us not to write back\./)
  assert.match(await onWork('meg@a.example'), /^They asked us not to write back\./)
  await write('meg@a.example', 'He has hit me again')
  assert.deepEqual(await sentTo('meg@a.example'), [], 'she need not say it twice')
  await write('meg@a.example', 'Did you get what I wrote earlier today?', { Subject: 'Earlier' })
  assert.deepEqual(await sentTo('meg@a.example'), [], 'nor speak of danger each time')
  const asks = (await listWork(adviser)).filter(each => each.from === 'meg@a.example')
  assert.ok(
    asks.every(({ words }) => words.startsWith('They asked us not to write back. They have not been answered.')),
  )
  await text('+447700900401', 'My partner hits me. dont ring back he listens to my calls')
  assert.deepEqual(await sentTo('+447700900401'), [])
  assert.match(await onWork('+447700900401'), /^They asked us not to ring back\./)
  await write('ffion@a.example', "Mae o'n fy nharo bob nos. Peidiwch ag ysgrifennu yn ôl, ddylai o ddim gwybod.")
  assert.deepEqual(await sentTo('ffion@a.example'), [])
  assert.match(await onWork('ffion@a.example'), /^They asked us not to write or ring back\./)
})

test('a text of danger promises no day, in Welsh neither', async () => {
  await text('+447700900402', 'Dydw i ddim eisiau byw rhagor')
  const [answer] = await sentTo('+447700900402')
  assert.match(answer!.words, /999.* cyn pob un arall\. Cyfeirnod \d/)
  assert.doesNotMatch(answer!.words, /erbyn/)
})

test('where nobody is in danger it is answered as anything is', async () => {
  await write('oli@a.example', 'The street light is out. Please do not ring back.')
  assert.equal((await sentTo('oli@a.example')).length, 1)
})

test('who writes of danger is answered in the language of those words, however few they are', async () => {
  for (const [at, words] of ['Dydw i ddim eisiau byw rhagor', 'Does gen i unman i gysgu heno'].entries()) {
    await write(`sian${at}@a.example`, words, { Subject: 'Help' })
    const [answer] = await sentTo(`sian${at}@a.example`)
    assert.equal(answer!.language, 'cy', words)
  }
  const written = { medium: 'email', subject: 'Bin', words: 'Dwi isio marw', whole: 'Dwi isio marw' } as const
  const asked = { ...written, askedNotBack: [] }
  assert.deepEqual(await beforeAnswering(ctx, asked), { mind: '', dangerIn: 'cy', words: 'Dwi isio marw' })
})
