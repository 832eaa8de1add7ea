import type { PromisedStep } from '../modules/catalogue/index.ts'
import type { Ctx } from '../platform/context.ts'
import { daysFromToday, localDate, sayAt, sayByDay, sayByTime } from '../platform/dates/index.ts'

/** 'by Thursday 3 December'; with the time where hours were promised: 'today by 5pm', 'by Friday 4 December at 9am'. */
export function sayDue(step: Pick<PromisedStep, 'within' | 'due'>, ctx: Pick<Ctx, 'language' | 'now'>): string {
  const saying = { language: ctx.language, now: ctx.now() }
  const inHours = 'hours' in step.within || 'workingHours' in step.within
  if (inHours && [0, 1].includes(daysFromToday(localDate(step.due, saying), saying))) return sayByTime(step.due, saying)
  return inHours ? `${sayByDay(step.due, saying)} ${sayAt(step.due, saying)}` : sayByDay(step.due, saying)
}
