import type { Service } from '../../modules/catalogue/index.ts'
import { dutyNumbersNow, readOrganisation } from '../../modules/organisation/index.ts'
import type { Ctx } from '../../platform/context.ts'

/** What every page of such a service has on it: a way to leave at once, and whom to ring at this hour. */
export interface Safety {
  quickExit: boolean
  numbers: { name: object; number: string; note?: object }[]
}

/**
 * Read by the frame from what a page loaded as `service`, so that no page on the way (the question, the check, the code
 * to come back, the confirmation, the request) can forget it. Null where somebody's safety is not what it is about.
 */
export async function safetyOf(ctx: Ctx, service?: Service): Promise<Safety | null> {
  if (!service || !(service.quickExit || service.numbersFirst || service.privacy?.sensitive)) return null
  const rule = service.numbersFirst ?? service.danger
  const duty = rule ? dutyNumbersNow(await readOrganisation(ctx), rule, ctx.now()) : null
  return service.quickExit || duty ? { quickExit: service.quickExit, numbers: duty?.numbers ?? [] } : null
}
