import {
  beginsAttribution,
  beginsNotesHeadings,
  headingOf,
  headingsOnOneLine,
  isAttribution,
  isForwardedMessage,
  isGroupWise,
  isNotesLine,
  isOriginalMessage,
  namesTimeOrAddress,
  QUOTED_BEHIND,
  wordsBeforeAttribution,
} from './quote-starts.ts'

const LONGEST_TEXT = 300_000
const LONGEST_LINE = 2000
const ATTRIBUTION_LINES = 6
/** With no line that says who wrote, so many marked lines in a row are a quote, and fewer are somebody's arrows. */
const FEWEST_QUOTED = 3
/** A line so long may have been wrapped by a mail program, and lost its mark. */
const WRAPPED_LENGTH = 58

/** Stands before the lines of a blockquote of HTML, where '>' might be somebody's own. */
export const HTML_QUOTE = '\uE000'
/** Stands before the line that says who wrote what is quoted below, where HTML says that it is one. */
export const HTML_ATTRIBUTION = '\uE001'

type Kind = 'empty' | 'text' | 'quoted' | 'quote-start' | 'quote-to-end' | 'forward'

/**
 * What the writer wrote, without the mails quoted below, above or between the two. An answer written between quoted lines keeps
 * them, because it means nothing without; a forwarded mail stays. `isCut`: something was taken out. `isBetween`: it is such an answer.
 * `isCited`: a mail program made the blockquotes of its HTML.
 */
export function cutQuotes(
  text: string,
  { isCited = false }: { isCited?: boolean } = {},
): { text: string; isCut: boolean; isBetween?: boolean } {
  const lines = partSharedLines(text.slice(0, LONGEST_TEXT).split('\n'))
  const kinds = kindsOf(UNSEEN.test(text) ? lines.map(visible) : lines)
  const first = kinds.findIndex(kind => kind !== 'text' && kind !== 'empty')
  if (first < 0 || kinds[first] === 'forward') return { text: text.trim(), isCut: false }
  markWrapped(lines, kinds)
  const hasStart = () => kinds.some(kind => kind === 'quote-start' || kind === 'quote-to-end')
  const quoted = kinds.filter(kind => kind === 'quoted').length
  if ((hasStart() || quoted >= FEWEST_QUOTED) && isAnsweredBetween(kinds)) {
    const end = kinds.lastIndexOf('text') + 1
    const kept = lines.slice(0, end).filter((_, at) => !isAttributionAt(lines, kinds, at))
    return {
      text: kept
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
      isCut: kept.length < lines.length,
      isBetween: true,
    }
  }
  keepSmallQuotes(lines, kinds, isCited)
  if (!hasStart() && !kinds.includes('quoted')) return { text: text.trim(), isCut: false }
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const kind = kinds[at]!
    if (kind === 'text' || kind === 'empty') kept.push(lines[at]!)
    else {
      dropRuler(kept)
      at = endOfQuote(kinds, at)
    }
  }
  return { text: kept.join('\n').trim(), isCut: true }
}

/** Who asked is known: between questions and answers that line is none of the writer's words. */
function isAttributionAt(lines: string[], kinds: Kind[], at: number): boolean {
  if (kinds[at] !== 'quoted') return kinds[at] === 'quote-start'
  const words = (line = '') => line.replace(/^[\s>\uE000]+/, '')
  return isAttribution(words(lines[at]) || words(lines[at - 1]))
}

/** Marks that say which way letters run, and others that nobody sees. */
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/

const visible = (line: string): string => line.replaceAll(new RegExp(UNSEEN, 'g'), '')

/** The last line of a quote that begins at `at`, with the empty lines below it; the last of all where it goes to the end. */
function endOfQuote(kinds: Kind[], at: number): number {
  if (kinds[at] === 'quote-to-end' || kinds[at] === 'forward') return kinds.length
  let end = at
  while (kinds[end + 1] === 'quote-start') end++
  const next = kinds.findIndex((kind, index) => index > end && kind !== 'empty')
  // Nothing marked below the line that says who wrote: all the rest is quoted.
  if (kinds[at] === 'quote-start' && (next < 0 || kinds[next] !== 'quoted')) return kinds.length
  while (kinds[end + 1] === 'quoted' || kinds[end + 1] === 'empty') end++
  return end
}

/** A line drawn across right above a quote belongs to it. */
function dropRuler(kept: string[]): void {
  let at = kept.length
  while (at > 0 && !kept[at - 1]!.trim()) at--
  if (at > 0 && /^\s*[-–—_=*]{4,}\s*$/.test(kept[at - 1]!)) kept.splice(at - 1)
}

function kindsOf(lines: string[]): Kind[] {
  const kinds: Kind[] = []
  while (kinds.length < lines.length) {
    const at = kinds.length
    const line = lines[at]!
    const attribution = attributionAt(lines, at)
    if (!line.trim()) kinds.push('empty')
    else if (attribution > 0) for (let each = 0; each < attribution; each++) kinds.push('quote-start')
    else if (isQuoted(line)) kinds.push('quoted')
    else if (isForwardedMessage(line)) kinds.push('forward')
    else if (
      isOriginalMessage(line) ||
      isHeadingBlock(lines, at) ||
      isNotesLine(line) ||
      beginsNotesHeadings(lines, at)
    )
      kinds.push('quote-to-end')
    else kinds.push('text')
  }
  return kinds
}

export const isQuoted = (line: string): boolean => /^\s{0,3}(?:>(?!From )|\uE000|\|\s?>|\|(?:\s[^|]*)?$)/.test(line)

/** How many lines from here on say who wrote what follows: 'On … somebody', '<a@b>', 'wrote:'. 0 where they do not. */
function attributionAt(lines: string[], at: number): number {
  const first = lines[at]!
  if (first.startsWith(HTML_ATTRIBUTION)) return 1
  for (const count of [1, 2])
    if (
      isGroupWise(
        lines
          .slice(at, at + count)
          .join(' ')
          .trim(),
      )
    )
      return count
  if (!first.trim() || first.length > LONGEST_LINE || isQuoted(first)) return 0
  const begins = beginsAttribution(first)
  let joined = ''
  for (let count = 1; count <= ATTRIBUTION_LINES && at + count <= lines.length; count++) {
    joined = `${joined} ${lines[at + count - 1]!.trim()}`.trim()
    if (joined.length > 400) break
    if (isAttribution(joined) && (count === 1 || (begins && !beginsBelow(lines, at + 1, at + count))))
      return namesTimeOrAddress(joined) || isQuotedBelow(lines, at + count) ? count : 0
  }
  return endsBeforeQuote(lines, at)
}

/** Whether one of these lines begins an attribution of its own: then those above it are the writer's words. */
const beginsBelow = (lines: string[], from: number, to: number): boolean => {
  for (let start = from; start < to; start++)
    if (
      beginsAttribution(lines[start]!) &&
      isAttribution(
        lines
          .slice(start, to)
          .map(line => line.trim())
          .join(' '),
      )
    )
      return true
  return false
}

/** In a language we do not know: a short line with a date or address that ends in a colon, right above marked lines. */
function endsBeforeQuote(lines: string[], at: number): number {
  const line = lines[at]!
  if (!/[:：]\s*$/.test(line) || !/@|\d{1,2}[:.]\d{2}|\d{4}/.test(line)) return 0
  return isQuotedBelow(lines, at + 1) ? 1 : 0
}

function isQuotedBelow(lines: string[], from: number): boolean {
  const next = lines.slice(from, from + 4).find(line => line.trim())
  return next !== undefined && isQuoted(next)
}

/** `From:`, `Sent:`, `To:`, `Subject:` one after another, as Outlook puts them above what it quotes. */
export function isHeadingBlock(lines: string[], at: number): boolean {
  const first = headingOf(lines[at]!)
  if (!first || first.name === 'other' || first.name === 'cc') return false
  const values = new Map([[first.name as string, first.value]])
  for (let next = at + 1, gaps = 0; next < Math.min(at + 10, lines.length); next++) {
    const line = lines[next]!
    if (!line.trim()) {
      if (++gaps > 1) break
      continue
    }
    const found = headingOf(line)
    if (found) values.set(found.name, found.value)
    else if (gaps > 0 || next > at + 4) break
  }
  if (headingsOnOneLine(lines[at]!)) return true
  const names = ['from', 'date', 'to', 'subject'].filter(name => values.has(name))
  if (names.length >= 3) return true
  const isPlausible = (name: string) => (name === 'date' ? /\d/ : /@/).test(values.get(name) ?? '')
  return names.length === 2 && names.every(name => name === 'subject' || isPlausible(name))
}

/** Parts 'Thanks! On Monday … a@b wrote:' into the words and the attribution, and that from what is quoted right behind it. */
const partSharedLines = (lines: string[]): string[] =>
  lines
    .flatMap(line => QUOTED_BEHIND.exec(line.slice(0, LONGEST_LINE))?.slice(1) ?? [line])
    .flatMap(line => {
      const before =
        isQuoted(line) || isAttribution(line.slice(0, LONGEST_LINE)) === false ? null : wordsBeforeAttribution(line)
      return before === null || isAttribution(before)
        ? [line]
        : [before, line.slice(line.indexOf(before) + before.length).replace(/^[-\s]+/, '')]
    })

/** A quoted line that was wrapped leaves its end without a mark: that is no answer between. */
function markWrapped(lines: string[], kinds: Kind[]): void {
  for (let at = 1; at < kinds.length - 1; at++) {
    const isBetween = kinds[at] === 'text' && kinds[at - 1] === 'quoted' && kinds[at + 1] === 'quoted'
    if (isBetween && lines[at - 1]!.length >= WRAPPED_LENGTH && lines[at]!.length < lines[at - 1]!.length)
      kinds[at] = 'quoted'
  }
}

/** Whether the writer answered between quoted lines. */
function isAnsweredBetween(kinds: Kind[]): boolean {
  const seen = kinds.filter(kind => kind !== 'empty')
  const firstQuoted = seen.indexOf('quoted')
  const lastQuoted = seen.lastIndexOf('quoted')
  if (firstQuoted < 0) return false
  const end = seen.findIndex((kind, at) => at > firstQuoted && (kind === 'quote-to-end' || kind === 'quote-start'))
  return (
    seen.slice(firstQuoted, end < 0 ? lastQuoted : Math.min(end, lastQuoted)).includes('text') &&
    (end < 0 || end > lastQuoted)
  )
}

/**
 * With nobody named as its writer, a quote needs some lines to be one, or to stand below all that was written. A blockquote of HTML is
 * a mail's quote only at its end: elsewhere somebody quotes a rule, or a poem.
 */
function keepSmallQuotes(lines: string[], kinds: Kind[], isCited: boolean): void {
  const last = kinds.findLastIndex(kind => kind !== 'empty')
  let before: Kind = 'empty'
  for (let at = 0; at < kinds.length; at++) {
    if (kinds[at] !== 'quoted') {
      if (kinds[at] !== 'empty') before = kinds[at]!
      continue
    }
    const start = at
    let end = at
    let count = 0
    for (; kinds[at] === 'quoted' || kinds[at] === 'empty'; at++)
      if (kinds[at] === 'quoted') {
        count++
        end = at
      }
    const isOwnWords = isHtml(lines[start]!) && end < last
    const isBelow = end === last && (isHtml(lines[start]!) ? isCited : standsApart(lines, kinds, start))
    const isMail = isBelow || before === 'quote-start' || isAttribution(lines[start]!.replace(/^[\s>\uE000]+/, ''))
    if (!isMail && (count < FEWEST_QUOTED || isOwnWords)) kinds.fill('text', start, end + 1)
    before = kinds[end]!
    at = end
  }
}

const isHtml = (line: string): boolean => line.startsWith(HTML_QUOTE)

/** Below an empty line and words that do not announce it, as 'The sign says:' does. */
function standsApart(lines: string[], kinds: Kind[], start: number): boolean {
  const above = kinds.findLastIndex((kind, at) => at < start && kind === 'text')
  return above >= 0 && above < start - 1 && !/[:：]\s*$/.test(lines[above]!)
}
