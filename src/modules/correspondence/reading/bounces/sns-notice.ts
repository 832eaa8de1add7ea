import { MailHeaders } from '../mime/mail-headers.ts'
import type { FailedRecipient } from './delivery-report.ts'
import { tidyReason } from './report-fields.ts'

/** Amazon SES tells of bounces and complaints as JSON in a mail of its notification service. */
export interface SnsNotice {
  kind: 'bounce' | 'complaint' | 'auto-reply'
  because: string
  recipients: FailedRecipient[]
  /** Of the mail it is about, where it was set to tell them. */
  headers: MailHeaders | null
}

/** Null where the text is no such notice. */
export function readSnsNotice(text: string): SnsNotice | null {
  const said = readNotice(text)
  return said && { ...said.found, headers: headersOf(said.notice.mail?.headers) }
}

function headersOf(list: unknown): MailHeaders | null {
  if (!Array.isArray(list)) return null
  const lines = list.map(({ name, value } = {}) => `${name}: ${String(value).replace(/[\r\n]+/g, ' ')}`)
  return MailHeaders.of(lines.join('\r\n'))
}

// biome-ignore lint/suspicious/noExplicitAny: as in `parse`.
function readNotice(text: string): { notice: any; found: Omit<SnsNotice, 'headers'> } | null {
  const json = /^\s*(\{"(?:notificationType|eventType)"[^\n]*\})\s*$/m.exec(text)?.[1]
  const notice = json ? parse(json) : null
  const found = understand(notice)
  return found && { notice, found }
}

// biome-ignore lint/suspicious/noExplicitAny: as in `parse`.
function understand(notice: any): Omit<SnsNotice, 'headers'> | null {
  switch (notice?.notificationType ?? notice?.eventType) {
    case 'Bounce': {
      const isFinal = notice.bounce?.bounceType !== 'Transient'
      const recipients = recipientsOf(notice.bounce?.bouncedRecipients, isFinal)
      return { kind: 'bounce', because: 'Amazon SES says that our mail was not delivered.', recipients }
    }
    case 'Complaint': {
      const recipients = recipientsOf(notice.complaint?.complainedRecipients, true)
      return { kind: 'complaint', because: 'Amazon SES says that somebody marked our mail as spam.', recipients }
    }
    case 'Delivery':
      return { kind: 'auto-reply', because: 'It is a receipt: our mail was delivered.', recipients: [] }
    default:
      return null
  }
}

// biome-ignore lint/suspicious/noExplicitAny: it is somebody else's JSON, and each part of it is looked at before use.
function parse(json: string): any {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function recipientsOf(list: unknown, isFinal: boolean): FailedRecipient[] {
  return (Array.isArray(list) ? list : []).flatMap(({ emailAddress, status, diagnosticCode } = {}) =>
    typeof emailAddress === 'string'
      ? {
          address: emailAddress,
          reason: tidyReason(String(diagnosticCode ?? '')),
          status: typeof status === 'string' ? status : null,
          isFinal,
        }
      : [],
  )
}
