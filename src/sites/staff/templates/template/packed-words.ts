import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { PARTS, type TemplateWords } from '../../../../modules/templates/index.ts'

const MOST_BYTES = 40_000

/** Words that are not kept yet, short enough to be in the address of the frame that shows them. */
export const packWords = (words: TemplateWords): string => deflateRawSync(JSON.stringify(words)).toString('base64url')

/** Null for anything that is not such words. */
export function unpackWords(packed: string): TemplateWords | null {
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: MOST_BYTES }).toString()
    const read = JSON.parse(text) as TemplateWords
    const parts = PARTS.flatMap(part => read[part] ?? [])
    return parts.every(({ en, cy }) => typeof en === 'string' && ['string', 'undefined'].includes(typeof cy))
      ? read
      : null
  } catch {
    return null
  }
}
