import { NotLetIn } from '../sign-in-token.ts'
import type { MailAccount } from './account.ts'

const SILENT = ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'CONNECT_TIMEOUT']
const UNKNOWN = ['ENOTFOUND', 'EAI_AGAIN']
const DISTRUSTED = /CERT|SELF_SIGNED|ISSUER|UNABLE_TO_VERIFY/

export const isNotLetIn = (error: Error): boolean =>
  error instanceof NotLetIn || (error as { authenticationFailed?: boolean }).authenticationFailed === true

/** Why a mailbox cannot be read and what to do, for whoever runs the system; never what the server was told. Pure. */
export function sayProblem(error: Error, { host, folder }: Pick<MailAccount, 'host' | 'folder'>): string {
  const {
    code = '',
    responseText,
    serverResponseCode,
  } = error as {
    code?: string
    responseText?: string
    serverResponseCode?: string
  }
  if (error instanceof NotLetIn) return `Nobody is let in: ${error.message}`
  if (isNotLetIn(error)) return `${host} does not let us in: is the password right?`
  if (serverResponseCode === 'NONEXISTENT' || serverResponseCode === 'TRYCREATE') return `There is no folder ${folder}`
  if (responseText) return `${host} says: ${responseText.slice(0, 200)}`
  if (SILENT.includes(code))
    return `${host} does not answer (${code}): does it run, are host and port right, does a firewall stand between?`
  if (UNKNOWN.includes(code)) return `There is no server ${host} (${code}): is its name right in IMAP_ACCOUNTS?`
  if (DISTRUSTED.test(code))
    return `${host} shows a certificate that is not trusted here (${code}): is it out of date, for another name, or of an authority of your own (NODE_EXTRA_CA_CERTS)?`
  return `${error.message.slice(0, 200)}${code && !error.message.includes(code) ? ` (${code})` : ''}`
}
