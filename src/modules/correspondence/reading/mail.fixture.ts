// Mails as our tests write them: headings and words, and what is usual where nothing is said.

const USUAL: Record<string, string> = {
  From: 'Jo Brown <jo@example.org>',
  To: 'Streetscene <streetscene@council.example>',
  Subject: 'A bin',
  Date: 'Thu, 3 Dec 2026 09:15:00 +0000',
  'Message-ID': '<1@example.org>',
}

/** A mail of these headings (empty ones are left out) and words. */
export function mail(headings: Record<string, string>, body = ''): Buffer {
  const all = Object.entries({ ...USUAL, ...headings }).filter(([, value]) => value !== '')
  return Buffer.from(
    `${all.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}`,
  )
}

export interface PartFixture {
  type: string
  body: string | Buffer
  headings?: string[]
}

/** The heading and body of a mail of several parts, to be handed to `mail`. */
export function parts(kind: string, list: PartFixture[]): [headings: Record<string, string>, body: string] {
  const body = list.map(({ type, body, headings = [] }) => {
    const [words, encoding] = Buffer.isBuffer(body)
      ? [body.toString('base64'), ['Content-Transfer-Encoding: base64']]
      : [body, []]
    return `--part\n${[`Content-Type: ${type}`, ...encoding, ...headings].join('\n')}\n\n${words}\n`
  })
  return [{ 'MIME-Version': '1.0', 'Content-Type': `multipart/${kind}; boundary="part"` }, `${body.join('')}--part--\n`]
}

/** A mail of several parts with these headings besides. */
export function mailOf(kind: string, list: PartFixture[], headings: Record<string, string> = {}): Buffer {
  const [own, body] = parts(kind, list)
  return mail({ ...own, ...headings }, body)
}
