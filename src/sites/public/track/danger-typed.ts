import { heedTyped } from '../../../modules/correspondence/index.ts'
import { dutyNumbersNow, readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { LinkedRequest } from './linked-request.ts'

/**
 * What she typed may mean danger: the duty team hears, and the page that comes next says whom to ring. Answers what is added
 * to its address: rules by their places, because an address stays in a browser that somebody else may look at.
 */
export async function heedDanger(
  ctx: Ctx,
  { participantId, tracked: { reference } }: LinkedRequest,
  words: string,
): Promise<string> {
  const rules = await heedTyped(ctx, { participantId, reference, words })
  if (rules.length === 0) return ''
  const places = [...(await readOrganisation(ctx)).dutyRules.keys()]
  return `&ring=${rules.map(rule => places.indexOf(rule)).join('-')}`
}

/** More boxes of numbers than this help nobody. */
const SHOWN = 2

/** Whom to ring at this hour, by what `heedDanger` has put into the address. */
export async function numbersToRing(ctx: Ctx, ring = '') {
  const organisation = await readOrganisation(ctx)
  const rules = [...organisation.dutyRules.keys()]
  const asked = [...new Set(ring.split('-').filter(Boolean).map(Number))]
  return asked.slice(0, SHOWN).flatMap(place => dutyNumbersNow(organisation, rules[place] ?? '', ctx.now()) ?? [])
}
