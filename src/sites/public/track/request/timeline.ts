import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Tracked } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayAt, sayBy } from '../../../../platform/dates/index.ts'
import { say, type Translator, translator } from '../../../../platform/text.ts'
import { text } from './text.ts'

export interface TimelineEntry {
  at: Date
  title: string
  words?: string
  own?: boolean
}

type Told = Pick<Tracked, 'updates' | 'closures' | 'pauses' | 'moves'> & Partial<Pick<Tracked, 'photos'>>

/**
 * What happened, newest first, in plain words: what we told her, what she added, how it ended. `followed` is the service of
 * the request that hers was joined into; without one, her own.
 */
export function timelineOf(tracked: Tracked, service: Service, followed: Service, ctx: Ctx): TimelineEntry[] {
  const t = translator(text, ctx.language)
  const isReporter = tracked.participant.role === 'reporter'
  const opened = { at: tracked.openedAt, title: t(isReporter ? 'event.opened' : 'event.reported') }
  const { continuesAs } = tracked
  return [
    opened,
    ...keptOf(tracked, service, ctx),
    ...toldOf(tracked, service, ctx, tracked.participant.id),
    ...(continuesAs ? toldOf(continuesAs, followed, ctx, tracked.participant.id) : []),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** That the last step is kept is what closing says. */
function keptOf({ kept }: Tracked, service: Service, ctx: Ctx): TimelineEntry[] {
  const t = translator(text, ctx.language)
  const last = service.promise?.steps.at(-1)?.id
  return kept.flatMap(({ step: id, at, inTime }) => {
    const step = id !== last && stepOf(service, id)
    return step
      ? [{ at, title: t(inTime ? 'event.kept' : 'event.keptLate'), words: say(step.kept ?? step.text, ctx.language) }]
      : []
  })
}

function toldOf(told: Told, service: Service, ctx: Ctx, participantId: string): TimelineEntry[] {
  const t = translator(text, ctx.language)
  return [
    ...told.updates.map(({ id, createdAt, words, ...update }) => {
      const own = update.participantId === participantId
      const photos = told.photos?.filter(photo => photo.updateId === id).length ?? 0
      return {
        at: createdAt,
        title: update.saidBy
          ? t('event.bodyWrote', { body: update.saidBy })
          : t(own ? 'event.youAdded' : 'event.weWrote'),
        words: [words, photos > 0 && t(photos === 1 ? 'onePhoto' : 'photos', { photos })].filter(Boolean).join('\n\n'),
        own,
      }
    }),
    ...told.pauses.map(({ startedAt, question }) => ({ at: startedAt, title: t('event.weAsk'), words: question })),
    ...told.moves.map(move => ({ at: move.at, title: t('event.moved'), words: wordsOfMove(move, service, ctx) })),
    ...told.closures.flatMap(closure => endOf(closure, t)),
  ]
}

/** How it ended, what she answered, and that it was opened again. */
function endOf(closure: Tracked['closures'][number], t: Translator): TimelineEntry[] {
  const { createdAt, outcome, words, confirmations, reopenedAt, toLeader } = closure
  return [
    { at: createdAt, title: t(`outcome.${outcome}`), words },
    ...confirmations.map(({ sorted, words, at }) => ({
      at,
      title: t(sorted ? 'event.saidYes' : 'event.saidNo'),
      ...(words ? { words } : {}),
      own: true,
    })),
    ...(reopenedAt ? [{ at: reopenedAt, title: t(toLeader ? 'event.reopenedForLeader' : 'event.reopened') }] : []),
  ]
}

/** The old date, the new one, and why. */
function wordsOfMove({ step: id, from, to, words }: Tracked['moves'][number], service: Service, ctx: Ctx): string {
  const t = translator(text, ctx.language)
  const step = stepOf(service, id)
  if (!step) return words
  const saying = { language: ctx.language, now: ctx.now() }
  const inHours = 'hours' in step.within || 'workingHours' in step.within
  const by = (due: Date) => (inHours ? `${sayBy(due, saying)} ${sayAt(due, saying)}` : sayBy(due, saying))
  return [t('moved', { what: say(step.text, ctx.language), from: by(from), to: by(to) }), words].join('\n\n')
}

const stepOf = (service: Service, id: string) => service.promise?.steps.find(each => each.id === id)
