import { type Language, sayOneOf } from '../../text.ts'
import { cleanLine } from '../clean.ts'
import { formatPostcode } from '../postcode.ts'
import { type Asking, PLACE_SOURCES, type PlaceAnswer, type Point } from '../question.ts'
import { phrase } from '../text.ts'
import { type AnswerType, type Checked, good, isRecord, one, type Problem, wrong } from './answer-type.ts'

const WORDS_MAX = 200
/** About 10 cm: nobody points more exactly, and long decimals only tell phones apart. */
const DECIMALS = 6

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
    const typed = typedPlace(value)
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

export function sayPlace({ lat, lng, words, postcode }: PlaceAnswer, language: Language): string[] {
  const lines = [words, postcode ?? ''].filter(Boolean)
  if (lines.length > 0 || lat === null || lng === null) return lines
  return [phrase('place.pin', language, { lat: lat.toFixed(5), lng: lng.toFixed(5) })]
}

function typedPlace(value: unknown): Typed | null {
  if (value === undefined || value === null) return { point: null, near: '', words: '', source: 'pin' }
  if (!isRecord(value)) return null
  const source = PLACE_SOURCES.find(each => each === value.source) ?? 'pin'
  const point = pointOf(value.lat, value.lng)
  const [near, words] = [cleanLine(value.near ?? value.postcode), cleanLine(value.words)]
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

/** 'AB1 2' or 'AB12': somebody meant a postcode, and no street is called so. */
const PART_OF_A_POSTCODE = /^[a-z]{1,2}\d[\da-z]?\s*(?:\d[a-z]?)?$/i

/** Where it is, from the best of what was given. */
async function placed(typed: Typed, asking: Asking): Promise<PlaceAnswer | { problems: Problem[] }> {
  const postcode = formatPostcode(typed.near)
  const { words } = typed
  if (typed.point) return placedByPin(typed, typed.point, postcode)
  if (!postcode) return placedByStreet(typed, asking)
  const point = await asking.findPostcode?.(postcode)
  if (!point) return { problems: [{ at: '-near', text: await unknownPostcode(postcode, asking) }] }
  return { lat: point.lat, lng: point.lng, words, source: 'postcode', postcode }
}

async function unknownPostcode(postcode: string, asking: Asking): Promise<string> {
  const council = await whose(postcode, asking)
  return council
    ? phrase('place.postcode-outside', asking.language, { postcode, council })
    : phrase('place.unknown-postcode', asking.language)
}

/** 'Swindon or Vale of White Horse'; '' when nobody knows. */
async function whose(place: string | Point, { councilsAt, language }: Asking): Promise<string> {
  return sayOneOf((await councilsAt?.(place)) ?? [], language)
}

/** A pin that left its postcode is no longer at it. A street that was typed beside a pin is kept with the words. */
function placedByPin({ near, words, source }: Typed, point: Point, postcode: string | null): PlaceAnswer {
  if (postcode) return { ...point, words, source, ...(source === 'postcode' && { postcode }) }
  return { ...point, words: [words, near].filter(Boolean).join(', '), source }
}

async function placedByStreet(
  { near, words }: Typed,
  { language, isOnlyAround }: Asking,
): Promise<PlaceAnswer | { problems: Problem[] }> {
  if (PART_OF_A_POSTCODE.test(near)) return { problems: [{ at: '-near', text: phrase('wrong.postcode', language) }] }
  if (words === '' && (await isOnlyAround?.(near)))
    return { problems: [{ at: '-words', text: phrase('place.town', language, { near }) }] }
  return { lat: null, lng: null, words: [words, near].filter(Boolean).join(', '), source: 'street' }
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
