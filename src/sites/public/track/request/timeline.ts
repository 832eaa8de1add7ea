import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Tracked } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { say, translator } from '../../../../platform/text.ts'
import { text } from './text.ts'

export interface TimelineEntry {
  at: Date
  title: string
  words?: string
  own?: boolean
}

/** What happened, newest first, in plain words: what we told her, what she added, how it ended. */
export function timelineOf(tracked: Tracked, service: Service, ctx: Ctx): TimelineEntry[] {
  const t = translator(text, ctx.language)
  const isReporter = tracked.participant.role === 'reporter'
  const entries: TimelineEntry[] = [{ at: tracked.openedAt, title: t(isReporter ? 'event.opened' : 'event.reported') }]
  for (const { step, keptAt } of tracked.promises) {
    const definition = service.promise?.steps.find(each => each.id === step)
    const isLast = service.promise?.steps.at(-1)?.id === step
    if (keptAt && definition && !isLast && !isByClosing(keptAt, tracked))
      entries.push({ at: keptAt, title: t('event.kept'), words: say(definition.kept ?? definition.text, ctx.language) })
  }
  for (const update of [...tracked.updates, ...(tracked.continuesAs?.updates ?? [])]) {
    const own = update.participantId === tracked.participant.id
    entries.push({ at: update.createdAt, title: t(own ? 'event.youAdded' : 'event.weWrote'), words: update.words, own })
  }
  for (const closure of [...tracked.closures, ...(tracked.continuesAs?.closures ?? [])]) {
    entries.push({ at: closure.createdAt, title: t(`outcome.${closure.outcome}`), words: closure.words })
    for (const { sorted, words, at } of closure.confirmations)
      entries.push({ at, title: t(sorted ? 'event.saidYes' : 'event.saidNo'), ...(words ? { words } : {}), own: true })
    if (closure.reopenedAt) entries.push({ at: closure.reopenedAt, title: t('event.reopened') })
  }
  const { pause } = tracked.continuesAs ?? tracked
  if (pause) entries.push({ at: pause.startedAt, title: t('event.weAsk'), words: pause.question })
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** Closing ends every step, but says nothing of each: only what was kept by itself is told as kept. */
export const isByClosing = (keptAt: Date, { closures }: Pick<Tracked, 'closures'>): boolean =>
  closures.some(({ createdAt }) => Math.abs(keptAt.getTime() - createdAt.getTime()) < 1000)
