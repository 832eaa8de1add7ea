import { sayAt, sayBy } from '../../platform/dates/index.ts'
import type { HappenedEvent } from '../../platform/events/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { type Language, say, type Translator, translator } from '../../platform/text.ts'
import type { Service } from '../catalogue/index.ts'
import type { Organisation } from '../organisation/index.ts'
import type { ToldRequest } from '../requests/index.ts'
import { texts } from './text.ts'

/** What a letter is about: the news, the request, and for whom in which language. */
export interface Telling {
  event: HappenedEvent
  request: ToldRequest
  /** As it was when the request was opened. */
  service: Service
  organisation: Organisation
  /** The other body that deals with it: then no date of ours is told. */
  body: string | null
  language: Language
  now: Date
  /** The reference the reader knows, for the eye. */
  reference: string
  t: Translator
}

export function telling(
  facts: Omit<Telling, 'language' | 'reference' | 't'>,
  reader: { language: Language; reference: string },
): Telling {
  const { language } = reader
  return { ...facts, language, reference: formatCode(reader.reference), t: translator(texts, language) }
}

/** The steps of the promise that are still open and ahead, as sentences: 'By Thursday 3 December we will look at it.' */
export function openSteps(about: Telling): string[] {
  return about.request.promises
    .filter(step => !step.keptAt && !step.endedAt && step.dueAt > about.now)
    .map(({ step, dueAt }) => stepSentence(about, step, dueAt))
}

/** One step with a date. Times of day are said where the promise is in hours. */
export function stepSentence(about: Telling, step: string, due: Date): string {
  const { language, now, service, t } = about
  const promised = service.promise?.steps.find(each => each.id === step)
  const inHours = !!promised && ('hours' in promised.within || 'workingHours' in promised.within)
  const day = sayBy(due, { language, now })
  const when = inHours ? `${day} ${sayAt(due, { language, now })}` : day
  const sentence = t('step', { when, what: say(promised?.text, language) })
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1).trim()}.`
}

/** What an event's data holds under this name, as text. */
export const datum = (event: HappenedEvent, name: string): string => String(event.data[name] ?? '')
