import { prepareToRead } from '../catalogue/index.ts'
import { type ReadArrival, Unreadable } from '../channels/index.ts'
import { letterReader } from './letters/read-letters.ts'
import { mailReader } from './take-in.ts'
import { type TextSettings, textReader } from './texts/take-in-text.ts'
import { readVoiceMessage } from './voice/take-in-voice.ts'

/** Reads what arrived, each medium in its own way. */
export function arrivalReader(settings: TextSettings): ReadArrival {
  const readers: Partial<Record<string, ReadArrival>> = {
    email: mailReader(settings),
    text: textReader(settings),
    letter: letterReader(),
    voice: readVoiceMessage,
  }
  return async (ctx, arrival, raw) => {
    await prepareToRead(ctx)
    const reader = readers[arrival.medium]
    if (!reader) throw new Unreadable(`Nothing reads what arrives as ${arrival.medium}`)
    return reader(ctx, arrival, raw)
  }
}
