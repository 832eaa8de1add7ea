import { askingNow } from '../../../modules/drafts/index.ts'
import { parsePostcode } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { checkAnswer, type PlaceAnswer, postcodesIn, type Question } from '../../../platform/form/index.ts'
import { CallerError } from '../problems.ts'
import type { ServiceForm } from '../service-forms.ts'
import { textsIn } from '../text.ts'
import type { Fields } from './fields.ts'

const anywhere: Question = { id: 'place', type: 'place', label: { en: '' }, required: false }
const WORDS_MOST = 200

/**
 * Where it is: `lat` and `long` first, then a postcode in `address_string`, then its words. Undefined where nothing was
 * sent and the service can do without. Throws CallerError 400: nowhere, not ours, not to be read.
 */
export async function readPlace(ctx: Ctx, fields: Fields, form: ServiceForm): Promise<PlaceAnswer | undefined> {
  const t = textsIn(ctx.language)
  const [lat, lng, address] = ['lat', 'long', 'address_string'].map(name => fields.one(name)) as [
    string,
    string,
    string,
  ]
  if (lat || lng) checkDegrees(lat, lng, ctx)
  if (!lat && !address) {
    if (fields.one('address_id')) throw new CallerError(400, [{ field: 'address_id', description: t('noAddressId') }])
    if (!isPlaceNeeded(form)) return undefined
    throw new CallerError(400, [{ field: 'lat', description: t('noPlace') }])
  }
  const words = address.replace(/\s+/g, ' ').slice(0, WORDS_MOST).toWellFormed()
  const value = lat ? { lat, lng, words, source: 'api' } : { near: postcodeIn(address), words }
  const { answer, problems } = {
    problems: undefined,
    answer: undefined,
    ...(await checkAnswer(anywhere, value, askingNow(ctx))),
  }
  if (problems)
    throw new CallerError(
      400,
      problems.map(({ text }) => ({ field: lat ? 'lat' : 'address_string', description: text })),
    )
  return answer as PlaceAnswer | undefined
}

const isPlaceNeeded = ({ place }: ServiceForm): boolean => !!place && place.required !== false && !place.when

function checkDegrees(lat: string, lng: string, { language }: Ctx): void {
  const t = textsIn(language)
  const wrong = [
    ...(isWithin(lat, 90) ? [] : [{ field: 'lat', description: t('notNumber', { name: 'lat', from: -90, to: 90 }) }]),
    ...(isWithin(lng, 180)
      ? []
      : [{ field: 'long', description: t('notNumber', { name: 'long', from: -180, to: 180 }) }]),
  ]
  if (wrong.length > 0) throw new CallerError(400, wrong)
}

const isWithin = (text: string, most: number): boolean => text !== '' && Math.abs(Number(text)) <= most

/** The first postcode in an address, as it is written there; '' where there is none. */
const postcodeIn = (address: string): string => postcodesIn(address).find(each => parsePostcode(each)) ?? ''
