import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mail, mailOf } from '../mail.fixture.ts'
import { readMail } from '../read-mail.ts'

const DAEMON = {
  From: 'Mail Delivery System <MAILER-DAEMON@mx.example.net>',
  Subject: 'Undelivered Mail Returned to Sender',
}
const TO = 'gone@example.org'

/** Reports written for people, each as its system words it: all name `gone@example.org`. */
const WORDED: [system: string, words: string, headings?: Record<string, string>][] = [
  [
    'qmail',
    `Hi. This is the qmail-send program at example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<${TO}>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 unknown\n\n--- Below this line is a copy of the message.\n\nTo: other@example.org\n`,
  ],
  [
    'Postfix',
    `This is the mail system at host mx.example.net.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<${TO}>: host mx.example.org[192.0.2.1] said: 550 5.1.1 User unknown (in\n    reply to RCPT TO command)\n`,
  ],
  [
    'Exim',
    `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${TO}\n    SMTP error from remote mail server after RCPT TO:<${TO}>:\n    550 unknown\n\n------ This is a copy of the message, including all the headers. ------\n\nTo: other@example.org\n`,
  ],
  [
    'sendmail',
    `The original message was received at Thu, 3 Dec 2026\n\n   ----- The following addresses had permanent fatal errors -----\n<${TO}>\n\n   ----- Transcript of session follows -----\n550 5.1.1 <${TO}>... User unknown\n`,
  ],
  [
    'Exchange',
    `Your message\n\n  To:      other@example.org\n  Subject: A bin\n\ndid not reach the following recipient(s):\n\n${TO} on Thu, 3 Dec 2026 09:15\n    The recipient name is not recognized\n`,
  ],
  [
    'Microsoft 365',
    `Delivery has failed to these recipients or groups:\n\n${TO}\nThe email address you entered couldn't be found.\n\nDiagnostic information for administrators:\n`,
  ],
  [
    'Gmail',
    `** Address not found **\n\nYour message wasn't delivered to ${TO} because the address couldn't be found.\n`,
  ],
  [
    'Yahoo',
    `Message from yahoo.example.\nUnable to deliver message to the following address(es).\n\n<${TO}>:\nThis user doesn't have an account (${TO}) [0]\n`,
  ],
  [
    'OpenSMTPD',
    `    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\n${TO}: 550 5.1.1 No such user\n`,
  ],
  [
    'Domino',
    `Your message\n\n  Subject: A bin\n\nwas not delivered to:\n\n  ${TO}\n\nbecause:\n\n  User not listed in Domino Directory\n`,
  ],
  ['IMail', `Unknown user: ${TO}\n\nOriginal message follows.\n`, { Subject: 'Undeliverable Mail' }],
  ['a filter', `The message with subject A bin could not be delivered to the recipient ${TO}.\n`],
  [
    'French',
    `Votre message n'a pas pu être remis à\n${TO}\n`,
    { From: 'postmaster@example.fr', Subject: 'A bin : non remis' },
  ],
  ['German', `Ihre Nachricht konnte nicht an ${TO} zugestellt werden.\n`, { Subject: 'Unzustellbar: A bin' }],
  ['a log of SMTP', `Your mail could not be delivered.\n\nRCPT TO:<${TO}> --> 550 No such user here\n`],
  ['MDaemon', `Failed address: ${TO}\n\n--- Session Transcript ---\n --> RCPT To:<${TO}>\n <-- 550 5.1.1 Unknown\n`],
  [
    'Exchange in Spanish',
    `Error de entrega a los siguientes destinatarios o grupos:\n\nMaud (${TO})\nNo se encuentra la dirección.\n`,
    { From: 'postmaster@example.es', Subject: 'No se puede entregar: A bin' },
  ],
  [
    'Exchange in Romanian',
    `Livrarea către acești destinatari sau grupuri nu a reușit:\n\nMaud (${TO})<mailto:${TO}>\nAdresa nu există.\n`,
    { From: 'postmaster@example.ro', Subject: 'Imposibil de livrat: A bin' },
  ],
  ['Naver', `메일이 발송되지 못했습니다.\n받는사람: ${TO}\n발송실패 사유: 존재하지 않습니다. 5.1.1\n`],
  ['Welsh', `Methu danfon eich neges at y cyfeiriad hwn:\n\n<${TO}>\n`, { Subject: 'Methu danfon: A bin' }],
]

describe('a report written for people names who was not reached', () => {
  for (const [system, words, headings] of WORDED)
    test(system, async () => {
      const read = await readMail(mail({ ...DAEMON, 'Content-Type': 'text/plain; charset=utf-8', ...headings }, words))
      assert.equal(read.kind, 'bounce')
      assert.deepEqual(
        read.failedRecipients.map(({ address, isFinal }) => [address, isFinal]),
        [[TO, true]],
      )
      assert.equal(read.mayBeAnswered, false)
    })

  test('several of them, each with its reason', async () => {
    const words =
      'Unable to deliver message to the following address(es).\n\n<a@example.org>:\n550 5.1.1 unknown\n\n<b@example.org>:\n552 5.2.2 mailbox full\n'
    const { failedRecipients } = await readMail(mail(DAEMON, words))
    assert.deepEqual(
      failedRecipients.map(({ address, status, reason }) => [address, status, reason]),
      [
        ['a@example.org', '5.1.1', '550 5.1.1 unknown'],
        ['b@example.org', '5.2.2', '552 5.2.2 mailbox full'],
      ],
    )
  })

  test('an address of several dots is whole, and so is a list of Exchange with names among it', async () => {
    const named = async (words: string) =>
      (await readMail(mail(DAEMON, words))).failedRecipients.map(each => each.address)
    assert.deepEqual(await named('Your mail could not be delivered.\nRCPT TO:<jo@mail.example.ac.uk>: 550 unknown\n'), [
      'jo@mail.example.ac.uk',
    ])
    const words =
      'Delivery has failed to these recipients or groups:\n\na@x.example<mailto:a@x.example>\nThe mailbox is full.\n\nBob (b@x.example)<mailto:b@x.example>\nWrong.\n\nDiagnostic information for administrators:\n\nGenerating server: ex.x.example\nContact: c@x.example\n\nb@x.example\nRemote Server returned 550 5.1.3\n'
    assert.deepEqual(await named(words), ['a@x.example', 'b@x.example'])
    assert.deepEqual(
      (await readMail(mail(DAEMON, words))).failedRecipients.map(({ status, reason }) => [status, reason]),
      [
        [null, 'The mailbox is full.'],
        ['5.1.3', 'Wrong.'],
      ],
    )
  })

  test('the reason is what the server said, and no line of the mail that came back', async () => {
    const original =
      'Return-Path: <us@council.example>\nReceived: from mx\nMessage-ID: <1@x>\nTo: x@y.example\nSubject: A bin\n'
    const reasons: [words: string, reason: string][] = [
      [`Your mail was not delivered to these:\n\n   ${TO}\n\n${original}`, ''],
      [
        `Local address not found: "${TO}"\n\nNot delivered to:\n\n   ${TO}\n\n${original}`,
        `Local address not found: "${TO}"`,
      ],
      [
        `Not delivered because of\n\n550 5.1.1 User unknown\n\nRecipients:\n\n  ${TO}\n\n\nRule x\n`,
        '550 5.1.1 User unknown',
      ],
      [
        `|--- Failed addresses follow: ---|\n <${TO}> ... unknown user\n|--- Message text follows: ---|\n${original}`,
        'unknown user',
      ],
      [`无法投递\n\n时间：2026 收件人：${TO}\n\n退信原因：收件人邮件地址不存在。\n`, '收件人邮件地址不存在。'],
    ]
    for (const [words, reason] of reasons) {
      const { failedRecipients } = await readMail(
        mail({ ...DAEMON, 'Content-Type': 'text/plain; charset=utf-8' }, words),
      )
      assert.deepEqual(
        failedRecipients.map(each => [each.address, each.reason]),
        [[TO, reason]],
      )
    }
  })

  test('a delay is not final', async () => {
    const words = `A message that you sent has not yet been delivered to one or more of\nits recipients after 2 days.\n\nThe message has not yet been delivered to the following addresses:\n\n  ${TO}\n\nNo action is required on your part. Delivery attempts will continue.`
    const { failedRecipients } = await readMail(mail({ ...DAEMON, Subject: 'Warning: message delayed 2 days' }, words))
    assert.deepEqual(
      failedRecipients.map(({ address, isFinal }) => [address, isFinal]),
      [[TO, false]],
    )
  })

  test('who is only in the mail that came back, where the report names nobody', async () => {
    const raw = mailOf(
      'mixed',
      [
        { type: 'text/plain', body: 'A message that you sent could not be delivered.' },
        {
          type: 'message/rfc822',
          body: `From: us@council.example\nTo: ${TO}\nSubject: A bin\nMessage-ID: <old@council.example>\n\nwords`,
        },
      ],
      DAEMON,
    )
    const { failedRecipients, original } = await readMail(raw)
    assert.equal(failedRecipients[0]?.address, TO)
    assert.deepEqual(original, {
      messageId: '<old@council.example>',
      to: [TO],
      subject: 'A bin',
      mark: null,
      replyTo: [],
    })
  })

  test('X-Failed-Recipients', async () => {
    const { kind, failedRecipients } = await readMail(mail({ 'X-Failed-Recipients': TO, From: 'x@example.net' }, 'No.'))
    assert.deepEqual([kind, failedRecipients[0]?.address], ['bounce', TO])
  })
})

const report = (fields: string, words = 'See below.') =>
  mailOf(
    'report; report-type=delivery-status',
    [
      { type: 'text/plain', body: words },
      { type: 'message/delivery-status', body: `Reporting-MTA: dns; mx.example.net\n\n${fields}` },
      {
        type: 'text/rfc822-headers',
        body: 'From: us@council.example\nTo: other@example.org\nMessage-ID: <old@council.example>\nSubject: A bin',
      },
    ],
    { ...DAEMON, From: 'x@example.net', Subject: 'y' },
  )

describe('a delivery report (RFC 3464)', () => {
  test('names the address we wrote to, the status and the reason', async () => {
    const read = await readMail(
      report(
        `Original-Recipient: rfc822;${TO}\nFinal-Recipient: rfc822;moved@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 No such\n  mailbox`,
      ),
    )
    assert.equal(read.kind, 'bounce')
    assert.deepEqual(read.failedRecipients, [
      { address: TO, reason: '550 5.1.1 No such mailbox', status: '5.1.1', isFinal: true },
    ])
    assert.equal(read.original?.messageId, '<old@council.example>')
  })

  test('takes the reason from the words where its fields have only a number', async () => {
    const words = `I was unable to deliver your message to the following addresses:\n\n${TO}\n\nReason: 550 #5.1.0 Address rejected`
    const { failedRecipients } = await readMail(
      report(`Final-Recipient: rfc822;${TO}\nAction: failed\nStatus: 5.0.0`, words),
    )
    assert.deepEqual(failedRecipients, [
      { address: TO, reason: '550 #5.1.0 Address rejected', status: '5.1.0', isFinal: true },
    ])
  })

  test('names an address with letters that are not of ASCII', async () => {
    const { failedRecipients } = await readMail(
      report('Final-Recipient: utf-8; j\\x{F6}rg@b.example\nAction: failed\nStatus: 5.1.1'),
    )
    assert.deepEqual(
      failedRecipients.map(({ address }) => address),
      ['jörg@b.example'],
    )
  })

  test('tells a delay, and who was reached, from who was not', async () => {
    const { failedRecipients } = await readMail(
      report(
        `Final-Recipient: rfc822;late@example.org\nAction: delayed\nStatus: 4.4.1\n\nFinal-Recipient: rfc822;there@example.org\nAction: delivered\nStatus: 2.0.0`,
      ),
    )
    assert.deepEqual(
      failedRecipients.map(({ address, isFinal }) => [address, isFinal]),
      [['late@example.org', false]],
    )
  })

  test('names beside one that failed for good nobody whom the other side still tries', async () => {
    const late = 'Final-Recipient: rfc822;late@example.org\nAction: delayed\nStatus: 4.4.1'
    const { failedRecipients } = await readMail(
      report(`${late}\n\nFinal-Recipient: rfc822;${TO}\nAction: failed\nStatus: 5.1.1`),
    )
    assert.deepEqual(
      failedRecipients.map(({ address }) => address),
      [TO],
    )
  })

  test('that all was delivered is a receipt and no bounce', async () => {
    const { kind, because, failedRecipients } = await readMail(
      report('Final-Recipient: rfc822;there@example.org\nAction: delivered\nStatus: 2.0.0'),
    )
    assert.deepEqual([kind, because, failedRecipients], ['auto-reply', 'It is a receipt: our mail was delivered.', []])
  })

  test('is read where its boundary is not the one its heading names', async () => {
    const raw = Buffer.from(
      report(`Final-Recipient: rfc822;${TO}\nAction: failed\nStatus: 5.0.0`)
        .toString()
        .replace('boundary="part"', 'boundary="other"'),
    )
    assert.equal((await readMail(raw)).failedRecipients[0]?.address, TO)
  })

  test('a receipt that our mail was opened is no bounce, one that it was refused is', async () => {
    const receipt = (subject: string) =>
      mailOf(
        'report; report-type=disposition-notification',
        [
          { type: 'text/plain', body: 'About your message.' },
          {
            type: 'message/disposition-notification',
            body: `Final-Recipient: rfc822; ${TO}\nDisposition: automatic-action/MDN-sent-automatically; displayed`,
          },
        ],
        { Subject: subject },
      )
    assert.equal((await readMail(receipt('Read: A bin'))).kind, 'auto-reply')
    assert.equal((await readMail(receipt('Automatically rejected mail'))).failedRecipients[0]?.address, TO)
  })
})

describe('complaints', () => {
  test('a feedback report says who marked our mail as spam', async () => {
    const raw = mailOf('report; report-type=feedback-report', [
      { type: 'text/plain', body: 'This is an email abuse report.' },
      {
        type: 'message/feedback-report',
        body: `Feedback-Type: abuse\nUser-Agent: X/1\nVersion: 1\nOriginal-Rcpt-To: <${TO}>`,
      },
      {
        type: 'message/rfc822',
        body: 'From: us@council.example\nSubject: A bin\nMessage-ID: <old@council.example>\n\nwords',
      },
    ])
    const { kind, because, failedRecipients, original } = await readMail(raw)
    assert.deepEqual([kind, because], ['complaint', 'It is a feedback report: somebody marked our mail as spam.'])
    assert.equal(failedRecipients[0]?.address, TO)
    assert.equal(original?.messageId, '<old@council.example>')
  })

  test('Amazon SES tells as JSON', async () => {
    const notice = (value: object) =>
      mail({ From: 'no-reply@sns.example' }, `${JSON.stringify(value)}\n\n--\nunsubscribe`)
    const bounced = await readMail(
      notice({
        notificationType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: TO, status: '5.1.1' }] },
      }),
    )
    assert.deepEqual([bounced.kind, bounced.failedRecipients[0]?.address], ['bounce', TO])
    const complained = await readMail(
      notice({ notificationType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: TO }] } }),
    )
    assert.deepEqual([complained.kind, complained.failedRecipients[0]?.address], ['complaint', TO])
  })
})

test('what people write about deliveries is a message', async () => {
  const written: [subject: string, words: string][] = [
    ['Failed delivery of my new bin', 'My new bin was not delivered on Monday. Please deliver it.'],
    ['Delivery problem', 'The parcel could not be delivered because of your roadworks. jo@example.org'],
    ['Re: Undeliverable: your letter', 'You wrote that my address is unknown. I live at 12 Mill Lane.'],
    ['Returned mail', 'Your letter to my mother was returned to sender. She has moved.'],
    ['mailbox full', 'The red post box at the corner is full.'],
    ['Delivery of my new bin', 'Re your email of Monday: the bin has not been delivered. Ring jo@example.org'],
    ['Spam complaint', 'I get spam from you, this is abuse.'],
    ['Abuse report', 'I am worried about a child next door: abuse.'],
    ['Warning: road not gritted', 'It has not yet been gritted.'],
  ]
  for (const [subject, words] of written)
    assert.equal((await readMail(mail({ Subject: subject }, words))).kind, 'message', subject)
})

test('what shops and offices write about parcels and accounts is a message', async () => {
  const written: [from: string, subject: string, words: string][] = [
    [
      'no-reply@parcels.example',
      'Delivery failed',
      'Your parcel could not be delivered. We were unable to deliver to your address.',
    ],
    ['mail@shop.example', 'Your order', 'Item is no longer available, your account has been disabled.'],
    [
      'administrator@school.example',
      'Mailbox full',
      'The mailbox of the office is full, please write to office@school.example',
    ],
  ]
  for (const [From, Subject, words] of written)
    assert.equal((await readMail(mail({ From, Subject }, words))).kind, 'message', Subject)
})

test('a person’s mail that quotes a bounce is a message', async () => {
  const words = `What does this mean?\n\n> This is the mail system at host mx.example.net.\n> I'm sorry to have to inform you that your message could not be delivered\n> <${TO}>: 550 5.1.1 User unknown\n`
  assert.equal(
    (await readMail(mail({ Subject: 'Fwd: Undelivered Mail Returned to Sender', 'In-Reply-To': '<x@y>' }, words))).kind,
    'message',
  )
})
