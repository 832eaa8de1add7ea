import { COMMON_WORDS, PLACE_WORDS } from './common-words.ts'
import { FIRST_NAMES } from './first-names.ts'
import type { Found } from './found.ts'

/** Names that are everyday words too: by themselves they are masked only where a name is given or signed. */
const ALSO_WORDS = new Set(
  `april august autumn baker bell bill bird black bond brook brooks brown butcher carpenter chase church cliff cook cooper
dale dawn day dean drew faith field fisher fox frank gale gene grace grant gray green grey guy hall hay hill hope hunter
joy june king knight lake lane light long mark marsh mason may mead miles mill miller moor nick park parker parks pat penny
pike potter price ray read reed rich rob robin rock rose rush sharp short shore singer skip smart south stone street sue
summer summers turner wall walker ward waters webb wells west white will wood woods young`
    .trim()
    .split(/\s+/),
)
const INTRODUCED = /\b(?:i am|i'm|name is|mr|mrs|ms|miss|dr|regards|thanks|cheers|yw)[ ,]{1,2}$|\n$/i
const MOST_NAMES = 20
const LONGEST = 100

/** Names that are known: the reporter's own. Whole in any letters; each part where it has a capital and is no street. */
export function findGivenNames(text: string, names: string[]): Found[] {
  const known = names.slice(0, MOST_NAMES).map(name => name.normalize('NFC').slice(0, LONGEST))
  const parts = known
    .map(name => (name.match(/\p{L}[\p{L}\p{M}'-]+/gu) ?? []).slice(0, 6))
    .filter(name => name.length > 0)
  return parts.flatMap(name => [...findWhole(text, name), ...name.flatMap(part => findPart(text, part))])
}

function findWhole(text: string, name: string[]): Found[] {
  if (name.length < 2) return []
  return matches(text, name.map(asPattern).join(String.raw`[\s,.-]{1,3}`), 'giu')
}

function findPart(text: string, part: string): Found[] {
  const small = part.toLowerCase()
  const isWord = ALSO_WORDS.has(small) || COMMON_WORDS.has(small) || PLACE_WORDS.has(small)
  return matches(text, asPattern(part), 'giu').filter(({ start, end }) => {
    const written = text.slice(start, end)
    if (!/^\p{Lu}/u.test(written)) return !isWord && FIRST_NAMES.has(small)
    if (isWord) return INTRODUCED.test(text.slice(Math.max(0, start - 10), start))
    return !PLACE_WORDS.has(/^ (\p{Lu}\p{L}{1,15})/u.exec(text.slice(end, end + 18))?.[1]?.toLowerCase() ?? '')
  })
}

function matches(text: string, pattern: string, flags: string): Found[] {
  const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, flags)
  return [...text.matchAll(whole)].map(({ index, 0: match }) => ({
    kind: 'name' as const,
    start: index,
    end: index + match.length,
  }))
}

/** `Siân` is also written `Sian`, and with its accent as a sign of its own. */
function asPattern(part: string): string {
  return [...part.normalize('NFD').replace(/\p{M}/gu, '')].map(letterPattern).join('')
}

function letterPattern(letter: string): string {
  const accented = ACCENTED[letter.toLowerCase()]
  return accented ? `[${letter}${accented}]\\p{M}?` : `${letter}\\p{M}?`
}

const ACCENTED: Record<string, string> = {
  a: 'àáâãäåā',
  c: 'çćč',
  e: 'èéêëē',
  i: 'ìíîïī',
  l: 'ł',
  n: 'ñń',
  o: 'òóôõöøō',
  s: 'śš',
  u: 'ùúûüū',
  w: 'ŵẁẃẅ',
  y: 'ŷýÿỳ',
  z: 'źżž',
}
