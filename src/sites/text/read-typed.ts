import { courtesyIn } from '../../modules/correspondence/index.ts'
import type { SoFar } from '../../modules/drafts/index.ts'
import {
  CONTACT,
  FIELD,
  formatPostcode,
  offeredOptions,
  postcodesIn,
  type Question,
  withoutPostcodes,
} from '../../platform/form/index.ts'
import type { Posted } from '../../platform/page/page.ts'
import { type Language, say } from '../../platform/text.ts'

export interface Typing {
  soFar: SoFar
  language: Language
  /** Hers: how we reach her about it. */
  phone: string
  today: Temporal.PlainDate
}

/** What was typed as the boxes of the question's page have it; half an answer, where it takes two texts; or no date at all. Pure. */
export type Typed = { posted: Posted } | { soFar: SoFar } | { isNoDate: true }

export function readTyped(question: Question, typed: string, typing: Typing): Typed {
  const text = typed.trim()
  if (question.id === CONTACT)
    return {
      posted: { [`${FIELD}-name`]: text, [`${FIELD}-phone`]: typing.phone, [`${FIELD}-language`]: typing.language },
    }
  switch (question.type) {
    case 'yes-no':
    case 'radios':
    case 'select':
      return { posted: { [FIELD]: chosen(question, text, typing.language) } }
    case 'checkboxes':
      return { posted: { [FIELD]: severalIn(text).map(each => chosen(question, each, typing.language)) } }
    case 'declaration':
      return { posted: isYes(text) ? { [FIELD]: 'yes' } : {} }
    case 'date':
      return dateBoxes(text, typing.today)
    case 'place':
      return { posted: { [`${FIELD}-near`]: isPostcodeAlone(text) ? postcodeIn(text)! : text } }
    case 'address':
      return addressBoxes(text, typing.soFar)
    default:
      return { posted: { [FIELD]: text } }
  }
}

/** Whose first answer by text can be a postcode. */
export const asksPostcode = ({ type }: Question): boolean => type === 'address' || type === 'place'

/** Thanks answer nothing. 'OK' may be a yes, or a choice; it is no place. Pure. */
export function isNoAnswer(question: Question, words: string): boolean {
  const courtesy = courtesyIn(words)
  return courtesy === 'thanks' || (courtesy === 'assent' && asksPostcode(question))
}

const YES = ['1', 'YES', 'Y', 'YEP', 'YEAH', 'OK', 'IE', 'DO', 'YDW', 'YDY', 'OES']
const NO = ['2', 'NO', 'N', 'NOPE', 'NA', 'NAGE', 'NADDO', 'NAC YDW', 'NAC YDY', 'NAC OES']
const NONE = ['NONE', 'NOTHING', 'DIM', 'DIM UN', 'DIM BYD']
const isYes = (text: string): boolean => YES.includes(bare(text))
const bare = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim()

/** The value of an option by its number or its words; else what was typed, which no option has. */
function chosen(question: Question, text: string, language: Language): string {
  if (question.type === 'yes-no') return isYes(text) ? 'yes' : NO.includes(bare(text)) ? 'no' : text
  const options = offeredOptions(question)
  const byNumber = /^\d+\W*$/.test(text) ? options[Number.parseInt(text, 10) - 1] : undefined
  const byWords = options.find(({ label }) => bare(say(label, language)) === bare(text))
  return (byNumber ?? byWords ?? plainlyMeant(question, text, language))?.value ?? (text || '?')
}

/** How an option begins that is one of these, in either language: 'Do not know' is no Welsh yes. */
const BEGINS = {
  en: { yes: /^YES\b/, no: /^(?:NO|NOT|NONE)\b/, none: /^NONE\b/ },
  cy: { yes: /^(?:IE|DO|YDW|YDY|OES)\b/, no: /^(?:NA|NAC|NAGE|NADDO|DIM|NID)\b/, none: /^DIM (?:UN|O|BYD)\b/ },
}
/** It says more than that: 'No, and I have rung 999' was not said by whoever says 'no'. */
const SAYS_MORE =
  /(?:^\p{L}+\s*,|\b(?:and|but|ac?|ond)\b)\s*(?:(?:and|but|ac?|ond)\s+)?(?:i|we|my|our|they|rwy|rydw|dwi?|rydym|nid|mae|maen)\b/iu
/** 'What is wrong?' is not answered by yes or no: 'No heating' is something else. */
const ASKS_WHAT = /^(?:what|which|who|whose|where|when|why|how|tell)\b/i

/** 'No' where one option alone begins so ('No tag'), 'yes' and 'none' likewise. */
function plainlyMeant(question: Question, text: string, language: Language) {
  const said = bare(text)
  const isWhat = ASKS_WHAT.test(say(question.label, 'en'))
  const isNone = NONE.includes(said)
  const way = isNone ? (isWhat ? 'none' : 'no') : YES.includes(said) ? 'yes' : NO.includes(said) ? 'no' : null
  // 'OK' may only say that it was read.
  if (!way || /\d|^OK$/.test(said) || (isWhat && !isNone)) return
  const meant = offeredOptions(question).filter(({ label }) => {
    const words = say(label, language)
    return BEGINS[words === say(label, 'en') ? 'en' : language][way].test(bare(words))
  })
  return meant.length === 1 && !SAYS_MORE.test(say(meant[0]!.label, language)) ? meant[0] : undefined
}

/** '1 3', '1, 3', '2 and 4'. */
const severalIn = (text: string): string[] => text.replace(/(?<=\d)\s*(?:and|ac?)\s*(?=\d)/gi, ' ').split(/[\s,;&+]+/)

const DAYS_BACK: Record<string, number> = { TODAY: 0, HEDDIW: 0, YESTERDAY: 1, DDOE: 1 }

const WEEKDAYS = [
  'MONDAY LLUN',
  'TUESDAY MAWRTH',
  'WEDNESDAY MERCHER',
  'THURSDAY IAU',
  'FRIDAY GWENER',
  'SATURDAY SADWRN',
  'SUNDAY SUL',
]

/** The last day of that name, or today. */
function daysBackTo(text: string, today: Temporal.PlainDate): number | undefined {
  const name = bare(text).replace(/^(?:LAST|ON|DYDD)\s+/, '')
  const at = WEEKDAYS.findIndex(names => names.split(' ').includes(name))
  return at === -1 ? undefined : (today.dayOfWeek - (at + 1) + 7) % 7
}

/** '27 3', '27/3/2026', 'yesterday', 'Friday'. Without a year it is this one. */
function dateBoxes(text: string, today: Temporal.PlainDate): Typed {
  const back = DAYS_BACK[bare(text)] ?? daysBackTo(text, today)
  if (back !== undefined) {
    const { day, month, year } = today.subtract({ days: back })
    return boxes(String(day), String(month), String(year))
  }
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[\s/.-]+(\d{1,2}|\p{L}+)(?:[\s/.-]+(\d{2,4}))?$/u.exec(text) ?? []
  if (!day) return { isNoDate: true }
  const whole = year.length === 2 ? `20${year}` : year || String(today.year)
  return boxes(day, month, whole)
}

const boxes = (day: string, month: string, year: string): Typed => ({
  posted: { [`${FIELD}-day`]: day, [`${FIELD}-month`]: month, [`${FIELD}-year`]: year },
})

const POLITE =
  /\b(?:PLEASE|PLS|PLZ|THANKS|THANK YOU|HI|HELLO|(?:MY |THE )?POST ?CODE(?: IS)?|IT IS|IT S|OS GWELWCH YN DDA|DIOLCH|HELO|(?:FY |Y )?(?:NGHOD|COD) POST(?: YW)?)\b/g

/** 'SN15 1GA please', 'it is SN15 1GA': the postcode among the words. */
function postcodeIn(text: string): string | null {
  const found = [text, ...postcodesIn(text)]
  return found.map(formatPostcode).find(each => each !== null) ?? null
}

/** A place is more than its postcode: that alone is taken out of what is polite around it. */
const isPostcodeAlone = (text: string): boolean =>
  postcodeIn(text) !== null && bare(bare(withoutPostcodes(text)).replace(POLITE, ' ')) === ''

/** First the postcode, then the house and street. What is no postcode is left to the question to say so. */
function addressBoxes(text: string, { postcode }: SoFar): Typed {
  const found = postcodeIn(text)
  if (!postcode && found) return { soFar: { postcode: found } }
  return { posted: addressPosted(postcode ? text : '-', postcode ?? text) }
}

/** An address as its page's boxes have it. */
export const addressPosted = (line: string, postcode: string): Posted => ({
  [`${FIELD}-line-1`]: line,
  [`${FIELD}-line-2`]: '',
  [`${FIELD}-line-3`]: '',
  [`${FIELD}-postcode`]: postcode,
})
