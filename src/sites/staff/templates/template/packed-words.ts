import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { TemplateWords } from '../../../../modules/notifications/index.ts'

const MOST_BYTES = 40_000

/** Words that are not kept yet, short enough to be in the address of the frame that shows them. */
export const packWords = (words: TemplateWords): string => deflateRawSync(JSON.stringify(words)).toString('base64url')

/** Null for anything that is not such words. */
export function unpackWords(packed: string): TemplateWords | null {
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: MOST_BYTES }).toString()
    const read = JSON.parse(text) as Partial<TemplateWords>
    const parts = [read.subject, read.words, read.link]
    return parts.every(part => typeof part?.en === 'string' && ['string', 'undefined'].includes(typeof part.cy))
      ? (read as TemplateWords)
      : null
  } catch {
    return null
  }
}
