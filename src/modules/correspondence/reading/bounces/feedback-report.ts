import { decodeText } from '../mime/decode-text.ts'
import { type Part, readHeaders } from '../mime/parts.ts'
import type { Content } from '../read-content.ts'
import type { FailedRecipient } from './delivery-report.ts'
import { addressIn, readFieldGroups } from './report-fields.ts'

/** What kinds of feedback reports (RFC 5965, 6591) say happened. */
const TYPES: Record<string, string> = {
  abuse: 'somebody marked our mail as spam',
  fraud: 'somebody reported our mail as fraud',
  virus: 'a virus was reported in our mail',
  'opt-out': 'somebody wants no more of this mail',
  'opt-out-list': 'somebody wants no more of this list',
  'auth-failure': 'our mail did not pass the checks of who sent it',
  'not-spam': 'somebody said that our mail is no spam',
  miscategorized: 'somebody said that our mail was sorted wrongly',
}

export interface Complaint {
  because: string
  complainants: FailedRecipient[]
}

/** A feedback report: null where the mail is none. */
export function readFeedbackReport(root: Part, content: Content): Complaint | null {
  const report = content.reports.find(({ type }) => type.endsWith('feedback-report')) ?? namedReport(root, content)
  // Outlook.com marks the mail that it encloses.
  const marked = content.mails[0] ? readHeaders(content.mails[0].body).first('x-hmxmroriginalrecipient') : ''
  if (!report && !marked && !isOldComplaint(root, content)) return null
  const fields = report ? readFieldGroups(report.body) : []
  const first = (name: string) => fields.map(group => group.first(name)).find(Boolean) ?? ''
  const type = first('feedback-type').toLowerCase()
  const address =
    addressIn(first('original-rcpt-to')) ??
    addressIn(first('removal-recipient')) ??
    addressIn(first('redacted-address')) ??
    addressIn(marked)
  const because = TYPES[type] ?? TYPES.abuse!
  return {
    because: `It is a feedback report: ${because}.`,
    complainants: address
      ? [{ address, reason: because, status: null, isFinal: type !== 'not-spam' && type !== 'auth-failure' }]
      : [],
  }
}

/** Some systems send the report as a file, or as text. */
function namedReport(root: Part, { attachments }: Content): Part | null {
  const isReport = /report-type\s*=\s*"?feedback-report/i.test(root.headers.first('content-type'))
  const file = attachments.find(({ content }) => /^feedback-type:/im.test(content.toString('latin1', 0, 2000)))
  if (!file && !isReport) return null
  return { ...root, body: file ? Buffer.from(decodeText(file.content, null)) : Buffer.alloc(0) }
}

/** The form of before: nothing but the mail, and whose server it came from. */
const isOldComplaint = ({ headers }: Part, { mails }: Content): boolean =>
  mails.length > 0 && /^complaint about message from [\d.]+/i.test(headers.text('subject'))
