import { readParty } from '../mime/addresses.ts'
import type { MailHeaders } from '../mime/mail-headers.ts'
import { type Part, readHeaders, readParts } from '../mime/parts.ts'
import { type Content, readContent, textOf } from '../read-content.ts'
import {
  beginsOriginal,
  DAEMON,
  DAEMON_NAME,
  isBounceSubject,
  isOnlyDelayed,
  isWordedReceipt,
  opensLikeBounce,
  speaksAsSystem,
} from './bounce-phrases.ts'
import { type FailedRecipient, readDeliveryReport, uniqueRecipients } from './delivery-report.ts'
import { readFeedbackReport } from './feedback-report.ts'
import { MOST_EXPLAINED, namedRecipients } from './named-recipients.ts'
import { findOriginalHeaders, type Original, readOriginal, recipientsOfOriginal } from './original-mail.ts'
import { betterReason, isBare } from './reasons.ts'
import { findAddresses, readFieldGroups, statusIn } from './report-fields.ts'
import { readSnsNotice } from './sns-notice.ts'

export interface Report {
  kind: 'bounce' | 'complaint' | 'auto-reply'
  because: string
  failedRecipients: FailedRecipient[]
  original: Original | null
  /** The other side still tries: our mail may arrive. */
  isDelay: boolean
}

const LONGEST_REPORT = 60_000

/** Whether a mail tells of another that came back, was complained about, delivered or read; null where it is none of these. */
export async function readReport(root: Part, content: Content, isInside = false): Promise<Report | null> {
  const text = textOf(content).slice(0, LONGEST_REPORT)
  const { report, copy } = partOriginal(text)
  const originalHeaders = () => findOriginalHeaders(content, copy)
  const complaint = readFeedbackReport(root, content)
  if (complaint) return finish('complaint', complaint.because, complaint.complainants, originalHeaders())
  const notice = readSnsNotice(text)
  if (notice) return finish(notice.kind, notice.because, notice.recipients, notice.headers)
  const found = readDelivery(root, content, report) ?? readReceipt(root, content, report)
  if (found?.kind === 'auto-reply') return finish('auto-reply', found.because, [], originalHeaders())
  const because = found?.because ?? whyBounce(root, content, report)
  if (!because) return null
  const inside = isInside || found?.failed.length ? null : await readWrapped(content)
  if (inside) return inside
  const headers = originalHeaders()
  const failed = found?.failed.length ? saidInWords(root, found.failed, report) : whoFailed(root, report, headers)
  const isDelay = found?.isDelay ?? (!found && isOnlyDelayed(root.headers.text('subject'), report))
  const why = isDelay && !found ? 'A mail system says that a mail is delayed.' : because
  return { ...finish('bounce', why, failed, headers), isDelay }
}

/** Where the part for programs has only a number, the reason that the words for people give. */
function saidInWords(root: Part, failed: FailedRecipient[], report: string): FailedRecipient[] {
  if (failed.length > MOST_EXPLAINED || !failed.some(({ reason }) => isBare(reason))) return failed
  const named = new Map(
    namedRecipients(report, true, sidesOf(root.headers)).map(each => [each.address.toLowerCase(), each.reason]),
  )
  return failed.map(each => {
    if (!isBare(each.reason)) return each
    const words = named.get(each.address.toLowerCase()) ?? ''
    const reason = isBare(words) ? betterReason(report, { ...each, isOnly: failed.length === 1 }) : words
    return { ...each, reason, status: closerStatus(each.status, statusIn(reason)) }
  })
}

const closerStatus = (status: string | null, said: string | null): string | null =>
  said && (status === null || /^[45]\.0\.0$/.test(status)) ? said : status

/** A report that another system brings back as a file. */
async function readWrapped({ mails: [mail] }: Content): Promise<Report | null> {
  if (!mail || !/report-type\s*=\s*"?delivery-status/i.test(readHeaders(mail.body).first('content-type'))) return null
  const root = await readParts(mail.body)
  return readReport(root, await readContent(root), true)
}

function finish(
  kind: Report['kind'],
  because: string,
  failedRecipients: FailedRecipient[],
  headers: MailHeaders | null,
): Report {
  return { kind, because, failedRecipients, original: headers && readOriginal(headers), isDelay: false }
}

type Found = { kind: 'bounce' | 'auto-reply'; because: string; failed: FailedRecipient[]; isDelay?: boolean }

function readDelivery(root: Part, { reports }: Content, text: string): Found | null {
  const report = readDeliveryReport(reports, text)
  if (!report) return null
  if (report.failed.length === 0 && report.delivered > 0 && report.delivered === report.recipients)
    return { kind: 'auto-reply', because: 'It is a receipt: our mail was delivered.', failed: [] }
  const named = report.failed.length > 0 ? report.failed : []
  // Some systems call a delay a failure in the part for programs, and tell people the truth.
  const isDelay =
    named.every(({ isFinal }) => !isFinal) && (named.length > 0 || isOnlyDelayed(root.headers.text('subject'), text))
  return {
    kind: 'bounce',
    because: `It is a delivery report: our mail ${isDelay ? 'is delayed' : 'was not delivered'}.`,
    failed: named,
    isDelay,
  }
}

/** Receipts that somebody read or deleted our mail (RFC 8098). One that tells of a refusal is a bounce. */
function readReceipt(root: Part, { reports }: Content, text: string): Found | null {
  const receipt = reports.find(({ type }) => type.endsWith('disposition-notification'))
  const opened: Found = { kind: 'auto-reply', because: 'It is a receipt: our mail was opened or deleted.', failed: [] }
  if (!receipt) return isWordedReceipt(root.headers.text('subject'), text) ? opened : null
  const [fields] = readFieldGroups(receipt.body)
  const isRefused = /reject|refus|quota|denied|failed/i.test(
    `${root.headers.text('subject')} ${fields?.first('disposition')} ${text.slice(0, 500)}`,
  )
  if (!isRefused) return opened
  const [address] = findAddresses(`${fields?.first('original-recipient')} ${fields?.first('final-recipient')}`)
  const failed = address
    ? [{ address, reason: text.replace(/\s+/g, ' ').slice(0, 300), status: null, isFinal: true }]
    : []
  return { kind: 'bounce', because: 'It is a receipt that says our mail was refused.', failed }
}

/** Why a mail without a report for programs is a bounce; null where it is not. */
function whyBounce(root: Part, content: Content, report: string): string | null {
  const { headers } = root
  if (headers.has('x-failed-recipients')) return 'The mail system names recipients that failed.'
  const from = readParty(headers, 'from')
  const sender = from?.address ?? ''
  const isDaemon =
    DAEMON.test(sender) ||
    DAEMON_NAME.test(from?.name ?? '') ||
    /mailer-daemon|postmaster/i.test(sender || headers.first('from'))
  const isNobody =
    /^<\s*>/.test(headers.first('return-path')) || /^\s*<?mailer-daemon/i.test(headers.first('return-path'))
  const isSubject = isBounceSubject(headers.text('subject'))
  // Somebody shows us what came back to them.
  if (!isDaemon && !isNobody && FORWARDS.test(headers.text('subject'))) return null
  const opening = withoutQuoted(report.slice(0, 3000))
  const isReport = /report-type\s*=\s*"?delivery-status/i.test(headers.first('content-type'))
  const enclosesOriginal = content.mails.length > 0 || content.reports.length > 0
  if (!opensLikeBounce(opening))
    return isDaemon && isSubject ? 'A mail system sent it, and its subject is that of a mail that came back.' : null
  const isSystem = isReport || isDaemon || (isNobody && (isSubject || speaksAsSystem(opening)))
  // Anybody else may write of a delivery that failed: the report has to say whom a mail did not reach, or enclose it.
  const isLikeOne =
    isSubject &&
    speaksAsSystem(opening) &&
    (enclosesOriginal || namedRecipients(report, true, sidesOf(headers)).length > 0)
  return isSystem || isLikeOne ? 'A mail system says that a mail could not be delivered.' : null
}

/** Who sent the report and to whom: no recipients that failed, where only a sentence names them. */
const sidesOf = (headers: MailHeaders): Set<string> =>
  new Set(
    ['from', 'to', 'reply-to']
      .flatMap(name => findAddresses(headers.first(name)))
      .map(address => address.toLowerCase()),
  )

const FORWARDS = /^\s*(?:re\s*:\s*)?(?:fwd?|wg|tr|rv|enc|doorst|vs|vb|ymlaen)\s*:/i

const withoutQuoted = (text: string): string =>
  text
    .split('\n')
    .filter(line => !/^> /.test(line) || /^> \S+@\S+$/.test(line))
    .join('\n')

function whoFailed(root: Part, report: string, original: MailHeaders | null): FailedRecipient[] {
  const isFinal = !isOnlyDelayed(root.headers.text('subject'), report)
  const headed = root.headers.all('x-failed-recipients').flatMap(findAddresses)
  const named = namedRecipients(report, isFinal, sidesOf(root.headers))
  if (headed.length > 0)
    return uniqueRecipients(
      headed.map(
        address => named.find(each => each.address === address) ?? { address, reason: '', status: null, isFinal },
      ),
    )
  if (named.length > 0 || !original) return named
  return recipientsOfOriginal(original).map(address => ({
    address,
    reason: report.replace(/\s+/g, ' ').trim().slice(0, 300),
    status: null,
    isFinal,
  }))
}

/** Parts what the system says from the copy of the mail below it. */
function partOriginal(text: string): { report: string; copy: string } {
  const lines = text.split('\n')
  const at = lines.findIndex((line, index) => index > 0 && (beginsOriginal(line) || beginsHeadings(lines, index)))
  return at < 0
    ? { report: text, copy: text }
    : { report: lines.slice(0, at).join('\n'), copy: lines.slice(at).join('\n') }
}

/** Headings that only a mail in transit has, with more of them below. Those of another report are read on: it knows more. */
const beginsHeadings = (lines: string[], at: number): boolean =>
  /^(?:return-path|received|dkim-signature):/i.test(lines[at]!) &&
  lines.slice(at + 1, at + 12).filter(line => /^(?:received|message-id|from|to|subject|date|mime-version):/i.test(line))
    .length >= 2 &&
  !opensLikeBounce(lines.slice(at, at + 60).join('\n'))
