import parsePhoneNumber from 'libphonenumber-js'
import { allStorable } from '../../platform/storable.ts'

export const CALL_STATES = ['ringing', 'answered', 'held', 'transferred', 'ended'] as const
export type CallState = (typeof CALL_STATES)[number]

/** What the recording of a call does; where the call stands is another thing. */
export const RECORDING_EVENTS = { 'recording-paused': 'paused', 'recording-on': 'on' } as const
type RecordingEvent = keyof typeof RECORDING_EVENTS

export const isRecordingEvent = (type: string): type is RecordingEvent => Object.hasOwn(RECORDING_EVENTS, type)

/** One event of a call, as the telephone system sends it. */
export interface CallEvent {
  /** The provider's id of this event: the same one sent again is the same event. */
  id: string
  /** The provider's id of the call. */
  call: string
  type: CallState | RecordingEvent
  at: Date
  dialled: string
  /** Null: withheld. */
  caller: string | null
  /** Email address of the colleague whose phone it is; null while it rings at no one's. */
  agent: string | null
  /** What she chose before anybody answered, where the system asks: how she speaks, and a service by its slug. */
  language: 'en' | 'cy' | null
  service: string | null
  /** What she said to it in her own words; ''. */
  said: string
}

const MOST_SAID = 1_000

/** The event in a body, or what is wrong with it, in words for whoever sets the telephone system up. */
export function readCallEvent(body: string): CallEvent | { problem: string } {
  const sent = parse(body)
  if (!sent) return { problem: 'the body is not a JSON object' }
  const text = (name: string): string =>
    typeof sent[name] === 'string' ? (sent[name] as string).trim().slice(0, 200) : ''
  const isRecording = isRecordingEvent(text('type'))
  const missing = ['id', 'call', 'type', ...(isRecording ? [] : ['dialled'])].find(name => !text(name))
  if (missing) return { problem: `'${missing}' is missing` }
  const types = [...CALL_STATES, ...(Object.keys(RECORDING_EVENTS) as RecordingEvent[])]
  const type = types.find(each => each === text('type'))
  if (!type) return { problem: `'type' is none of ${types.join(', ')}` }
  const at = new Date(text('at'))
  if (Number.isNaN(at.getTime())) return { problem: "'at' is not a time like 2026-12-01T10:00:00Z" }
  return {
    id: text('id'),
    call: text('call'),
    type,
    at,
    dialled: normalNumber(text('dialled')),
    caller: text('caller') ? normalNumber(text('caller')) : null,
    agent: text('agent').toLowerCase() || null,
    language: (['en', 'cy'] as const).find(each => each === text('language')) ?? null,
    service: text('service') || null,
    said: typeof sent.said === 'string' ? sent.said.trim().slice(0, MOST_SAID) : '',
  }
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const sent: unknown = allStorable(JSON.parse(body))
    return typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? (sent as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** E.164, so that it is the same however it is written; an inside number stays as it is. */
export function normalNumber(typed: string): string {
  return parsePhoneNumber(typed, 'GB')?.number ?? typed.replaceAll(/[^\d+*#]/g, '')
}
