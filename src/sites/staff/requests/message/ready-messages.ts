import type { Ctx } from '../../../../platform/context.ts'
import { sayByDay } from '../../../../platform/dates/index.ts'
import { translator } from '../../../../platform/text.ts'
import type { ActionScreen } from '../action-screen.ts'
import { text } from './text.ts'

export interface ReadyWords {
  title: string
  words: string
}

const KEYS = ['looked', 'planned', 'longer', 'passedOn', 'thanks', 'ring'] as const

/** Messages to begin from, with what we know filled in: the next date, the team, what was asked. */
export function readyMessages({ heading, steps }: ActionScreen, ctx: Ctx): ReadyWords[] {
  const t = translator(text, 'en')
  const next = steps.find(step => !step.keptAt)
  const when = next && sayByDay(next.dueAt, { language: 'en', now: ctx.now() })
  const step = when ? t('nextStep', { when: when.charAt(0).toUpperCase() + when.slice(1), what: next.text }) : ''
  const known = { team: heading.team, service: heading.service.toLowerCase(), step }
  return KEYS.map(key => ({ title: t(`ready.${key}`), words: t(`ready.${key}.words`, known).trim() }))
}
