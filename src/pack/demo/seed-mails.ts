import { receiveArrival } from '../../modules/channels/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { DemoOfPack } from './demo-file.ts'

const HOUR = 3_600_000

/** Emails as a mail server would hand them over; the worker reads them as it reads any. Once, however often it runs. */
export async function seedMails(ctx: Ctx, { mails }: DemoOfPack): Promise<void> {
  const { council } = await readOrganisation(ctx)
  const inbox = council.contact.email
  for (const [index, { name, from, subject, words, hoursAgo }] of mails.entries()) {
    const at = new Date(ctx.now().getTime() - hoursAgo * HOUR)
    const lines = [
      `From: ${encoded(name)} <${from}>`,
      `To: <${inbox}>`,
      `Subject: ${encoded(subject)}`,
      `Date: ${at.toUTCString()}`,
      `Message-ID: <demonstration-${index}@${from.split('@')[1]}>`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      base64(words).replace(/.{1,76}/g, '$&\r\n'),
    ]
    await receiveArrival(withContext(ctx, { now: () => at }), {
      medium: 'email',
      source: 'demonstration',
      sourceKey: String(index),
      sender: from,
      recipients: [inbox],
      raw: Buffer.from(lines.join('\r\n')),
      mediaType: 'message/rfc822',
    })
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** A word of a header that may hold more than ASCII (RFC 2047). */
const encoded = (text: string): string => `=?utf-8?B?${base64(text)}?=`
