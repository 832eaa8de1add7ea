import type { Cover } from '../../../modules/knowledge/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayDate } from '../../../platform/dates/index.ts'
import { fill } from '../../../platform/text.ts'
import { knowledgeTexts } from './text.ts'

/** 'Thursday 3 December' of an ISO date. */
export const sayDay = (ctx: Ctx, date: string): string =>
  sayDate(Temporal.PlainDate.from(date), { language: 'en', now: ctx.now() })

/** 'Away until Thursday 3 December: ask Tom'. */
export function sayAway(ctx: Ctx, { until, away, ask }: Cover): string {
  const too = away.map(({ name }) => fill(knowledgeTexts.alsoAway.en, { name }))
  const whom = ask ? fill(knowledgeTexts.askInstead.en, { name: ask.name }) : knowledgeTexts.askTeam.en
  return `${fill(knowledgeTexts.away.en, { until: sayDay(ctx, until) })}: ${[...too, whom].join(', ')}`
}
