// Mails as they come to a council: new matters, answers to what was written before, HTML with quotes, attachments, machines.

const MATTERS = [
  [
    'The lamp outside my house',
    'The street light at 4 Mill Lane does not work since Tuesday. It is very dark there and my mother fell.',
  ],
  [
    'Bin not emptied',
    'Our brown bin was not emptied on Friday, nor were those of the neighbours. When will you come again? SN15 1ER',
  ],
  [
    'Pothole',
    'There is a deep hole in the road near the school in Calne, on the left as you come down. Two cars have damaged a wheel.',
  ],
  [
    'Council tax',
    'I have moved on the first of the month to 12 High Street, Corsham. What do I have to pay, and from when?',
  ],
  ['Library', 'Is the library open on Saturday afternoons, and can I bring back books that I took in another town?'],
  ['Noise', 'Every night after eleven there is loud music from the garden behind us. Can somebody come and listen?'],
] as const

/** The mail with this number, always the same. */
export function mailNumber(number: number): Buffer {
  const [subject, words] = MATTERS[number % MATTERS.length]!
  const heading = [
    `Received: from mail.resident.example by mx.council.test; Sat, 28 Nov 2026 10:00:00 +0000`,
    `From: Resident ${number} <resident-${number}@resident.example>`,
    'To: Customer services <customerservices@wiltshire.example>',
    `Date: ${new Date(1_795_000_000_000 + number * 1_000).toUTCString()}`,
    `Message-ID: <${number}@resident.example>`,
    'MIME-Version: 1.0',
  ]
  return Buffer.from([...heading, ...KINDS[number % KINDS.length]!(number, subject, words), ''].join('\r\n'))
}

type Kind = (number: number, subject: string, words: string) => string[]

const plain: Kind = (number, subject, words) => [
  `Subject: ${subject}`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  `Hello\r\n\r\n${words} (${number})\r\n\r\nKind regards\r\nResident ${number}`,
]

/** Answers the mail of ten before, which was a new matter. */
const answer: Kind = (number, subject, words) => [
  `Subject: Re: ${subject}`,
  `In-Reply-To: <${number - 10}@resident.example>`,
  `References: <${number - 10}@resident.example>`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  `One more thing: it is worse today.\r\n\r\nOn Sat, 28 Nov 2026, Resident ${number - 10} wrote:\r\n> ${words}`,
]

const html: Kind = (number, subject, words) => [
  `Subject: =?utf-8?Q?${subject.replaceAll(' ', '_')}_=E2=80=93_again?=`,
  'Content-Type: multipart/alternative; boundary="b"',
  '',
  ...['--b', 'Content-Type: text/plain; charset=utf-8', '', words],
  ...['--b', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', ''],
  base64(
    `<html><body><p>Hello</p><p>${words} <b>${number}</b></p>${'<div><span style="color:red">-</span></div>'.repeat(40)}</body></html>`,
  ),
  '--b--',
]

const attached: Kind = (number, subject, words) => [
  `Subject: ${subject}, with a letter`,
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  ...['--b', 'Content-Type: text/plain; charset=utf-8', '', `${words} See the letter.`],
  ...['--b', 'Content-Type: application/pdf; name="letter.pdf"', 'Content-Transfer-Encoding: base64', ''],
  base64(`%PDF-1.4\n% ${number}\n${'0123456789 obj stream\n'.repeat(1_500)}%%EOF\n`),
  '--b--',
]

const automatic: Kind = number => [
  'Subject: Automatic reply: your request',
  'Auto-Submitted: auto-replied',
  'Content-Type: text/plain; charset=utf-8',
  '',
  `I am away until Monday. (${number})`,
]

const KINDS: readonly Kind[] = [
  plain,
  html,
  plain,
  plain,
  attached,
  plain,
  html,
  plain,
  automatic,
  plain,
  plain,
  html,
  plain,
  plain,
  plain,
  plain,
  answer,
  plain,
  plain,
  answer,
]

const base64 = (text: string): string =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\r\n')
