import { type FailedRecipient, uniqueRecipients } from './delivery-report.ts'
import { betterReason, reasonAt } from './reasons.ts'
import { findAddress, findAddresses, statusIn, tidyReason } from './report-fields.ts'

const MOST_LINES = 2000
const MOST_RECIPIENTS = 500
/** For so many the whole report is searched for a better reason. */
export const MOST_EXPLAINED = 30

/** Words after which a list of addresses that failed follows. */
const INTRODUCES =
  /(?:following|these|below|to|recipients?|addresses|address\(es\)|recipient\(s\)|delivered|deliver|failed|users?|an|destinat\w+|\w*adress\w*|adresat\w*|empf[äa]nger|mot+ag\w+|modtager\w*|vastaanottaj\w*|příjemc\w*|címzett\w*|alıcı\w*|получател\w+|адрес\w*|收件人|地址|受信者|宛先|あて先|수신자|받는 ?사람)\W*(?:\([^)]*\))?[^\n]{0,60}$/iu
const FAILS =
  /fail|deliver|undeliver|unable|error|not |n['’]t |problem|reach|rejected|returned|unknown|pas pu|échec|nicht|fehler|non |não |falha|mislukt|niet |mislyk|misslyck|kunne ikke|epäonnis|nie |nezda|nelze|sikertelen|başarısız|не |no se |impossib|inte |nu a |απέτυχε|methodd|methu|ni ellid|nije |ni uspel|nepavyko|无|無|失败|失敗|でき|못|실패/iu

/** A line that is nothing but an address, in brackets, behind a bullet, or before the reason. */
const LISTED =
  /^[\s>*•|–-]{0,12}(?:(?:\d{1,3}[.)]|to:|(?:recipient )?address:|recipient:|failed (?:address|recipient)(?:\(?e?s\)?)?:|smtp:|<?mailto:)\s*)?["'“]?<?\s*([^\s<>"“”,;()[\]]+@[^\s<>"“”,;()[\]]*[^\s<>"'“”,;:.()[\]])>?["'”]?\s*(.*)$/i
/** What stands behind it then. */
const BEHIND =
  /^(?:$|[:;.,…-]|\.\.\.|\(|\[|<|(?:user|host|unknown|not|is|does|was|has|mailbox|no |failed|error|reason|because|delayed|on |via |[45]\d\d\b|[45]\.\d))/i

/** An address in the words of a server that turned it away. Each says where it is from. */
const TURNED_AWAY: { source: string; form: RegExp }[] = [
  { source: 'SMTP dialogue', form: /rcpt to:\s*<?([^\s<>,;]+@[^\s<>,;]+)/i },
  { source: 'X.400 gateways of Exchange', form: /smtp=([^\s;,>]+@[^\s;,>]+)/i },
  {
    source: 'answers of servers',
    form: /(?:^|\D)[45]\d\d[\s-](?:#?[45]\.\d{1,3}\.\d{1,3}\s)?[^\n]*?<?([^\s<>"'(),;:[\]]+@[^\s<>"'(),;:[\]]+)/i,
  },
  { source: 'sendmail', form: /<?([^\s<>"']+@[^\s<>"']+?)>?\.\.\.\s/i },
  { source: 'Exim, of an alias', form: /\((?:generated|expanded) from:?\s*<?([^\s<>()]+@[^\s<>()]+)>?\)/i },
]

/** An address in a sentence that says it failed. */
const IN_SENTENCES: RegExp[] = [
  /(?<!\p{L})(?:recipients?|address(?:es)?|user(?:name|id)?|mailbox|account|inbox|destinataire|destinatario|empf[äa]nger\w*|adresse|indirizzo|получател\w*|адрес\w*|ящик\w*|收件人|用户|宛先|받는 ?사람|수신자|sent to|delivered to|deliver(?:ed)? (?:the |your )?(?:following )?(?:e-?mail|mail|message) to|delivery to|deliver to|message to|mail to|e-?mail to|addressed to|undeliverable to|send to|reach|livr[ée] [àa]|remis [àa]|delivered to email address|nachricht an|mail an|entreg\w+ (?:a|para)|consegn\w+ a|recapit\w+ a|bezorg\w+ (?:aan|bij))(?![\p{L}\p{N}@._+-])\W{0,6}(?:(?:name|id|of|for|with|the|named|called|de|an|is|was|email)(?!\p{L})\W{0,6})?([^\s<>"'(),;:[\]]+@[^\s<>"'(),;:[\]]+)/iu,
  /<?([^\s<>"'(),;:[\]]+@[^\s<>"'(),;:[\]]+?)>?["']?,?\s*(?:\([^)]{0,80}\)\s*)?(?:is (?:not|un|no longer|over|disabled|invalid|full)|was (?:not|un|reject)|were not|does ?n[o'’]t|do not|did not|could ?n[o'’]t|can ?not|can['’]t|has (?:been (?:disabled|closed|suspended)|exceeded|moved|changed|no)|no longer|failed|rejected|user unknown|unknown|mailbox|account|undeliver|invalid|not found|not known|nicht |n['’]a pas|konnte|est |non |no |não |не )/iu,
  /(?:unknown|invalid|no such|unrout\w+|bad|undeliverable|final delivery)\s+(?:\w+\s+){0,3}[:<"']?\s*<?([^\s<>"'(),;:[\]]+@[^\s<>"'(),;:[\]]+)/iu,
]

interface Reading {
  lines: string[]
  isFinal: boolean
  /** Addresses that sentences name and that are no recipients: of the system that reports, and ours. */
  others: Set<string>
}

/**
 * The recipients that a report written for people names, above the mail it brings back. The surest way of naming that yields any
 * counts alone: a list, then the words of a server, then sentences.
 */
export function namedRecipients(text: string, isFinal: boolean, others: Set<string>): FailedRecipient[] {
  const lines = text.split('\n', MOST_LINES).map(line => (/^\s*message-id\s*:/i.test(line) ? '' : line.slice(0, 1000)))
  const reading: Reading = { lines, isFinal, others }
  for (const way of [listed, turnedAway, inSentences, anyAtAll]) {
    const found = uniqueRecipients(way(reading)).slice(0, MOST_RECIPIENTS)
    if (found.length > MOST_EXPLAINED) return found
    if (found.length > 0) return found.map(each => explained(each, text, found.length === 1, way !== listed))
  }
  return []
}

function explained(recipient: FailedRecipient, text: string, isOnly: boolean, isSentence: boolean): FailedRecipient {
  const reason = betterReason(text, { ...recipient, isOnly, isSentence })
  return { ...recipient, reason, status: recipient.status ?? statusIn(reason) }
}

function listed(reading: Reading): FailedRecipient[] {
  const { lines, others } = reading
  const found: FailedRecipient[] = []
  let isList = false
  for (let at = 0; at < lines.length; at++) {
    const line = withoutName(lines[at]!)
    if (!line.trim()) continue
    const [, address = '', behind = ''] = LISTED.exec(line) ?? []
    const isBare = address !== '' && findAddress(address) !== null && BEHIND.test(behind.trim())
    const isMarked = isBare && MAILTO.test(lines[at]!) && !CONTACT.test(address)
    const isHeaded = isMarked || (/^\s*<[^\s<>]+@[^\s<>]+>:?\s*(?:$|\S)/.test(line) && BEHIND.test(behind.trim()))
    if (isBare && (isHeaded || (isList && !others.has(address.toLowerCase()))))
      found.push(recipientAt(reading, at, findAddress(address)!, behind))
    else if (isIntroduction(lines, at)) isList = true
    else if (isBare && isList) continue
    else if (isList && found.length > 0 && /^\S/.test(line) && !/^[\s\d<>*-]/.test(line) && !lines[at - 1]?.trim())
      isList = isListGoingOn(line)
  }
  return found
}

const MAILTO = /[<[]mailto:[^\s<>[\]]*[>\]]\s*$/i

/** `Maud Smith (maud@example.org)<mailto:maud@example.org>` of Exchange as the address alone. */
const withoutName = (line: string): string =>
  line
    .replace(/^(\s*)[^\n<>@]{0,100}?[("']?([^\s<>()"'@]+@[^\s<>()"']+)[)"']?\s?<mailto:\2>\s*$/i, '$1$2')
    .replace(MAILTO, '')
    .replace(/^(\s*)["'“]?(?:\p{Lu}[^\s@<>()"]*,? ?){1,5}["'”]?\s[(<]([^\s<>()]+@[^\s<>()]+)[)>]\s*$/u, '$1$2')

/** 'could not be delivered to the following recipients:', in one line or broken in two. */
function isIntroduction(lines: string[], at: number): boolean {
  const sentence = `${lines[at - 2] ?? ''} ${lines[at - 1] ?? ''} ${lines[at]}`
  const line = lines[at]!.trim()
  return (
    line.length < 300 &&
    FAILS.test(sentence) &&
    (INTRODUCES.test(line) || /[:：]\s*(?:-{2,}\s*)?$/.test(line) || /-{4,}\s*$/.test(line))
  )
}

const isListGoingOn = (line: string): boolean =>
  line.length < 80 && !/^(?:-{3,}|={3,}|transcript|original|reporting|if you|please)/i.test(line)

function recipientAt({ lines, isFinal }: Reading, at: number, address: string, behind: string): FailedRecipient {
  const below: string[] = [behind.replace(/^[\s:;.…-]+/, '')]
  for (let next = at + 1; next < Math.min(at + 8, lines.length); next++) {
    const line = withoutName(lines[next]!).trim()
    if ((!line && below.some(each => each.trim())) || /^[|\s]*[-=*_]{3,}/.test(line)) break
    const other = LISTED.exec(line)?.[1]
    if (other && findAddress(other)?.toLowerCase() !== address.toLowerCase()) break
    below.push(line)
  }
  const reason = tidyReason(below.join(' '))
  return { address, reason, status: statusIn(reason), isFinal }
}

function turnedAway(reading: Reading): FailedRecipient[] {
  return reading.lines.flatMap((line, at) =>
    TURNED_AWAY.flatMap(({ form }) => recipientIn(reading, at, form.exec(line)?.[1]) ?? []).slice(0, 1),
  )
}

function inSentences(reading: Reading): FailedRecipient[] {
  // A sentence may be broken anywhere; each pair of lines is looked at as one.
  return reading.lines.flatMap((line, at) => {
    const pair = `${line.trimEnd()} ${(reading.lines[at + 1] ?? '').trimStart()}`
    return IN_SENTENCES.flatMap(form => {
      const named = form.exec(pair)?.[1]
      return recipientIn(reading, named && !line.includes(named) ? at + 1 : at, named) ?? []
    }).slice(0, 1)
  })
}

/** One address and no other in the whole report can only be the recipient's. */
function anyAtAll(reading: Reading): FailedRecipient[] {
  const all = reading.lines.flatMap((line, at) =>
    findAddresses(line).flatMap(address => recipientIn(reading, at, address) ?? []),
  )
  return new Set(all.map(({ address }) => address.toLowerCase())).size === 1 ? all.slice(0, 1) : []
}

/** Who looks after a system is not who could not be reached. */
const CONTACT =
  /^(?:post-?master|mailer-daemon|abuse|support|help(?:desk)?|admin(?:istrator)?|noc|security|mail-?admin|unblock|remove|info-?tech)@/i

function recipientIn(
  { lines, isFinal, others }: Reading,
  at: number,
  named: string | undefined,
): FailedRecipient | null {
  const address = named ? findAddress(named.replace(/[.,;:!?]+$/, '')) : null
  if (!address || others.has(address.toLowerCase()) || CONTACT.test(address)) return null
  const reason = reasonAt(lines, at)
  return { address, reason, status: statusIn(reason), isFinal }
}
