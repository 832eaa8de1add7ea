import type { MailHeaders } from '../mime/mail-headers.ts'
import type { Part } from '../mime/parts.ts'
import { addressIn, readFieldGroups, statusIn, tidyReason } from './report-fields.ts'

export interface FailedRecipient {
  address: string
  /** In the words of the system that could not deliver. */
  reason: string
  /** `5.1.1` (RFC 3463) or `550`, where it says one. */
  status: string | null
  /** False where it still tries. */
  isFinal: boolean
}

/** What a delivery report (RFC 3464) says; null where the mail has none. */
export interface DeliveryReport {
  failed: FailedRecipient[]
  delivered: number
  /** How many recipients it is about, whether or not their addresses can be read. */
  recipients: number
}

const MOST_RECIPIENTS = 1000

export function readDeliveryReport(reports: Part[], text: string): DeliveryReport | null {
  const bodies = reports.filter(({ type }) => /delivery-status$/.test(type)).map(({ body }) => body)
  // Some systems write the part for programs into the text.
  if (bodies.length === 0 && /^final-recipient:[^\n]*;/im.test(text)) bodies.push(Buffer.from(text))
  if (bodies.length === 0) return null
  const groups = bodies
    .flatMap(body => readFieldGroups(body))
    .filter(isAboutRecipient)
    .slice(0, MOST_RECIPIENTS)
  const delivered = groups.filter(group => /^(delivered|relayed|expanded)/i.test(group.first('action'))).length
  const failed = groups.flatMap(group =>
    /^(delivered|relayed|expanded)/i.test(group.first('action')) ? [] : (failureOf(group) ?? []),
  )
  return { failed: thatFailed(uniqueRecipients(failed)), delivered, recipients: groups.length }
}

/** Beside one that failed for good, whom the other side still tries has not failed. */
function thatFailed(recipients: FailedRecipient[]): FailedRecipient[] {
  const forGood = recipients.filter(({ isFinal }) => isFinal)
  return forGood.length > 0 ? forGood : recipients
}

const isAboutRecipient = (group: MailHeaders): boolean =>
  group.has('final-recipient') ||
  group.has('original-recipient') ||
  group.has('action') ||
  group.has('x-actual-recipient')

function failureOf(group: MailHeaders): FailedRecipient | null {
  // The address that we wrote to, rather than where it was sent on to.
  const address =
    addressIn(group.first('original-recipient')) ??
    addressIn(group.first('final-recipient')) ??
    addressIn(group.first('x-actual-recipient')) ??
    addressIn(group.first('x-display-name'))
  if (!address) return null
  const diagnostic = group.text('diagnostic-code')
  const status = statusIn(group.first('status')) ?? statusIn(diagnostic)
  const action = group.first('action').toLowerCase()
  return {
    address,
    reason: tidyReason(diagnostic) || tidyReason(group.text('status')),
    status: /^[45]\.0\.0$/.test(status ?? '') ? (statusIn(diagnostic) ?? status) : status,
    isFinal: !action.startsWith('delayed') && !(action === '' && status?.startsWith('4')),
  }
}

/** Each address once: the failure that is final, and says most. */
export function uniqueRecipients(failed: FailedRecipient[]): FailedRecipient[] {
  const byAddress = new Map<string, FailedRecipient>()
  for (const each of failed) {
    const known = byAddress.get(each.address.toLowerCase())
    if (!known) byAddress.set(each.address.toLowerCase(), { ...each })
    else {
      known.isFinal ||= each.isFinal
      known.status ??= each.status
      known.reason ||= each.reason
    }
  }
  return [...byAddress.values()]
}
