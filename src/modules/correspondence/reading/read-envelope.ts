import { readParties } from './mime/addresses.ts'
import { MailHeaders } from './mime/mail-headers.ts'

/** What a mail server writes down of a delivery, the surest first; then what the sender wrote. */
const RECIPIENTS = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc']
const MOST_HEADINGS = 256 * 1024
const MOST = 100

/** Of a mail that is fetched from a mailbox: whom it was for and who sent it, as far as its headings tell. Pure. */
export function readEnvelope(raw: Buffer): { sender: string; recipients: string[] } {
  const block = raw.subarray(0, MOST_HEADINGS).toString('latin1')
  const headers = MailHeaders.of(block.split(/\r?\n\r?\n/, 1)[0]!)
  const addressesIn = (name: string) => readParties(headers, name).map(({ address }) => address)
  const recipients = RECIPIENTS.flatMap(addressesIn).filter(Boolean)
  // `Return-Path: <>` says that nobody may be answered.
  const sender = headers.has('return-path') ? addressesIn('return-path')[0] : addressesIn('from')[0]
  return { sender: sender ?? '', recipients: [...new Set(recipients)].slice(0, MOST) }
}
