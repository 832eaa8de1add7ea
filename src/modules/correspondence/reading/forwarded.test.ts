import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mail, mailOf, parts } from './mail.fixture.ts'
import { readMail } from './read-mail.ts'

const OFFICER = { From: 'Sam Price <sam.price@council.example>', Subject: 'FW: The lamp' }
const forwarded = async (words: string, headings: Record<string, string> = OFFICER) =>
  (await readMail(mail({ ...headings, 'Content-Type': 'text/plain; charset=utf-8' }, words))).forwarded

const WAYS: [program: string, words: string][] = [
  [
    'Gmail',
    'Please see below.\n\n---------- Forwarded message ---------\nFrom: Jo Brown <jo@example.org>\nDate: Wed, 2 Dec 2026 at 10:00\nSubject: The lamp\nTo: <sam.price@council.example>\n\n\nIt is dark in Mill Lane.\n',
  ],
  [
    'Outlook',
    'Please see below.\n\n________________________________\nFrom: Jo Brown <jo@example.org>\nSent: 02 December 2026 10:00\nTo: Sam Price <sam.price@council.example>\nSubject: The lamp\n\nIt is dark in Mill Lane.\n',
  ],
  [
    'Outlook of old',
    '-----Original Message-----\nFrom: Jo Brown [mailto:jo@example.org]\nSent: 02 December 2026 10:00\nTo: Sam Price\nSubject: The lamp\n\nIt is dark in Mill Lane.\n',
  ],
  [
    'Apple Mail',
    'Begin forwarded message:\n\n> From: Jo Brown <jo@example.org>\n> Subject: The lamp\n> Date: 2 December 2026 at 10:00:00 GMT\n> To: sam.price@council.example\n> \n> It is dark in Mill Lane.\n',
  ],
  [
    'Thunderbird',
    '-------- Forwarded Message --------\nSubject: \tThe lamp\nDate: \tWed, 2 Dec 2026 10:00:00 +0000\nFrom: \tJo Brown <jo@example.org>\nTo: \tsam.price@council.example\n\n\n\nIt is dark in Mill Lane.\n',
  ],
  [
    'Outlook in Welsh',
    'Gweler isod.\n\nOddi wrth: Jo Brown <jo@example.org>\nAnfonwyd: 02 Rhagfyr 2026 10:00\nAt: Sam Price\nPwnc: The lamp\n\nIt is dark in Mill Lane.\n',
  ],
  [
    'Outlook in German',
    'Von: Jo Brown <jo@example.org>\nGesendet: Mittwoch, 2. Dezember 2026 10:00\nAn: Sam Price\nBetreff: The lamp\n\nIt is dark in Mill Lane.\n',
  ],
]

describe('who wrote first is known from a mail that an officer forwarded', () => {
  for (const [program, words] of WAYS)
    test(program, async () => {
      const found = await forwarded(words)
      assert.deepEqual(found?.from, { address: 'jo@example.org', name: 'Jo Brown' })
      assert.equal(found?.subject, 'The lamp')
      assert.equal(found?.sentAt?.toISOString(), '2026-12-02T10:00:00.000Z')
      assert.equal(found?.text, 'It is dark in Mill Lane.')
    })

  test('as a file', async () => {
    const raw = mailOf(
      'mixed',
      [
        { type: 'text/plain', body: 'See attached.' },
        {
          type: 'message/rfc822',
          body: 'From: Jo Brown <jo@example.org>\nSubject: The lamp\nDate: Wed, 2 Dec 2026 10:00:00 +0000\n\nIt is dark in Mill Lane.',
        },
      ],
      OFFICER,
    )
    const { forwarded: found, attachments } = await readMail(raw)
    assert.deepEqual([found?.from?.address, found?.text], ['jo@example.org', 'It is dark in Mill Lane.'])
    assert.equal(attachments[0]?.name, 'The lamp.eml')
  })

  test('in HTML', async () => {
    const body =
      '<p>See below.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Jo Brown &lt;jo@example.org&gt;<br><b>Sent:</b> 02 December 2026 10:00<br><b>To:</b> Sam<br><b>Subject:</b> The lamp</p></div></div><p>It is dark in Mill Lane.</p>'
    const found = (await readMail(mail({ ...OFFICER, 'Content-Type': 'text/html' }, body))).forwarded
    assert.deepEqual([found?.from?.address, found?.text], ['jo@example.org', 'It is dark in Mill Lane.'])
  })
})

test('an answer that quotes with the same headings is not forwarded', async () => {
  assert.equal(
    await forwarded(
      'Yes.\n\nFrom: Jo Brown <jo@example.org>\nSent: 02 December 2026 10:00\nTo: Sam\nSubject: The lamp\n\nold',
      { Subject: 'RE: The lamp' },
    ),
    null,
  )
})

test('a mail without any is not', async () => assert.equal(await forwarded('From the north it is dark.', {}), null))

test('the files of a mail that is sent on as a file are among the files', async () => {
  const [own, body] = parts('mixed', [
    { type: 'text/plain', body: 'The hedge.' },
    { type: 'image/png; name=hedge.png', body: Buffer.from('png') },
  ])
  const inner = mail({ ...own, From: 'Jo <jo@example.org>' }, body)
    .toString()
    .replaceAll('\r', '')
    .replaceAll('--part', '--inner')
  const { attachments } = await readMail(
    mailOf('mixed', [
      { type: 'text/plain', body: 'fyi' },
      { type: 'message/rfc822; name=Original.eml', body: inner.replace('boundary="part"', 'boundary="inner"') },
    ]),
  )
  assert.deepEqual(
    attachments.map(({ name }) => name),
    ['Original.eml', 'hedge.png'],
  )
})
