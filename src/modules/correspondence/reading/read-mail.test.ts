import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { mail, mailOf } from './mail.fixture.ts'
import { splitMbox } from './mime/split-mbox.ts'
import { readMail } from './read-mail.ts'

test('who, what and when are read from the headings', async () => {
  const read = await readMail(
    mail(
      {
        From: '=?utf-8?Q?Si=C3=A2n_Jones?= <sian@example.org>',
        To: 'Streetscene <streetscene@council.example>, bins@council.example',
        Cc: '"Brown, Jo" <jo@example.org>',
        'Reply-To': 'home@example.org',
        Subject: '=?utf-8?B?QmluIHTFtw==?=',
        'In-Reply-To': '<a@council.example>',
        References: '<b@council.example>\r\n <a@council.example>',
      },
      'Words',
    ),
  )
  assert.deepEqual(read.from, { address: 'sian@example.org', name: 'Siân Jones' })
  assert.deepEqual(
    read.to.map(({ address }) => address),
    ['streetscene@council.example', 'bins@council.example'],
  )
  assert.deepEqual(read.cc, [{ address: 'jo@example.org', name: 'Brown, Jo' }])
  assert.equal(read.replyTo?.address, 'home@example.org')
  assert.equal(read.subject, 'Bin tŷ')
  assert.equal(read.sentAt?.toISOString(), '2026-12-03T09:15:00.000Z')
  assert.deepEqual(
    [read.messageId, read.inReplyTo, read.references],
    ['<1@example.org>', ['<a@council.example>'], ['<b@council.example>', '<a@council.example>']],
  )
  assert.deepEqual([read.kind, read.because], ['message', null])
})

describe('words in any charset', () => {
  const charsets: [charset: string, bytes: Buffer, words: string][] = [
    ['iso-8859-1', Buffer.from('caf\xe9', 'latin1'), 'café'],
    ['windows-1252', Buffer.from('\x80 5 \x96 \x93x\x94', 'latin1'), '€ 5 – “x”'],
    ['koi8-r', Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]), 'Привет'],
    ['shift_jis', Buffer.from([0x83, 0x53, 0x83, 0x7e]), 'ゴミ'],
    ['iso-2022-jp', Buffer.from('\x1b$B%4%_\x1b(B', 'latin1'), 'ゴミ'],
    ['gb2312', Buffer.from([0xc0, 0xac, 0xbb, 0xf8]), '垃圾'],
    ['ks_c_5601-1987', Buffer.from([0xc7, 0xd1]), '한'],
    ['cp850', Buffer.from([0x82]), 'é'],
    ['utf-16le', Buffer.from('tŷ', 'utf16le'), 'tŷ'],
    ['utf-8', Buffer.from('caf\xe9 bach', 'latin1'), 'café bach'],
    ['us-ascii', Buffer.from('tŷ'), 'tŷ'],
    ['x-nonsense', Buffer.from('tŷ'), 'tŷ'],
  ]
  charsets.push(
    ['utf-7', Buffer.from('Hi Mom +Jjo-! caf+AOk-'), 'Hi Mom ☺! café'],
    ['unicode-1-1-utf-7', Buffer.from('1 +- 1'), '1 + 1'],
    ['hz-gb-2312', Buffer.from('This: ~{<:Ky2;S{#,NpJ)l6HK!#~} ~~'), 'This: 己所不欲，勿施於人。 ~'],
    ['iso-2022-kr', Buffer.from('\x1b$)C\x0eGQ\x0f ok', 'latin1'), '한 ok'],
    [
      'cp037',
      Buffer.from('e388854082899540ba8799858595bb40a681a2409489a2a285845a', 'hex'),
      'The bin [green] was missed!',
    ],
    [
      'ibm500',
      Buffer.from('e3888540828995404a87998585955a40a681a2409489a2a285844f', 'hex'),
      'The bin [green] was missed!',
    ],
    ['IBM1047', Buffer.from('ADBD15C28995', 'hex'), '[]\nBin'],
    ['ebcdic-cp-gb', Buffer.from('5BF5', 'hex'), '£5'],
  )
  for (const [charset, bytes, words] of charsets)
    test(charset, async () => {
      const raw = mail(
        { 'Content-Type': `text/plain; charset=${charset}`, 'Content-Transfer-Encoding': 'base64' },
        bytes.toString('base64'),
      )
      assert.equal((await readMail(raw)).text, words)
    })

  test('in headings too', async () => {
    const subject = async (word: string) =>
      (await readMail(Buffer.from(`From: a@example.org\nSubject: ${word}\n\nx`))).subject
    assert.equal(await subject('=?utf-7?Q?caf+AOk-_au_lait?='), 'café au lait')
    assert.equal(await subject(`=?hz-gb-2312?B?${Buffer.from('~{NpJ)l6HK~}').toString('base64')}?=`), '勿施於人')
    assert.equal(await subject('=?ibm037?B?womV?='), 'Bin')
  })

  test('what nobody here can read looks like no words, and waits as not read', async () => {
    const greek = Buffer.from('c1a24081824083848586888991', 'hex')
    const of = (type: string) => ({ 'Content-Type': `${type}; charset=cp875`, 'Content-Transfer-Encoding': 'base64' })
    const read = await readMail(mail(of('text/plain'), greek.toString('base64')))
    assert.deepEqual([read.kind, read.text], ['unreadable', ''])
    assert.equal(read.because, 'Its words are in a set of letters that we cannot read: cp875.')
    assert.equal((await readMail(mail(of('text/html'), greek.toString('base64')))).kind, 'unreadable')
    const plain = await readMail(mail(of('text/plain'), Buffer.from('The café is shut', 'latin1').toString('base64')))
    assert.deepEqual([plain.kind, plain.text], ['message', 'The café is shut'], 'a wrong name does no harm')
  })

  test('UTF-7 smuggles no markup', async () => {
    assert.doesNotMatch(
      (
        await readMail(
          mail({ 'Content-Type': 'text/html; charset=utf-7' }, '+ADw-script+AD4-alert(1)+ADw-/script+AD4-'),
        )
      ).html ?? '',
      /<script/,
    )
  })

  test('headings in raw bytes', async () => {
    assert.equal((await readMail(Buffer.from('From: a@example.org\nSubject: Bin tŷ\n\nx'))).subject, 'Bin tŷ')
    assert.equal((await readMail(Buffer.from('From: a@example.org\nSubject: caf\xe9\n\nx', 'latin1'))).subject, 'café')
  })
})

describe('mail that is not as it should be', () => {
  test('ends its lines with CR alone, begins with an mbox line or empty lines, or has no empty line', async () => {
    for (const raw of [
      'From: a@example.org\rSubject: s\r\rwords\r',
      'From a@example.org Thu Dec  3 09:15:00 2026\nFrom: a@example.org\nSubject: s\n\nwords\n',
      '\r\n\r\nFrom: a@example.org\r\nSubject: s\r\n\r\nwords',
      'From: a@example.org\nSubject: s\nwords',
    ])
      assert.deepEqual(
        await readMail(Buffer.from(raw)).then(({ from, subject, text }) => [from?.address, subject, text]),
        ['a@example.org', 's', 'words'],
      )
  })

  test('has no date, sender or words, and is there all the same', async () => {
    const read = await readMail(Buffer.from('Subject: s\n\n'))
    assert.deepEqual([read.kind, read.from, read.sentAt, read.text], ['message', null, null, ''])
  })

  test('dates that are none are none', async () => {
    for (const date of ['yesterday', '31 Feb 99999', 'Thu, 99 Foo 2026'])
      assert.equal((await readMail(mail({ Date: date }))).sentAt, null, date)
  })

  test('is no mail: that is said', async () => {
    assert.equal((await readMail(Buffer.alloc(0))).because, 'The file is empty.')
    for (const raw of ['%PDF-1.4\n…', '{"a": 1}', 'just words\n\nand more', '\0\0\0'])
      assert.deepEqual(await readMail(Buffer.from(raw)).then(({ kind, because }) => [kind, because]), [
        'unreadable',
        'It is no email: it has no headings such as From or Subject.',
      ])
  })

  test('parts without an end, or with no boundary named, are read', async () => {
    const open = mail({ 'Content-Type': 'multipart/mixed; boundary=x' }, '--x\nContent-Type: text/plain\n\nwords')
    const unnamed = mail({ 'Content-Type': 'multipart/mixed' }, '--x\nContent-Type: text/plain\n\nwords\n--x--')
    for (const raw of [open, unnamed]) assert.equal((await readMail(raw)).text, 'words')
  })

  test('no bytes whatever make it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async bytes => void (await readMail(Buffer.from(bytes)))),
      { numRuns: 200 },
    )
    const heading = fc.constantFrom(
      'From',
      'To',
      'Date',
      'Content-Type',
      'Content-Transfer-Encoding',
      'Subject',
      'References',
      'Auto-Submitted',
    )
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'multipart/mixed; boundary=x',
        'multipart/report; report-type=delivery-status; boundary=x',
        'text/html; charset=utf-16',
        'base64',
        'message/rfc822',
        'application/ms-tnef',
        'text/calendar',
      ),
    )
    const any = fc.tuple(
      fc.array(fc.tuple(heading, value), { maxLength: 8 }),
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '--x',
            '--x--',
            'Content-Type: text/html',
            '',
            '> a',
            'On 3 Dec 2026 a@b wrote:',
            'begin 644 x',
            'BEGIN:VEVENT',
          ),
        ),
        { maxLength: 30 },
      ),
    )
    await fc.assert(
      fc.asyncProperty(any, async ([headings, lines]) => {
        const read = await readMail(
          Buffer.from(`${headings.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${lines.join('\n')}`),
        )
        assert.notEqual(read.because, 'It is broken in a way we do not know.')
      }),
      { numRuns: 300 },
    )
  })
})

describe('the content hash', () => {
  const hash = async (raw: Buffer) => (await readMail(raw)).contentHash
  test('is the same for copies that came another way', async () => {
    const first = mail({ Received: 'from a by b' }, 'Words of tŷ\n')
    const encoded = mail(
      { Received: 'from c by d', 'Delivered-To': 'x@council.example', 'Content-Transfer-Encoding': 'base64' },
      Buffer.from('Words of tŷ').toString('base64'),
    )
    assert.equal(await hash(first), await hash(encoded))
    assert.equal(await hash(first), await hash(Buffer.from(first.toString().replaceAll('\r\n', '\n'))))
    const [a, b] = ['one', 'two'].map(boundary =>
      Buffer.from(
        mailOf('mixed', [{ type: 'text/plain', body: 'x' }])
          .toString()
          .replaceAll('part', boundary),
      ),
    )
    assert.equal(await hash(a!), await hash(b!))
  })

  test('differs where sender, date, subject, words or a file differ', async () => {
    const file = (content: string) =>
      mailOf('mixed', [
        { type: 'text/plain', body: 'x' },
        { type: 'image/png; name=a.png', body: Buffer.from(content) },
      ])
    const all = [
      mail({}, 'a'),
      mail({}, 'b'),
      mail({ Subject: 'Other' }, 'a'),
      mail({ From: 'z@example.org' }, 'a'),
      mail({ Date: 'Fri, 4 Dec 2026 09:15:00 +0000' }, 'a'),
      file('1'),
      file('2'),
    ]
    assert.equal(new Set(await Promise.all(all.map(hash))).size, all.length)
  })
})

test('an mbox gives its mails, and a mail that quotes one stays whole', () => {
  const one = (subject: string) =>
    `From a@example.org Thu Dec  3 09:15:00 2026\nFrom: a@example.org\nSubject: ${subject}\n\nwords\nFrom here on it is dark.\n\n`
  assert.deepEqual(
    splitMbox(Buffer.from(one('a') + one('b'))).map(each => /Subject: (.)/.exec(each.toString())![1]),
    ['a', 'b'],
  )
  assert.equal(splitMbox(Buffer.from(one('a'))).length, 1)
  assert.equal(splitMbox(Buffer.from(`Subject: x\n\n${one('a')}`)).length, 1)
  const quoted = (words: string) => splitMbox(Buffer.from(one('a').replace('words', words)))[0]!.toString()
  assert.match(quoted('words\n>From the start'), /words\nFrom the start\n/)
  assert.match(quoted('> words\n>From the start\n> on'), /> words\n>From the start\n> on/, 'a line of a quote')
  assert.match(splitMbox(Buffer.from('Subject: x\n\nwords\n>From the start\n'))[0]!.toString(), /\n>From/)
  const report = `From MAILER-DAEMON Thu Dec  3 09:15:00 2026\nContent-Type: multipart/report; boundary=x\n\n--x\n\nfailed\n\n--x\nContent-Type: message/rfc822\n\n\n${one('old')}\n--x--\n`
  assert.equal(splitMbox(Buffer.from(report)).length, 1)
})
