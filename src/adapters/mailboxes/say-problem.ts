import { NotLetIn } from '../sign-in-token.ts'
import type { MailAccount } from './account.ts'

const SILENT = ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'CONNECT_TIMEOUT']
const UNKNOWN = ['ENOTFOUND', 'EAI_AGAIN']
const DISTRUSTED = /CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY/
const NO_TLS = /wrong version number|packet length|http request/i
const NO_STARTTLS = /support STARTTLS/
const TLS = /^(?:ERR_(?:SSL|TLS)_|EPROTO$|STARTTLS_)/

export const isNotLetIn = (error: Error): boolean =>
  error instanceof NotLetIn || (error as { authenticationFailed?: boolean }).authenticationFailed === true

/** What an error of a connection may tell besides its message. */
interface Told extends Error {
  code?: string
  responseText?: string
  serverResponseCode?: string
  tlsFailed?: boolean
}

/**
 * Why a mailbox cannot be read and what to do, for whoever runs the system; never what the server was told. A second line: the words of the
 * program or the server, where the first cannot say it all. Pure.
 */
export function sayProblem(error: Told, account: Pick<MailAccount, 'host' | 'port' | 'secure' | 'folder'>): string {
  const { host, folder } = account
  const { code = '', responseText, serverResponseCode } = error
  if (error instanceof NotLetIn) return `Nobody is let in: ${error.message}`
  if (isNotLetIn(error)) return `${host} does not let us in: is the password right?`
  if (serverResponseCode === 'NONEXISTENT' || serverResponseCode === 'TRYCREATE') return `There is no folder ${folder}`
  if (responseText) return `${host} says: ${responseText.slice(0, 200)}`
  if (SILENT.includes(code))
    return `${host} does not answer (${code}): does it run, are host and port right, does a firewall stand between?`
  if (UNKNOWN.includes(code)) return `There is no server ${host} (${code}): is its name right in IMAP_ACCOUNTS?`
  const why =
    sayUnsafe(error, account) ?? `${host} cannot be read now. Whoever runs it may know why by the words below.`
  return `${why}\n${rawWords(error)}`
}

/** Why there is no safe connection to the server, and what to do; null: that is not what went wrong. */
function sayUnsafe(
  { code = '', message, tlsFailed = false }: Told,
  { host, port, secure }: Pick<MailAccount, 'host' | 'port' | 'secure'>,
): string | null {
  if (DISTRUSTED.test(code))
    return `${host} shows a certificate that is not trusted here. Is it out of date, for another name, or of an authority of your own? That authority goes into NODE_EXTRA_CA_CERTS.`
  if (NO_STARTTLS.test(message))
    return `${host} offers no safe connection on port ${port}, so no password is sent. Write imaps:// in IMAP_ACCOUNTS, or have STARTTLS turned on there.`
  if (!TLS.test(code) && !tlsFailed) return null
  if (NO_TLS.test(message))
    return secure
      ? `${host} does not begin with a safe connection (TLS) on port ${port}. In IMAP_ACCOUNTS imaps:// is for a port that does, mostly 993, and imap:// for one that asks for it later, mostly 143.`
      : `${host} offers a safe connection (TLS) on port ${port}, but does not keep to it. Ask whoever runs it.`
  return `${host} and we find no way to talk safely (TLS). It may be too old: ask whoever runs it for TLS 1.2 or newer. Is the port right in IMAP_ACCOUNTS?`
}

/** As the program said it, on one line. */
const rawWords = ({ code = '', message }: Told): string => {
  const words = message.replace(/\s+/g, ' ').trim().slice(0, 200)
  return code && !words.includes(code) ? `${words} (${code})` : words
}
