import { readTokenSignIn, type TokenSignIn } from '../sign-in-token.ts'

/** A mailbox of a mail server that is read by IMAP. */
export interface MailAccount {
  /** As people know it, unique among all: `streetscene@council.example@imap.host/INBOX`. Holds no secret. */
  name: string
  host: string
  port: number
  /** TLS from the first byte; else it is asked for (STARTTLS), and demanded of any server but one on this machine. */
  secure: boolean
  user: string
  folder: string
  /** Where mail that is kept goes; null: it stays and is marked as seen. */
  moveTo: string | null
  signIn: { password: string } | TokenSignIn
}

const LIKE = 'must be addresses like imaps://user:password@host/INBOX, separated by spaces'

/** Reads `imaps://user:password@host:port/FOLDER?move=FOLDER`, several separated by spaces. Throws what ends 'NAME …', without repeating any of it. */
export function parseMailAccounts(text: string): MailAccount[] {
  const accounts = text.split(/\s+/).filter(Boolean).map(parse)
  if (new Set(accounts.map(({ name }) => name)).size < accounts.length) throw new Error('names a mailbox twice')
  return accounts
}

function parse(text: string): MailAccount {
  const url = URL.parse(text)
  if (!url?.hostname || !['imap:', 'imaps:'].includes(url.protocol)) throw new Error(LIKE)
  const secure = url.protocol === 'imaps:'
  const [user, password, path] = [url.username, url.password, url.pathname.slice(1)].map(decoded)
  if (!user || !password) throw new Error(`${LIKE}; one lacks its user or password`)
  const folder = path || 'INBOX'
  const usual = secure ? 993 : 143
  const port = Number(url.port) || usual
  return {
    name: `${user}@${url.hostname}${port === usual ? '' : `:${port}`}/${folder}`,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    secure,
    user,
    folder,
    moveTo: url.searchParams.get('move') || null,
    signIn: readTokenSignIn(url.searchParams, password) ?? { password },
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Error(`${LIKE}; a % in one must be written %25`)
  }
}
