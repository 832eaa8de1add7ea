import type { UploadNotTaken } from '../../platform/uploads/index.ts'
import type { FirstSent, SentOn } from './first-sent.ts'
import type { ReadMail } from './reading/read-mail.ts'

/** `delay`: a report that a mail of ours is late. */
export type MailKind = Exclude<ReadMail['kind'], 'unreadable'> | 'delay'

/** An attachment as far as it could be taken: judged by its content like every upload. */
export interface TakenAttachment {
  name: string
  fileId: string | null
  /** Why it could not be taken, in plain words for colleagues. */
  problem: string | null
  /** And for whoever sent it: he is told as long as it is at hand. */
  refusal?: UploadNotTaken['refusal']
  /** Of a text file: the first of what it says. */
  words?: string
}

/** Who wrote: the sender himself, or whoever's mail a colleague has sent on. */
export interface Writing {
  address: string
  name: string
  subject: string
  words: string
  sentAt: Date | null
  sentOn: SentOn[]
}

/** What a colleague sent on is the mail of whoever wrote it first; anybody else's is his own, with what he sent along. Pure. */
export function writingOf(mail: ReadMail, found: FirstSent | null): Writing {
  const first = found?.first
  const by = first?.from ?? mail.replyTo ?? mail.from
  return {
    address: (by?.address ?? '').toLowerCase(),
    name: first?.from ? first.from.name : by?.name || mail.from?.name || '',
    subject: (first?.subject || mail.subject).slice(0, SUBJECT),
    words: (first ? first.text : mail.reply || mail.text).slice(0, WORDS),
    sentAt: first?.sentAt ?? mail.sentAt,
    sentOn: (found?.sentOn ?? []).map(each => ({ ...each, words: each.words.slice(0, ABOVE) })),
  }
}

const SUBJECT = 300
const WORDS = 100_000
/** More than anybody writes above what she sends on. */
const ABOVE = 5_000

/** Twelve digits as people write a reference: together or in groups of three. */
const REFERENCE = /(?<!\d)\d{3}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3}(?!\d)/g
const MOST_REFERENCES = 5

/** What may be references, in the order they stand; the subject first. Pure. */
export function referencesIn(...texts: string[]): string[] {
  const found = texts.flatMap(text => text.slice(0, WORDS).match(REFERENCE) ?? [])
  return [...new Set(found.map(each => each.replace(/\D/g, '')))].slice(0, MOST_REFERENCES)
}
