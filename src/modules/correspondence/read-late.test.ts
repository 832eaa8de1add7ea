// What was read only after the day by which it should have been answered: they hear that it is here, and no day that is over.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { listMessages, readArrivals, receiveArrival } from '../channels/index.ts'
import { arrivalReader, receiveText } from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })
const late = database.ctx({ actor: system('mail'), now: () => new Date(Date.now() + 9 * 86_400_000) })

async function heard(by: string): Promise<string> {
  while (await readArrivals(late, arrivalReader({ origin: 'https://council.test', takeText: async () => null })));
  const { rows } = await listMessages(ctx, { text: by })
  assert.equal(rows.length, 1)
  return rows[0]!.words
}

test('a text that was read late is answered with its reference, and an email with what happens next', async () => {
  const phone = { From: '+447700900371', To: '+447700900999', Body: 'When are you open on Monday?' }
  const body = String(new URLSearchParams({ MessageSid: `SM${newId()}`, ...phone }))
  await receiveText(ctx, { provider: 'twilio', body })
  const text = await heard(phone.From)
  assert.match(text, /we have your text\. Reference \d{3} .*A colleague answers as soon as they can/)
  const [from, to] = ['jo@late.example', 'customerservices@wiltshire.example'] as const
  const raw = `From: ${from}\r\nTo: ${to}\r\nSubject: The lamp\r\nMessage-ID: <late@mails.example>\r\n\r\nIt is dark in Mill Lane.\r\n`
  const mail = { source: 'smtp', sourceKey: newId(), sender: from, raw: Buffer.from(raw) } as const
  await receiveArrival(ctx, { medium: 'email', mediaType: 'message/rfc822', recipients: [to], ...mail })
  const letter = await heard(from)
  assert.match(
    letter,
    /Your reference is \d{3} [\s\S]*A colleague reads your email and answers you as soon as they can/,
  )
  assert.doesNotMatch(letter, /answers you by/)
})
