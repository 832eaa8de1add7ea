import type { MailHeaders } from './mime/mail-headers.ts'

/**
 * What the server before us found out about the address in From (RFC 8601, RFC 7208): it is so; nothing shows it; it is false;
 * no server says anything.
 */
export type SenderProof = 'proved' | 'unproved' | 'false' | 'untold'

/** Only the uppermost heading counts: the last server wrote it, and whoever sent the mail may have written those below. */
export function proofOfSender(headers: MailHeaders, address: string): SenderProof {
  // Exchange takes this off what comes from outside.
  if (/^\s*internal/i.test(headers.first('x-ms-exchange-organization-authas'))) return 'proved'
  const said = headers.first('authentication-results').replace(/\([^()]*\)/g, ' ')
  if (!said) return FAILS.test(headers.first('received-spf').trim()) ? 'false' : 'untold'
  const dmarc = resultOf(said, 'dmarc')
  if (dmarc === 'pass') return 'proved'
  if (dmarc === 'fail') return 'false'
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const methods = said.split(';').filter(each => /\b(?:spf|dkim)\s*=/i.test(each))
  if (methods.some(each => /\b(?:spf|dkim)\s*=\s*pass\b/i.test(each) && isAligned(each, domain))) return 'proved'
  return methods.some(each => FAILS.test(resultOf(each, 'spf') || resultOf(each, 'dkim'))) ? 'false' : 'unproved'
}

const FAILS = /^(?:soft|hard)?fail\b/i

const resultOf = (text: string, method: string): string =>
  new RegExp(`\\b${method}\\s*=\\s*(\\w+)`, 'i').exec(text)?.[1]?.toLowerCase() ?? ''

/** The proof is about the domain in From, or one it belongs to. */
function isAligned(method: string, domain: string): boolean {
  const about = /\b(?:header\.[di]|smtp\.mailfrom)\s*=\s*"?(?:[^\s;"@]*@)?([\w.-]+)/i.exec(method)?.[1]?.toLowerCase()
  return !!about && (about === domain || domain.endsWith(`.${about}`))
}
