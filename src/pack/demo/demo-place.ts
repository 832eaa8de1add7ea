import { areaName, findPostcode, locate } from '../../modules/places/index.ts'
import type { Ctx } from '../../platform/context.ts'
import type { PlaceAnswer } from '../../platform/form/index.ts'
import { chance } from './chance.ts'
import type { DemoRequest } from './demo-file.ts'

/** Reports of one postcode do not lie on top of each other: up to about 80 metres away. */
const SPREAD_DEGREES = 0.0007

/** A point near the postcode, still ours, with the words somebody might use for it. */
export async function placeOf(ctx: Ctx, { postcode, where, text, language }: DemoRequest): Promise<PlaceAnswer> {
  const found = await findPostcode(ctx, postcode)
  if (!found) throw new Error(`The postcode ${postcode} of the demonstration is not loaded`)
  const moved = {
    lat: rounded(found.lat + (chance(text, 'lat') - 0.5) * 2 * SPREAD_DEGREES),
    lng: rounded(found.lng + (chance(text, 'lng') - 0.5) * 2 * SPREAD_DEGREES),
  }
  const here = (await locate(ctx, moved)).ward ? moved : { lat: found.lat, lng: found.lng }
  const words = where ?? `${postcode}, ${await areaName(ctx, found.ward, language)}`
  return { ...here, words, source: 'pin', postcode }
}

const rounded = (degrees: number): number => Math.round(degrees * 100_000) / 100_000
