import { normalPhone } from '../../../platform/phone.ts'
import { allStorable } from '../../../platform/storable.ts'
import type { FileAt } from '../fetching/files-to-fetch.store.ts'

/** A text as a provider told of it. */
export interface ReadText {
  /** What the provider calls it. */
  id: string
  from: string
  to: string
  words: string
  sentAt: Date | null
  /** The pictures that came with it, where the provider keeps them. */
  pictures: FileAt[]
  /** The provider has answered it itself: it knew STOP or START. */
  isAnswered: boolean
}

const WORDS = 10_000
/** Twilio takes no more in one message. */
const MOST_PICTURES = 10

/** Who tells of texts, and in which form: the name is the arrival's source. */
const forms: Record<string, (body: string) => Omit<ReadText, 'words'> & { words: string }> = {
  twilio: readFields,
  notify: readJson,
}

/** Null: it is no text of a provider that we know. Pure. */
export function readText(source: string, body: string): ReadText | null {
  try {
    const found = forms[source]?.(body)
    const read = found && allStorable(found)
    return read?.id && read.from ? { ...read, words: read.words.slice(0, WORDS) } : null
  } catch {
    return null
  }
}

function readFields(body: string): ReadText {
  const fields = new URLSearchParams(body)
  const field = (name: string): string => fields.get(name) ?? ''
  return {
    id: field('MessageSid') || field('SmsMessageSid'),
    from: normalPhone(field('From')),
    to: normalPhone(field('To')),
    words: field('Body'),
    sentAt: null,
    pictures: Array.from({ length: Math.min(Number(field('NumMedia')) || 0, MOST_PICTURES) }, (_, at) => ({
      url: field(`MediaUrl${at}`),
      mediaType: field(`MediaContentType${at}`),
    })),
    isAnswered: field('OptOutType') !== '',
  }
}

function readJson(body: string): ReadText {
  const said: Record<string, unknown> = JSON.parse(body)
  const field = (name: string): string => (typeof said[name] === 'string' ? said[name] : '')
  const at = new Date(field('date_received'))
  return {
    id: field('id'),
    // Notify writes 447700900123.
    from: normalPhone(field('source_number').replace(/^(?=44\d{10}$)/, '+')),
    to: normalPhone(field('destination_number').replace(/^(?=44\d{10}$)/, '+')),
    words: field('message'),
    sentAt: Number.isNaN(at.getTime()) ? null : at,
    pictures: [],
    isAnswered: false,
  }
}
