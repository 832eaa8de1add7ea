import type { Ctx } from '../../../../platform/context.ts'
import { sayByDay } from '../../../../platform/dates/index.ts'
import { translator } from '../../../../platform/text.ts'
import type { ActionScreen } from '../action-screen.ts'
import type { ShownStep } from '../promise-steps.ts'
import { text } from './text.ts'

export interface ReadyWords {
  title: string
  words: string
}

const KEYS = ['looked', 'planned', 'longer', 'passedOn', 'thanks', 'ring'] as const

/** Messages to begin from, with what we know filled in: the next date, the team, what was asked. */
export function readyMessages({ heading, steps, body, request }: ActionScreen, ctx: Ctx): ReadyWords[] {
  const t = translator(text, 'en')
  const sayNext = (from: readonly ShownStep[]) => {
    const next = body ? undefined : nextStep(from, request.status, ctx.now())
    if (!next) return ''
    const when = sayByDay(next.dueAt, { language: 'en', now: ctx.now() })
    return t('nextStep', { when: when.charAt(0).toUpperCase() + when.slice(1), what: next.text })
  }
  const known = { team: heading.team, service: heading.service.toLowerCase() }
  // Who has looked does not promise to look: where there are several steps, the first is that.
  const after = steps.length > 1 ? steps.slice(1) : steps
  return KEYS.map(key => {
    const step = sayNext(key === 'looked' ? after : steps)
    return { title: t(`ready.${key}`), words: t(`ready.${key}.words`, { ...known, step }).trim() }
  })
}

/** What is still to come. A day that is past is no promise any more, and while we wait for the customer no day holds. */
const nextStep = (steps: readonly ShownStep[], status: string, now: Date): ShownStep | undefined =>
  status === 'waiting' ? undefined : steps.find(step => !step.keptAt && step.dueAt > now)
