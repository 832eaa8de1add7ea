import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { listMessages, readArrivals, readMessage } from '../channels/index.ts'
import { type MessageKind, saveTemplate, type TemplateWords } from '../templates/index.ts'
import { arrivalReader, receiveText, writtenMessages } from './index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const designer = database.ctx({ actor: await addStaff(ctx, { roles: ['designer'], name: 'Dora Designer' }) })

const keep = (kind: MessageKind, words: TemplateWords) =>
  saveTemplate(designer, { versionId: newId(), kind, service: null, words })

const sentTo = async (address: string) => {
  const [sent, ...more] = (await listMessages(ctx, { text: address })).rows
  assert.equal(more.length, 0)
  return readMessage(ctx, sent!.id)
}

test('who writes reads the council’s own words; in danger whom to ring still stands first, and no day is named', async () => {
  await keep(writtenMessages['mail-taken'], {
    subject: { en: '{council} has it: {reference}' },
    words: { en: 'Ta. You are {reference}.\n\n# And now\n\nWe write by {when}.\n\nWith love, {council}' },
  })
  await sendMail(ctx, { from: 'ann@a.example', words: 'When does the library open?' })
  const mail = await sentTo('ann@a.example')
  assert.match(mail.subject, /^Wiltshire Council has it: \d{3} /)
  assert.match(
    mail.words,
    /^Ta\. You are [\d ]+\.\n\nAnd now\n\nWe write by \w+day [\s\S]*With love, Wiltshire Council/,
  )
  assert.match(mail.html!, /<h2[^>]*>And now<\/h2>/)
  await sendMail(ctx, { from: 'bea@a.example', words: 'I want to kill myself tonight' })
  const urgent = await sentTo('bea@a.example')
  assert.match(urgent.words, /^Is anyone in danger now\?[\s\S]*before all others\.\n\nTa\. You are/)
  assert.doesNotMatch(urgent.words, /We write by/)
})

test('who texts reads them too', async () => {
  await keep(writtenMessages['text-taken'], { text: { en: 'Got it.\nBy {when}: {reference}' } })
  const from = '+447700900321'
  const body = new URLSearchParams({ MessageSid: `SM${newId()}`, From: from, To: '+447700900999', Body: 'Hi' })
  await receiveText(ctx, { provider: 'twilio', body: String(body) })
  while (await readArrivals(ctx, arrivalReader({ origin: 'https://council.test', takeText: async () => null })));
  assert.match((await sentTo(from)).words, /^Got it\.\nBy \w+day .*: [\d ]+$/)
})
