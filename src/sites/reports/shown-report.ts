import type { Service } from '../../modules/catalogue/index.ts'
import type { PublicReportPage } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Language, say, translator } from '../../platform/text.ts'
import { publicAnswers, publicPlace, publicWords } from '../public-words.ts'
import { sayDue } from '../say-due.ts'
import { stateOf } from './report-text.ts'
import { text } from './text.ts'

export interface ReportEntry {
  at: Date
  /** A key of the page's texts, which may name the `body`. */
  title: string
  body?: string
  words: string
}

/** Everything of a report that others see, with every word masked; of what a `body` deals with no date of ours. Nothing else of it may reach a template. */
export function shownReport(
  report: PublicReportPage,
  service: Service,
  ctx: Pick<Ctx, 'language' | 'now'>,
  body: string | null,
) {
  const { names } = report
  const place = publicPlace(report.placeWords, names)
  const name = say(service.name, ctx.language)
  const photos = report.photos.map(({ fileId, ofResult }) => ({ path: photoPath(report.reference, fileId), ofResult }))
  return {
    name,
    place,
    title: place ? `${name}: ${place}` : name,
    state: stateOf(report),
    isOpen: report.status !== 'closed',
    isNew: report.status === 'open' && !report.isTaken,
    at: report.lat === null || report.lng === null ? null : { lat: report.lat, lng: report.lng },
    openedAt: report.openedAt,
    words: publicAnswers(service.form ?? [], report, ctx.language),
    photos: photos.filter(({ ofResult }) => !ofResult),
    resultPhotos: photos.filter(({ ofResult }) => ofResult),
    body,
    steps: stepsOf(report, service, ctx).filter(({ isKept }) => isKept || !body),
    entries: entriesOf(report),
  }
}

const photoPath = (reference: string, fileId: string): string => `/reports/${reference}/photos/${fileId}`

function stepsOf(report: PublicReportPage, service: Service, ctx: Pick<Ctx, 'language' | 'now'>) {
  return report.promises.flatMap(({ step: id, dueAt, keptAt }) => {
    const step = service.promise?.steps.find(each => each.id === id)
    if (!step) return []
    const isLate = !keptAt && dueAt < ctx.now() && report.status !== 'waiting'
    return [{ text: step.text, by: sayDue({ within: step.within, due: dueAt }, ctx), isKept: !!keptAt, isLate }]
  })
}

/** What happened, in the order of time. */
function entriesOf({ openedAt, updates, closures, names }: PublicReportPage): ReportEntry[] {
  const entries = [
    { at: openedAt, title: 'entry.reported', words: '' },
    ...updates.map(({ createdAt, words, saidBy }) => ({
      at: createdAt,
      ...(saidBy ? { title: 'entry.bodyWrote', body: saidBy } : { title: 'entry.wrote' }),
      words,
    })),
    ...closures.flatMap(({ createdAt, outcome, words, reopenedAt }) => [
      { at: createdAt, title: `entry.${outcome}`, words },
      ...(reopenedAt ? [{ at: reopenedAt, title: 'entry.reopened', words: '' }] : []),
    ]),
  ]
  return entries
    .map(entry => ({ ...entry, words: publicWords(entry.words, names) }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

/** How those who answered 'is it sorted?' found it. Silence is said as silence; null while nobody can have been asked. */
export function sayConfirmed(report: PublicReportPage, language: Language): string | null {
  const wasAsked = report.status === 'closed' && report.outcome !== 'cancelled' && report.outcome !== 'merged'
  if (!wasAsked) return null
  const t = translator(text, language)
  const count = report.sorted + report.notSorted
  if (count === 0) return t('confirmed.nobody')
  if (count === 1) return t(report.sorted === 1 ? 'confirmed.one' : 'confirmed.oneNot')
  return t('confirmed.share', { yes: report.sorted, count })
}
