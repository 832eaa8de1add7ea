// Word forms brought together, in two steps. The lemma joins singular and plural and the spellings of Britain and
// America. The stem joins a verb, its forms and what is made of it (leak, leaking, leakage); it is a weaker tie, because
// it also joins a park and parking.

/** Plurals and spellings that follow no rule: 'form lemma, …'. */
const LEMMAS = pairs(`
mice mouse, geese goose, feet foot, teeth tooth, children child, men man, women woman, people person, wives wife, knives knife, leaves leaf, lives life, wolves wolf, shelves shelf, loaves loaf, thieves thief, halves half, buses bus, gases gas, tyre tire, tyres tire, kerb curb, kerbs curb, mould mold, mouldy moldy, plough plow, grey gray, licence license, licences license, cheque check, storey story
`)

/** Forms of verbs, and nouns made of them, that follow no rule. */
const STEMS = pairs(`
broke break, broken break, stole steal, stolen steal, fell fall, fallen fall, blew blow, blown blow, grew grow, grown grow, overgrown overgrow, thrown throw, threw throw, drove drive, driven drive, driver drive, bit bite, bitten bite, lost lose, loss lose, left leave, paid pay, unpaid pay, payment pay, built build, builder build, burnt burn, dying die, dead die, death die, stuck stick, stood stand, shook shake, fought fight, slept sleep, hid hide, hidden hide, sank sink, sunk sink, sunken sink, shone shine, shot shoot, married marry, marriage marry, application apply, applied apply, bought buy, sold sell, choice choose, chose choose, chosen choose, slid slide, spat spit, tore tear, torn tear, woke wake, woken wake, wore wear, worn wear, written write, wrote write, beaten beat, caught catch, fed feed, froze freeze, frozen freeze, held hold, rang ring, swept sweep, taught teach, rode ride, ridden ride, lit light, kept keep, hung hang, dug dig, won win, flew fly, flown fly, leakage leak, blockage block, drainage drain, spillage spill, breakage break, wastage waste, disability disable, removal remove, disposal dispose, renewal renew, arrival arrive, referral refer, approval approve, proposal propose, rental rent, racism racist, vandalism vandal, noisy noise, registration register, registrar register, registry register, vibration vibrate, installation install, collector collect, smelt smell
`)

/** Words that only look like a form of another. */
const WHOLE = new Set('business busy station party county story ready battery apartment taxi barrier early'.split(' '))

/** Endings with the fewest letters that must be left; a word like 'litter' or 'garden' only looks as if it had one. */
const SUFFIXES: readonly (readonly [string, number])[] = Object.entries({
  izations: 3,
  ization: 3,
  ations: 4,
  ation: 4,
  ements: 4,
  ement: 4,
  ness: 3,
  ments: 4,
  ment: 4,
  ities: 4,
  ity: 4,
  ings: 3,
  ing: 3,
  edly: 4,
  ied: 3,
  ions: 4,
  ion: 4,
  ances: 5,
  ance: 5,
  ful: 4,
  able: 4,
  ible: 4,
  ously: 4,
  ous: 4,
  ism: 4,
  ist: 4,
  ize: 4,
  ed: 3,
  ly: 4,
})
const REMEMBERED = 20_000

/** The lemma of an English word in the form of `tokenise`. */
export const lemma = remember(word => LEMMAS.get(word) ?? spell(single(word)))

/** The stem of an English lemma. */
export const stem = remember(word => (WHOLE.has(word) ? word : bare(strip(STEMS.get(word) ?? word))))

function pairs(text: string): Map<string, string> {
  return new Map(text.split(',').map(pair => pair.trim().split(' ') as [string, string]))
}

function remember(find: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return word => {
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    const found = find(word)
    known.set(word, found)
    return found
  }
}

function single(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is|ous)$/.test(word)) return word
  if (/ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(x|ch|sh|ss|zz|[^aeo]oe)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** neighbour, neighbor; organise, organize; centre, center. */
function spell(word: string): string {
  if (word.length < 5) return word
  return word
    .replace(/(?<=..)our(?=$|s|ed|ing|ite|hood|ly|al|er)/, 'or')
    .replace(/(?<=...)is(?=e$|ed$|es$|ing$|ation$)/, 'iz')
    .replace(/(?<=..t)re$/, 'er')
}

function strip(word: string): string {
  const found = SUFFIXES.find(([suffix, left]) => word.endsWith(suffix) && word.length - suffix.length >= left)
  if (!found) return word
  const base = word.slice(0, -found[0].length)
  if (!/[aeiouy]/.test(base)) return word
  if (/([bdgmnprt])\1$/.test(base) && base.length > 3) return base.slice(0, -1)
  if (/ll$/.test(base) && base.length > 5) return base.slice(0, -1)
  // racing, race; but parking, park
  return /^(ing|ings|ed)$/.test(found[0]) && /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base) ? `${base}e` : base
}

/** noise and noisy, house and housing: the last letter may change, when enough is left to tell a word by. */
function bare(word: string): string {
  return word.length > 4 ? word.replace(/[eiy]$/, '') : word
}
