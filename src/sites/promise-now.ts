import { findDangerTyped, type PromisedStep, promiseFor, type Service } from '../modules/catalogue/index.ts'
import { readOrganisation } from '../modules/organisation/index.ts'
import { findBodyAt } from '../modules/referrals/index.ts'
import type { Ctx } from '../platform/context.ts'
import type { Answers } from '../platform/form/index.ts'
import { fill, type Words } from '../platform/text.ts'
import { sayDue } from './say-due.ts'

const WORDS = {
  en: '{body} deals with this, not us. We send it on to them, so we cannot promise you a date.',
  cy: '{body} sy’n delio â hyn, nid ni. Rydym yn ei anfon ymlaen atynt, felly ni allwn addo dyddiad i chi.',
}

/** That another body deals with it, so that no date of ours holds. */
export const sayOfBody = (body: string): Words => ({ en: fill(WORDS.en, { body }), cy: fill(WORDS.cy, { body }) })

/** Where it is asked for, as far as that is known, and what was answered. */
interface Asking {
  answers?: Answers
  areas?: readonly string[]
}

export interface PromiseNow {
  /** Null: it is ours. */
  ofBody: Words | null
  steps: (PromisedStep & { by: string })[]
}

/** What is promised to whoever asks now: each step with its day, or whose it is where another body deals with it there. */
export async function promiseNow(
  ctx: Ctx,
  service: Service,
  { answers, areas = [] }: Asking = {},
): Promise<PromiseNow> {
  const isRead = answers && (await findDangerTyped(ctx, service, { answers })).rules.length > 0
  // Words of danger go to nobody outside before a person has read them.
  const body = isRead ? null : await findBodyAt(ctx, service, areas)
  if (body) return { ofBody: sayOfBody(body), steps: [] }
  const { steps } = promiseFor(await readOrganisation(ctx), service, ctx.now(), answers)
  return { ofBody: null, steps: steps.map(step => ({ ...step, by: sayDue(step, ctx) })) }
}
