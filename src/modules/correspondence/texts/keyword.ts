import type { Language } from '../../../platform/text.ts'

export type Keyword = { act: 'stop' | 'start' | 'help'; language: Language | null }

const WORDS: Record<string, Keyword> = {
  ...each('stop', 'en', ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'OPT OUT', 'OPTOUT', 'QUIT']),
  ...each('stop', 'cy', ['STOPIO', 'STOPIWCH', 'PEIDIO', 'PEIDIWCH', 'DIM MWY']),
  ...each('start', 'en', ['START', 'UNSTOP']),
  ...each('start', 'cy', ['CYCHWYN', 'DECHRAU', 'AILDDECHRAU']),
  ...each('help', null, ['HELP', 'INFO']),
  ...each('help', 'cy', ['CYMORTH']),
}

function each(act: Keyword['act'], language: Language | null, words: string[]): Record<string, Keyword> {
  return Object.fromEntries(words.map(word => [word, { act, language }]))
}

/** A word as keywords are compared: capitals, no punctuation. Pure. */
export const wordIn = (words: string): string =>
  words
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How people are polite around it, or press it: nothing of it says what else they want. */
const AROUND =
  /\b(?:PLEASE|PLS|PLZ|HI|HELLO|HEY|THANKS|THANK YOU|THX|NOW|OK|JUST|CAN YOU|COULD YOU|WILL YOU|FFS|BLOODY|FUCKING|YOU (?:IDIOTS?|FOOLS?|MORONS?|LOT|PEOPLE|BASTARDS?|FUCKERS?|SCAMMERS?)|AGAIN|ANY ?MORE|EVER|AT ALL|HELO|DIOLCH|OS GWELWCH YN DDA|PLIS|NAWR|RWAN|ETO)\b/g

const US_EN = '(?: (?:TO )?(?:ME|US|MY (?:PHONE|NUMBER|MOBILE)|THIS (?:PHONE|NUMBER)))?'
const TEXTS_EN = '(?:(?:YOUR|THE|THESE|THOSE|ANY|MORE) )*(?:TEXT|SMS|MESSAGE|TEXT MESSAGE)(?:S|ES)?'
const TEXTS_CY = '(?:(?:Y|EICH|RHAGOR O|MWY O) )*(?:NEGES|NEGESEUON|NEGESAU|TECST|TECSTIAU|TECSTIO)(?: TESTUN)?'
const ME_CY = '(?: (?:ATAF|ATA|FI|I)(?: I)?)?'
const NUMBER_EN = '(?:PHONE |MOBILE )?(?:NUMBER|NO)'
const LIST_EN = '(?:YOUR|THE|THIS) (?:TEXT |TEXTING |MAILING )?(?:LISTS?|TEXTS)'

/** The same in the words that people find for it, and nothing besides. */
const STOPS: readonly [Language, RegExp][] = [
  ['en', new RegExp(`^STOP(?: ALL)?(?: (?:TEXTING|MESSAGING|CONTACTING BY TEXT)${US_EN})?$`)],
  ['en', new RegExp(`^STOP(?: ALL)?(?: SENDING${US_EN})? ${TEXTS_EN}${US_EN}$`)],
  ['en', new RegExp(`^(?:DO NOT|DON ?T|NEVER) (?:(?:TEXT|MESSAGE)${US_EN}|SEND${US_EN} ${TEXTS_EN}${US_EN})$`)],
  ['en', new RegExp(`^NO MORE ${TEXTS_EN}${US_EN}$`)],
  ['en', new RegExp(`^I (?:DO NOT|DON ?T) WANT(?: TO GET| TO RECEIVE)? ${TEXTS_EN}(?: FROM YOU)?$`)],
  ['en', /^(?:UNSUBSCRIBE|OPT ?OUT)(?: ME)?(?: FROM (?:ALL |YOUR |THESE )?TEXTS)?$/],
  ['en', /^(?:STOP+|STPO|SOTP)(?: STOP+)*$/],
  [
    'en',
    /^(?:(?:DO NOT|DON ?T|NEVER) CONTACT|STOP CONTACTING) ME (?:BY|ON|VIA|THROUGH) (?:TEXTS?|SMS|TEXT MESSAGES?)$/,
  ],
  ['en', new RegExp(`^(?:REMOVE|DELETE) MY ${NUMBER_EN}(?: FROM ${LIST_EN})?$`)],
  ['en', new RegExp(`^TAKE MY ${NUMBER_EN} OFF ${LIST_EN}$`)],
  [
    'cy',
    new RegExp(
      `^RHO(?:WCH Y|DDWCH Y| R) GORAU I (?:ANFON ${TEXTS_CY}|(?:FY )?(?:N?H?THECSTIO|NHECSTIO|TECSTIO|DECSTIO))${ME_CY}$`,
    ),
  ],
  ['cy', /^(?:TYNNWCH|DILEWCH) FY RHIF(?: FF[OÔ]N)?(?: (?:ODDI AR|O) (?:EICH|Y) RHESTR)?$/],
  ['cy', new RegExp(`^(?:STOPIWCH|STOPIO|PEIDIWCH)(?: [AÂ]G?)?(?: ANFON)? ${TEXTS_CY}${ME_CY}$`)],
  ['cy', /^(?:STOPIWCH|PEIDIWCH)(?: [AÂ])? (?:FY )?(?:N?H?THECSTIO|NHECSTIO|TECSTIO|DECSTIO)(?: (?:FI|I))?$/],
  ['cy', new RegExp(`^DIM (?:MWY|RHAGOR)(?: O)? ${TEXTS_CY}$`)],
]

/** May mean the same, or a list of the council's, a neighbour or a letter. */
const MAYBE_STOPS: readonly RegExp[] = [
  /^(?:JUST )?STOP (?:IT|THIS|THAT)$/,
  /^(?:LEAVE ME ALONE|GO AWAY|(?:PISS|FUCK|BUGGER|SOD) OFF)$/,
  /^(?:TAKE|GET|REMOVE) (?:ME|MY NAME|MY DETAILS)(?: (?:OFF|FROM) (?:(?:YOUR|THE|THIS|ANY|ALL) )*(?:TEXT |TEXTING |MAILING )?(?:LISTS?|SYSTEM|TEXTS))?$/,
  /^(?:(?:DO NOT|DON ?T|NEVER) CONTACT|STOP CONTACTING) ME$/,
  /^(?:GAD(?:EWCH|WCH)?) (?:LONYDD I (?:MI|FI)|FI YN LLONYDD|LONYDD IFI)$/,
  /^(?:TYNNWCH|TYNNU) (?:FI|FY ENW) (?:ODDI AR|O) (?:EICH|Y) RHESTR$/,
]

/** The answer to 'Any more rats?' too; 'DIM MWY' and nothing else is the Welsh for STOP. */
const NO_MORE = /^(?:NO MORE|DIM (?:MWY|RHAGOR))$/

/** A polite no to what we asked, or STOP where we asked nothing. Pure. */
export const saysNoMore = (words: string): boolean => NO_MORE.test(bareOf(wordIn(words)))

/** Nobody knows whether it is STOP: a colleague decides, and until then a text is the last thing to answer it with. Pure. */
export const mayMeanStop = (words: string): boolean => MAYBE_STOPS.some(pattern => pattern.test(bareOf(wordIn(words))))

const bareOf = (word: string): string => word.replace(AROUND, ' ').replace(/\s+/g, ' ').trim()

/**
 * What a text that is nothing but a keyword asks for, and of STOP what says the same: whoever writes 'Stop texting me' must not
 * get another text. 'Please stop the noise' is none. Pure.
 */
export function keywordIn(words: string): Keyword | null {
  const word = wordIn(words)
  if (Object.hasOwn(WORDS, word)) return WORDS[word]!
  const bare = bareOf(word)
  const language = STOPS.find(([, pattern]) => pattern.test(bare))?.[0]
  if (language) return { act: 'stop', language }
  return Object.hasOwn(WORDS, bare) && WORDS[bare]!.act === 'stop' && !NO_MORE.test(bare) ? WORDS[bare]! : null
}
