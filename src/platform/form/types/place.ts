import { maskCards } from '../../masking/mask-cards.ts'
import { sayOneOf } from '../../text.ts'
import { cleanLine } from '../clean.ts'
import { metresBetween } from '../distance.ts'
import { formatPostcode, isPartOfPostcode } from '../postcode.ts'
import { type Asking, PLACE_SOURCES, type PlaceAnswer, type Point } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, type Checked, good, isRecord, one, type Problem, wrong } from './answer-type.ts'
import { sayPlace } from './say-place.ts'

const WORDS_MAX = 200
/** About 10 cm: nobody points more exactly, and long decimals only tell phones apart. */
const DECIMALS = 6
/** A pin this near to the middle of the postcode that was typed still belongs to it. */
const NEAR_METRES = 300
/** Letters and digits: with fewer nobody finds anything. */
const WORDS_LEAST = 4

/** What the boxes hold: a pin (from the map), or a postcode or street in `near`, and words for the exact spot. */
interface Typed {
  point: Point | null
  near: string
  words: string
  source: PlaceAnswer['source']
}

/** A place. The map's pin counts first; without one a postcode gives the point; without that the street's words must do. */
export const placeType: AnswerType = {
  read: (_, posted, name) =>
    Object.fromEntries(['lat', 'lng', 'near', 'words', 'source'].map(box => [box, one(posted[`${name}-${box}`])])),
  async check(_, value, asking) {
    const typed = typedPlace(value, asking)
    if (!typed) return wrong(phrase('notUnderstood', asking.language), '-near')
    if (!typed.point && typed.near === '' && typed.words === '') return good(undefined)
    const place = await placed(typed, asking)
    if ('problems' in place) return place
    const count = place.words.length - WORDS_MAX
    return count > 0
      ? wrong(phrase('tooLong', asking.language, { count, max: WORDS_MAX }), '-words')
      : judge(place, asking)
  },
  fill: (_, answer, name) => {
    const { lat, lng, words, source, postcode } = answer as PlaceAnswer
    if (lat === null) return { [`${name}-near`]: words }
    const boxes = { lat: String(lat), lng: String(lng), words, source, near: postcode ?? '' }
    return Object.fromEntries(Object.entries(boxes).map(([box, text]) => [`${name}-${box}`, text]))
  },
  say: (_, answer, language) => sayPlace(answer as PlaceAnswer, language),
}

function typedPlace(value: unknown, { language }: Asking): Typed | null {
  if (value === undefined || value === null) return { point: null, near: '', words: '', source: 'pin' }
  if (!isRecord(value)) return null
  const source = PLACE_SOURCES.find(each => each === value.source) ?? 'pin'
  const point = pointOf(value.lat, value.lng)
  const written = (typed: unknown) => maskCards(cleanLine(typed), language)
  const [near, words] = [written(value.near ?? value.postcode), written(value.words)]
  // A kept street is in `words` alone; so is everything where somebody used only that box.
  return point || near ? { point, near, words, source } : { point, near: words, words: '', source }
}

function pointOf(lat: unknown, lng: unknown): Point | null {
  const [north, east] = [degrees(lat, 90), degrees(lng, 180)]
  return north === null || east === null ? null : { lat: north, lng: east }
}

function degrees(typed: unknown, most: number): number | null {
  const text = cleanLine(typed)
  const value = text === '' ? Number.NaN : Number(text)
  return Math.abs(value) <= most ? Number(value.toFixed(DECIMALS)) : null
}

/** Where it is, from the best of what was given. */
async function placed(typed: Typed, asking: Asking): Promise<PlaceAnswer | { problems: Problem[] }> {
  const postcode = formatPostcode(typed.near)
  const { words } = typed
  if (typed.point) return placedByPin(typed, typed.point, postcode, asking)
  if (!postcode) return placedByStreet(typed, asking)
  const point = await asking.findPostcode?.(postcode)
  if (!point) return placedByUnknown(words, postcode, asking)
  return { lat: point.lat, lng: point.lng, words, source: 'postcode', postcode }
}

/** A postcode we do not know: good words are enough, unless it is surely somebody else's. */
async function placedByUnknown(
  words: string,
  postcode: string,
  asking: Asking,
): Promise<PlaceAnswer | { problems: Problem[] }> {
  const mayBeOurs = await asking.sharesSector?.(postcode)
  const theirs = mayBeOurs ? '' : await whose(postcode, asking)
  const problem = (key: Parameters<typeof phrase>[0]) => ({
    problems: [{ at: '-near', text: phrase(key, asking.language, { postcode, council: theirs }) }],
  })
  if (theirs) return problem('place.postcode-outside')
  if (mayBeOurs === false) return problem('address.outside')
  if (isTooLittle(words) || formatPostcode(words))
    return problem(mayBeOurs ? 'place.unknown-ours' : 'place.unknown-postcode')
  return { lat: null, lng: null, words: `${words}, ${postcode}`, source: 'street' }
}

const isTooLittle = (words: string): boolean => words.replace(/[^\p{L}\d]/gu, '').length < WORDS_LEAST

/** 'Swindon or Vale of White Horse'; '' when nobody knows. */
async function whose(place: string | Point, { councilsAt, language }: Asking): Promise<string> {
  return sayOneOf((await councilsAt?.(place)) ?? [], language)
}

/** A pin that left its postcode is no longer at it. A street that was typed beside a pin is kept with the words. */
async function placedByPin(typed: Typed, point: Point, postcode: string | null, asking: Asking): Promise<PlaceAnswer> {
  const { source } = typed
  const kept = postcode && (source === 'postcode' || (await isAt(point, postcode, asking))) ? postcode : null
  const words = await wordsAtPin(typed, postcode, asking)
  const nearest = words ? null : ((await asking.near?.(kept ?? point)) ?? null)
  return { ...point, words, source, ...(kept && { postcode: kept }), ...(nearest && { nearest }) }
}

async function isAt(point: Point, postcode: string, asking: Asking): Promise<boolean> {
  const known = await asking.findPostcode?.(postcode)
  return !!known && metresBetween(point, known) <= NEAR_METRES
}

/** What the box beside the map adds: a street, or a postcode that may be new. A town is told by what is near the pin. */
async function wordsAtPin({ near, words, point }: Typed, postcode: string | null, asking: Asking): Promise<string> {
  const isNew = postcode && !(await asking.findPostcode?.(postcode)) && (await asking.sharesSector?.(postcode))
  if (postcode) return [words, isNew ? postcode : ''].filter(Boolean).join(', ')
  const isTold = near !== '' && (await asking.isOnlyAround?.(near)) && (await asking.near?.(point!))
  return [words, isTold ? '' : near].filter(Boolean).join(', ')
}

async function placedByStreet(
  { near, words }: Typed,
  { language, isOnlyAround }: Asking,
): Promise<PlaceAnswer | { problems: Problem[] }> {
  if (isPartOfPostcode(near)) return { problems: [{ at: '-near', text: phrase('wrong.postcode', language) }] }
  if (await isOnlyAround?.(near)) {
    if (words === '' || (await isOnlyAround?.(words)))
      return { problems: [{ at: '-words', text: phrase('place.town', language, { near }) }] }
    if (isTooLittle(words)) return { problems: [{ at: '-words', text: phrase('place.little', language) }] }
  }
  const all = [words, near].filter(Boolean).join(', ')
  if (isTooLittle(all)) return { problems: [{ at: '-near', text: phrase('place.little', language) }] }
  return { lat: null, lng: null, words: all, source: 'street' }
}

/** A postcode is some fifteen houses: the spot needs words, unless somebody put the pin on it. */
async function judge(place: PlaceAnswer, asking: Asking): Promise<Checked> {
  if (place.source === 'postcode' && place.words === '') return wrong(phrase('place.words', asking.language), '-words')
  const { lat, lng } = place
  if (lat === null || lng === null || (await asking.isOurs?.({ lat, lng })) !== false) return good({ ...place })
  const council = await whose({ lat, lng }, asking)
  const { language } = asking
  return wrong(council ? phrase('place.outside-of', language, { council }) : phrase('place.outside', language), '-near')
}
