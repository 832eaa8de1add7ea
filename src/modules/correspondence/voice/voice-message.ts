import type { Language } from '../../../platform/text.ts'

/** A message that somebody spoke, as the line told of it; the recording stands with the provider until it is fetched. */
export interface VoiceMessage {
  provider: string
  /** The provider's ids of the call and of the recording. */
  call: string
  recording: string
  /** E.164; null: withheld. */
  from: string | null
  dialled: string
  url: string
  seconds: number
  /** The golden number, how she chose to speak and what she chose in the menu. */
  line: string | null
  language: Language
  service: string | null
  /** What she was told it is called; absent: she was told none. */
  reference?: string
}

/** What the provider made of it in writing, with what it knows of the message: it may come first, or alone. */
export type Transcript = Omit<VoiceMessage, 'url' | 'seconds'> & { words: string; url: string | null }

/** Null: it is neither. Pure. */
export function readVoice(raw: string): VoiceMessage | Transcript | null {
  try {
    const said = JSON.parse(raw) as Partial<VoiceMessage & Transcript>
    const isOne = typeof said.recording === 'string' && (typeof said.url === 'string' || typeof said.words === 'string')
    return isOne ? (said as VoiceMessage | Transcript) : null
  } catch {
    return null
  }
}

/** What kind of sound these bytes are, by how they begin; null: none that a browser plays. Pure. */
export function audioType(bytes: Uint8Array): { mediaType: string; extension: string } | null {
  const begins = (words: string, at = 0) =>
    Buffer.from(bytes.subarray(at, at + words.length)).toString('latin1') === words
  if (begins('RIFF') && begins('WAVE', 8)) return { mediaType: 'audio/wav', extension: 'wav' }
  if (begins('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0))
    return { mediaType: 'audio/mpeg', extension: 'mp3' }
  return begins('OggS') ? { mediaType: 'audio/ogg', extension: 'ogg' } : null
}
