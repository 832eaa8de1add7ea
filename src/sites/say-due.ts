import type { PromisedStep } from '../modules/catalogue/index.ts'
import type { Ctx } from '../platform/context.ts'
import { sayAt, sayByDay } from '../platform/dates/index.ts'

/** 'by Thursday 3 December'; with the time where hours were promised: 'by today at 5pm'. */
export function sayDue(step: Pick<PromisedStep, 'within' | 'due'>, ctx: Pick<Ctx, 'language' | 'now'>): string {
  const saying = { language: ctx.language, now: ctx.now() }
  const inHours = 'hours' in step.within || 'workingHours' in step.within
  return inHours ? `${sayByDay(step.due, saying)} ${sayAt(step.due, saying)}` : sayByDay(step.due, saying)
}
