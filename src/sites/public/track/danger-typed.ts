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
  { participantId, tracked: { id: requestId, reference } }: LinkedRequest,
  words: string,
): Promise<string> {
  const rules = await heedTyped(ctx, { participantId, requestId, reference, words })
  return ringOf(ctx, rules, '&')
}

/** The same of rules that are known, as the end of an address; ''. */
export async function ringOf(ctx: Ctx, rules: readonly string[], begin: '?' | '&'): Promise<string> {
  if (rules.length === 0) return ''
  const places = [...(await readOrganisation(ctx)).dutyRules.keys()]
  return `${begin}ring=${rules.map(rule => places.indexOf(rule)).join('-')}`
}

/** More boxes of numbers than this help nobody. */
const SHOWN = 2

/** Whom to ring at this hour, by what `heedDanger` has put into the address. */
export async function numbersToRing(ctx: Ctx, ring = '') {
  const organisation = await readOrganisation(ctx)
  const rules = [...organisation.dutyRules.keys()]
  const asked = [...new Set(ring.split('-').filter(Boolean).map(Number))]
  return numbersOf(
    ctx,
    asked.map(place => rules[place] ?? ''),
  )
}

/** The same of these rules. */
export async function numbersOf(ctx: Ctx, rules: readonly string[]) {
  const organisation = await readOrganisation(ctx)
  return rules.slice(0, SHOWN).flatMap(rule => dutyNumbersNow(organisation, rule, ctx.now()) ?? [])
}
