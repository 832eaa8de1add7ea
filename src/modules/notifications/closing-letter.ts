import { sayBy } from '../../platform/dates/index.ts'
import { type Block, heading, quote, words } from '../../platform/letter/index.ts'
import { phoneOfService } from '../organisation/index.ts'
import { CONFIRM_DAYS, type ToldClosure } from '../requests/index.ts'
import type { Said } from './said.ts'
import { datum, type Telling } from './telling.ts'

/** How it ended, in plain words, and what she can do now. */
export function closingLetter(about: Telling): Said {
  const closure = closureOf(about)
  const { t } = about
  switch (closure.outcome) {
    case 'refused':
      return {
        news: t('refusedNews'),
        blocks: [
          words(t('refusedWords')),
          quote(closure.words),
          heading(t('refusedHeading')),
          ...(closure.challenge ? [words(closure.challenge)] : []),
        ],
        link: t('refusedLink'),
      }
    case 'elsewhere':
      return {
        news: t('elsewhereNews'),
        blocks: [
          words(t('elsewhereWords', { body: closure.body ?? '' })),
          ...(closure.bodyReference ? [words(t('elsewhereReference', { reference: closure.bodyReference }))] : []),
          quote(closure.words),
          ...askIfSorted(about, closure),
        ],
        link: t('sortedLink'),
      }
    case 'cancelled': {
      const { number } = phoneOfService(about.organisation, about.service)
      return { news: t('cancelledNews'), blocks: [words(t('cancelledWords', { phone: number }))] }
    }
    default:
      return {
        news: t('doneNews'),
        blocks: [words(t('doneWords')), quote(closure.words), ...askIfSorted(about, closure)],
        link: t('sortedLink'),
      }
  }
}

/** The closure an event tells of. Throws when the read did not bring it: then the event is tried again. */
export function closureOf({ event, request }: Pick<Telling, 'event' | 'request'>): ToldClosure {
  const closure = request.closures.find(({ id }) => id === datum(event, 'closureId'))
  if (!closure) throw new Error(`the closure of event ${event.seq} is not there`)
  return closure
}

function askIfSorted({ t, language, now }: Telling, closure: ToldClosure): Block[] {
  const last = new Date(closure.createdAt.getTime() + CONFIRM_DAYS * 86_400_000)
  return [
    heading(t('sortedHeading')),
    words(t('sortedWords', { by: sayBy(last, { language, now }) })),
    ...(closure.hasPhoto ? [words(t('photo'))] : []),
  ]
}
