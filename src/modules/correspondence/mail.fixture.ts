import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { readArrivals, receiveArrival } from '../channels/index.ts'
import { arrivalReader } from './index.ts'

export interface Written {
  from: string
  words: string
  subject?: string
  to?: string
  headers?: Record<string, string>
}

let mails = 0

/** Hands a mail over and has it read. Answers its Message-ID. */
export async function sendMail(
  ctx: Ctx,
  { from, words, subject = 'Hello', to = 'customerservices@wiltshire.example', headers = {} }: Written,
): Promise<string> {
  const id = `<mail-${++mails}@mails.example>`
  const all = { From: from, To: to, Subject: subject, 'Message-ID': id, ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  await receiveArrival(ctx, {
    medium: 'email',
    source: 'smtp',
    sourceKey: newId(),
    sender: from,
    recipients: [to],
    raw: Buffer.from(`${lines.join('\r\n')}\r\n\r\n${words}\r\n`),
    mediaType: 'message/rfc822',
  })
  while (await readArrivals(ctx, arrivalReader({ origin: 'https://council.test', takeText: async () => null })));
  return id
}
