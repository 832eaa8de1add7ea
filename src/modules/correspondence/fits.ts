import { type RawBuilder, sql } from 'kysely'

/** Numbers as people write them: 07700 900212, +44 (0)7700-900212, or the last digits. */
const NUMBER = /^\+?[\d\s().-]+$/
const FEWEST = 4

/** In the sender, the subject or the words; a telephone number however it is written there. */
export function fits(text: string): RawBuilder<boolean> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const digits = NUMBER.test(text)
    ? text
        .replace('(0)', '')
        .replaceAll(/[^\d+]/g, '')
        .replace(/^(\+44|0044|0)/, '')
    : ''
  const number = digits.length >= FEWEST ? [...digits.replace('+', '')].join('[ ().-]*') : null
  return sql<boolean>`(r.from_address ilike ${like} or r.from_name ilike ${like} or r.subject ilike ${like} or r.words ilike ${like}
    or (${number}::text is not null and concat_ws(' ', r.from_address, r.subject, r.words) ~ ${number}))`
}
