import { type Block, heading, link, list, quote, words } from '../../platform/letter/index.ts'
import { maskPlace } from '../../platform/masking/index.ts'
import { say } from '../../platform/text.ts'
import { phoneOfService } from '../organisation/index.ts'
import { closingLetter } from './closing-letter.ts'
import type { Said } from './said.ts'
import { datum, openSteps, stepSentence, type Telling } from './telling.ts'

/** One letter for each kind of news. */
export const letters: Record<string, (about: Telling) => Said> = {
  'requests.opened': about => ({
    news: about.t('openedNews'),
    blocks: [words(about.t('openedWords')), ...whichRequest(about, about.request.placeWords), ...whatNext(about)],
  }),
  'requests.participant-joined': about => ({
    news: about.t('joinedNews'),
    blocks: [words(about.t('joinedWords')), ...whichRequest(about, placeForOthers(about)), ...whatNext(about)],
  }),
  'requests.update-written': about => ({
    news: about.t('updateNews'),
    blocks: [words(about.t('updateWords')), quote(updateWords(about))],
    link: about.t('answer'),
  }),
  'requests.paused': about => ({
    news: about.t('pausedNews'),
    blocks: [
      words(about.t('pausedWords')),
      quote(about.request.pauses.find(({ id }) => id === datum(about.event, 'pauseId'))?.question ?? ''),
      words(about.t('pausedClock')),
    ],
    link: about.t('pausedAnswer'),
  }),
  'requests.promise-moved': about => ({
    news: about.t('movedNews'),
    blocks: [
      words(about.t(isSooner(about) ? 'movedSooner' : 'movedWords')),
      list([
        about.t('movedBefore', { step: movedStep(about, 'from') }),
        about.t('movedNow', { step: movedStep(about, 'to') }),
      ]),
      words(about.t('movedWhy')),
      quote(updateWords(about)),
    ],
  }),
  'requests.scheduled': about => ({
    news: about.t('scheduledNews'),
    blocks: [words(about.t('scheduledWords')), ...whatNext(about)],
  }),
  'requests.closed': closingLetter,
  'requests.reopened': about => ({
    news: about.t('reopenedNews'),
    blocks:
      datum(about.event, 'because') === 'not-sorted'
        ? [words(about.t('reopenedNotSorted')), ...whatNext(about)]
        : [words(about.t('reopenedWords'))],
  }),
  'requests.merged': about => ({ news: about.t('mergedNews'), blocks: [words(about.t('mergedWords'))] }),
}

function whichRequest({ t, reference, request, organisation, language }: Telling, place: string | null): Block[] {
  const team = say(organisation.teams.get(request.teamId)?.name, language)
  return [
    words(t('reference', { reference })),
    ...(place ? [words(t('where', { place }))] : []),
    ...(team ? [words(t('team', { team }))] : []),
  ]
}

/** Who joins is not told who reported it. */
const placeForOthers = ({ request }: Telling): string => maskPlace(request.placeWords ?? '', request.names)

/** What happens next and by when. The dates are those of the promise, so nothing is said that is not kept count of. */
function whatNext(about: Telling): Block[] {
  const steps = openSteps(about)
  return [heading(about.t('nextHeading')), steps.length > 0 ? list(steps) : words(about.t('whenNews'))]
}

function updateWords({ event, request }: Telling): string {
  return request.updates.find(({ id }) => id === datum(event, 'updateId'))?.words ?? ''
}

const isSooner = ({ event }: Telling): boolean => new Date(datum(event, 'to')) < new Date(datum(event, 'from'))

const movedStep = (about: Telling, end: 'from' | 'to'): string =>
  stepSentence(about, datum(about.event, 'step'), new Date(datum(about.event, end)))

/**
 * The whole letter to a participant: what is said, her private link, and how to reach us. A neutral subject says nothing of
 * what it is about. `answers`: an answer by email comes back to the request.
 */
export function toParticipant(
  about: Telling,
  url: string,
  { neutral = false, answers = false }: { neutral?: boolean; answers?: boolean },
): { subject: string; blocks: Block[] } {
  const { t, organisation, language, service, reference } = about
  const { name, contact } = organisation.council
  const council = say(name, language)
  // The council's own number: that of a theme would say what it is about.
  if (about.request.sensitive) {
    const subject = t('privateSubject', { council })
    return {
      subject,
      blocks: [
        words(t(about.event.type === 'requests.opened' ? 'privateOpened' : 'privateWords')),
        link(t('privateLink'), url),
        words(t('noAnswers', { phone: contact.phone })),
        words(council),
      ],
    }
  }
  const said = letters[about.event.type]!(about)
  return {
    subject: neutral
      ? t('privateSubject', { council })
      : t('subject', { service: say(service.name, language), news: said.news, reference }),
    blocks: [
      ...said.blocks,
      link(said.link ?? t('follow'), url),
      words(t('linkIsPrivate')),
      words(t(answers ? 'answers' : 'noAnswers', { phone: phoneOfService(organisation, service).number })),
      words(t('stop')),
      words(council),
    ],
  }
}
