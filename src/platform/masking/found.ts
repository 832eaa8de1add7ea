/** What a masked stretch was. */
export type MaskKind =
  | 'email'
  | 'phone'
  | 'card'
  | 'bank'
  | 'national-insurance'
  | 'nhs-number'
  | 'date-of-birth'
  | 'house-number'
  | 'house-name'
  | 'postcode'
  | 'vehicle'
  | 'link'
  | 'social'
  | 'name'

/** A stretch of a text, `end` not included. Offsets count UTF-16 units, as JavaScript strings do. */
export interface Found {
  kind: MaskKind
  start: number
  end: number
}

/**
 * Every match of a pattern as a find. With `group`, only what that group caught, for patterns that need a word before
 * what is masked; the pattern then carries the `d` flag.
 */
export function findEach(text: string, pattern: RegExp, kind: MaskKind, group = 0): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const [start, end] = group === 0 ? [match.index, match.index + match[0].length] : (match.indices?.[group] ?? [0, 0])
    if (end > start) found.push({ kind, start, end })
  }
  return found
}
