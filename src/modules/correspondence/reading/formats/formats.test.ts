import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mail, mailOf } from '../mail.fixture.ts'
import { readMail } from '../read-mail.ts'

const u16 = (value: number) => Buffer.from([value & 0xff, value >> 8])
const u32 = (value: number) => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)])

/** An attribute of winmail.dat: level, id, length, data, checksum. */
const attribute = (level: number, id: number, data: Buffer) =>
  Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(0)])
const unicode = (id: number, text: string) => {
  const data = Buffer.from(`${text}\0`, 'utf16le')
  return Buffer.concat([u16(0x1f), u16(id), u32(1), u32(data.length), data, Buffer.alloc((4 - (data.length % 4)) % 4)])
}
const WINMAIL = Buffer.concat([
  u32(0x223e9f78),
  u16(1),
  attribute(1, 0x2800c, Buffer.from('Words of Outlook.\0')),
  attribute(2, 0x69002, Buffer.alloc(14)),
  attribute(2, 0x18010, Buffer.from('PLAN~1.PDF\0')),
  attribute(2, 0x6800f, Buffer.from('%PDF-1.4')),
  attribute(2, 0x69005, Buffer.concat([u32(2), unicode(0x3707, 'Cynllun tŷ.pdf'), unicode(0x370e, 'application/pdf')])),
])

describe('winmail.dat', () => {
  test('is opened: its words and its files are those of the mail', async () => {
    const { text, attachments } = await readMail(
      mailOf('mixed', [{ type: 'application/ms-tnef; name=winmail.dat', body: WINMAIL }]),
    )
    assert.equal(text, 'Words of Outlook.')
    assert.deepEqual(
      attachments.map(({ name, type, content }) => [name, type, content.toString()]),
      [['Cynllun tŷ.pdf', 'application/pdf', '%PDF-1.4']],
    )
  })

  test('one that is cut short is kept as it came', async () => {
    const { attachments } = await readMail(
      mailOf('mixed', [{ type: 'application/ms-tnef; name=winmail.dat', body: WINMAIL.subarray(0, 3) }]),
    )
    assert.deepEqual(
      attachments.map(({ name, content }) => [name, content.length]),
      [['winmail.dat', 3]],
    )
  })
})

const calendar = (lines: string[], method = 'REQUEST') =>
  [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    ...lines,
    'BEGIN:VALARM',
    'DESCRIPTION:not this',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n')
const wordsOf = async (lines: string[], method?: string) =>
  (await readMail(mailOf('mixed', [{ type: 'text/calendar; charset=utf-8', body: calendar(lines, method) }]))).text

describe('an invitation is said in words', () => {
  test('what, when, where and from whom', async () => {
    const text = await wordsOf([
      'SUMMARY:Site visit\\, Mill Lane',
      'DTSTART;TZID=Europe/London:20261203T091500',
      'DTEND;TZID=Europe/London:20261203T100000',
      'LOCATION:Town Hall',
      'ORGANIZER;CN="Sam Price":mailto:sam@council.example',
      'RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=4',
      'DESCRIPTION:Bring boots.\\nAnd a \n hat.',
    ])
    assert.equal(
      text,
      'Invitation: Site visit, Mill Lane\nWhen: Thursday 3 December 2026, 9:15am to 10am\nRepeats: every week on Thursday, 4 times\nWhere: Town Hall\nFrom: Sam Price (sam@council.example)\n\nBring boots.\nAnd a hat.',
    )
  })

  test('times in UTC are those of a clock here, times elsewhere say where', async () => {
    assert.match(await wordsOf(['SUMMARY:x', 'DTSTART:20260703T081500Z']), /When: Friday 3 July 2026, 9:15am$/)
    assert.match(
      await wordsOf(['SUMMARY:x', 'DTSTART;TZID=Europe/Berlin:20260703T081500', 'DURATION:PT1H30M']),
      /8:15am for 1 hours 30 minutes \(time of Europe\/Berlin\)$/,
    )
  })

  test('whole days, cancelled ones and answers', async () => {
    assert.match(
      await wordsOf(['SUMMARY:x', 'DTSTART;VALUE=DATE:20261203', 'DTEND;VALUE=DATE:20261205']),
      /When: Thursday 3 December 2026 to Friday 4 December 2026, all day/,
    )
    assert.match(await wordsOf(['SUMMARY:x', 'DTSTART:20261203T090000Z'], 'CANCEL'), /^Cancelled: x/)
    assert.match(
      await wordsOf(['SUMMARY:x', 'ATTENDEE;PARTSTAT=DECLINED;CN=Jo:mailto:jo@example.org'], 'REPLY'),
      /Jo \(jo@example\.org\) declines/,
    )
  })

  test('beside words it stands below them, without the words it repeats, and is a file too', async () => {
    const entry = calendar(['SUMMARY:Site visit', 'LOCATION:Mill Lane', 'DESCRIPTION:Can you meet me?'])
    const raw = mailOf('alternative', [
      { type: 'text/plain', body: 'Can you meet me?\n\nOn 3 Dec 2026 at 9:15, a@council.example wrote:\n> When?' },
      { type: 'text/calendar; charset=utf-8; method=REQUEST', body: entry },
    ])
    const { reply, attachments } = await readMail(raw)
    assert.equal(reply, 'Can you meet me?\n\nInvitation: Site visit\nWhere: Mill Lane')
    assert.deepEqual(
      attachments.map(({ name }) => name),
      ['invite.ics'],
    )
  })

  test('a broken one says what it can', async () =>
    assert.equal(await wordsOf(['SUMMARY:x', 'DTSTART:20261399T999999Z']), 'Invitation: x'))
})

const der = (tag: number, ...inside: Buffer[]) => {
  const value = Buffer.concat(inside)
  return Buffer.concat([
    Buffer.from(value.length < 128 ? [tag, value.length] : [tag, 0x82, value.length >> 8, value.length & 0xff]),
    value,
  ])
}
const OID = Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07])
const wrapped = (kind: number, inside: Buffer) =>
  der(
    0x30,
    der(0x06, OID, Buffer.from([kind])),
    der(
      0xa0,
      der(0x30, der(0x02, Buffer.from([1])), der(0x31), der(0x30, der(0x06, OID, Buffer.from([1])), der(0xa0, inside))),
    ),
  )
const INSIDE = Buffer.from('Content-Type: text/plain; charset=utf-8\r\n\r\nWords inside.')

describe('S/MIME', () => {
  const smime = (body: Buffer) =>
    readMail(
      mail(
        { 'Content-Type': 'application/pkcs7-mime; name=smime.p7m', 'Content-Transfer-Encoding': 'base64' },
        body.toString('base64'),
      ),
    )

  test('what is signed is shown', async () => {
    assert.equal((await smime(wrapped(2, der(0x04, INSIDE)))).text, 'Words inside.')
    assert.equal(
      (await smime(wrapped(2, der(0x24, der(0x04, INSIDE.subarray(0, 20)), der(0x04, INSIDE.subarray(20)))))).text,
      'Words inside.',
    )
  })

  test('what is encrypted is for a person, with the file kept', async () => {
    const { kind, because, isEncrypted, from, attachments } = await smime(wrapped(3, der(0x04, INSIDE)))
    assert.deepEqual([kind, because, attachments.length], ['unreadable', 'It is encrypted, and we have no key.', 1])
    assert.deepEqual([isEncrypted, from?.address], [true, 'jo@example.org'])
  })

  test('a signature beside the words is a file, and the words are shown', async () => {
    const { text, attachments } = await readMail(
      mailOf('signed', [
        { type: 'text/plain', body: 'Words.' },
        { type: 'application/pkcs7-signature; name=smime.p7s', body: Buffer.from('x') },
      ]),
    )
    assert.deepEqual([text, attachments.map(({ name }) => name)], ['Words.', ['smime.p7s']])
  })
})

test('a file that an old program wrote into the text is taken out', async () => {
  const { text, attachments } = await readMail(mail({}, 'Before.\nbegin 644 cat.txt\n#0V%T\n`\nend\nAfter.'))
  assert.equal(text, 'Before.\nAfter.')
  assert.deepEqual(
    attachments.map(({ name, content }) => [name, content.toString()]),
    [['cat.txt', 'Cat']],
  )
})

test('the frame of a text signed with PGP is not shown', async () => {
  const words =
    '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nMy bin.\n- -- \nJo\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n'
  assert.equal((await readMail(mail({}, words))).reply, 'My bin.')
})
