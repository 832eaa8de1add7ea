// Mails made to choke a reader: each is read, or said to be unreadable, and costs little. The bound is ten times what it takes, so that a slow
// machine does not fail it and a reader whose time grows with the square of the size does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMail } from './read-mail.ts'

const MOST_SECONDS = 10
const HEAD = 'From: a@example.org\nTo: b@example.org\nSubject: s\n'
const HTML = `${HEAD}Content-Type: text/html\n\n`
const DAEMON =
  'From: MAILER-DAEMON@example.org\nSubject: failure notice\n\nunable to deliver to the following addresses:\n'

const nested = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('')
const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n')

const mails: Record<string, () => string> = {
  '900 parts in one another': () => `${HEAD}${nested(900)}Content-Type: text/plain\n\nwords\n`,
  '5,000 parts in one another': () => `${HEAD}${nested(5000)}`,
  '2,000 parts beside one another': () =>
    `${HEAD}Content-Type: multipart/mixed; boundary=x\n\n${'--x\n\nwords\n'.repeat(2000)}--x--`,
  '500 mails in one another': () =>
    Array.from({ length: 500 }).reduce<string>(
      inside => `From: a@example.org\nContent-Type: message/rfc822\n\n${inside}`,
      'From: x@example.org\n\nwords',
    ),
  'a heading of 10 MB': () => `${HEAD}X-Long: ${'a'.repeat(10_000_000)}\n\nwords`,
  'half a million headings': () => `${HEAD}${'X-Many: aaaaaaaaaa\n'.repeat(500_000)}\nwords`,
  'a million recipients': () =>
    `From: a@example.org\nTo: ${Array.from({ length: 1_000_000 }, (_, at) => `"N ${at}" <u${at}@example.org>`).join(',\n ')}\nSubject: s\n\nwords`,
  'quotation marks without end': () => `From: ${'"a\\"'.repeat(20_000)}\nSubject: s\n\nwords`,
  'HTML 150,000 deep': () => `${HTML}${'<div>'.repeat(150_000)}words`,
  'a megabyte of tags before the words': () => `${HTML}${'<div>'.repeat(200_000)}words`,
  'seven megabytes of tags, one after the other': () => `${HTML}${'<div>'.repeat(1_500_000)}words`,
  'blockquotes 100,000 deep': () => `${HTML}${'<blockquote>'.repeat(100_000)}words`,
  'lines drawn 60,000 deep': () => `${HTML}${'<div style="border-top:solid">'.repeat(60_000)}words`,
  '60,000 quotes beside one another': () => `${HTML}${'<div class="gmail_quote">words</div>'.repeat(60_000)}`,
  'a line of 5 MB': () => `${HEAD}\n${'a'.repeat(5_000_000)}`,
  '200,000 quotes and answers': () => `${HEAD}\n${'> a\nb\n'.repeat(200_000)}`,
  '50,000 lines that might begin a quote': () => `${HEAD}\n${'On 3 December 2026 at 10:00 a@b\n'.repeat(50_000)}`,
  '100,000 spaces in a line': () => `${HEAD}\nOn ${' '.repeat(100_000)}wrote:\n`,
  '100,000 files begun and none ended': () => `${HEAD}\n${'begin 644 a\n'.repeat(100_000)}`,
  '100,000 failed recipients in words': () => `${DAEMON}${many(100_000, at => `u${at}@example.org`)}`,
  '100,000 failed recipients in a report': () =>
    `${HEAD}Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n${many(100_000, at => `\nFinal-Recipient: rfc822; u${at}@example.org\nAction: failed`)}\n--x--`,
  'addresses without end': () => `${DAEMON}${'<a'.repeat(200_000)}@\n${'a@'.repeat(200_000)}`,
}

for (const [name, make] of Object.entries(mails))
  test(name, async () => {
    const raw = Buffer.from(make())
    const began = performance.now()
    const read = await readMail(raw)
    const seconds = (performance.now() - began) / 1000
    assert.ok(seconds < MOST_SECONDS, `${seconds} seconds`)
    assert.notEqual(read.because, 'It is broken in a way we do not know.')
    assert.ok(
      read.kind === 'unreadable' || read.text || read.attachments.length > 0 || read.kind === 'bounce',
      'its words are lost',
    )
    assert.ok(read.to.length <= 1000 && read.failedRecipients.length <= 1000)
  })
