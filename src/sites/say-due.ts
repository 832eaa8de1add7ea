import type { PromisedStep } from '../modules/catalogue/index.ts'
import type { Ctx } from '../platform/context.ts'
import { sayByDay, sayByTime } from '../platform/dates/index.ts'

/** 'by Thursday 3 December'; with the time where hours were promised: 'today by 5pm', 'tonight by 1am', 'by Friday 4 December at 9am'. */
export function sayDue(step: Pick<PromisedStep, 'within' | 'due'>, ctx: Pick<Ctx, 'language' | 'now'>): string {
  const saying = { language: ctx.language, now: ctx.now() }
  const inHours = 'hours' in step.within || 'workingHours' in step.within
  return inHours ? sayByTime(step.due, saying) : sayByDay(step.due, saying)
}
