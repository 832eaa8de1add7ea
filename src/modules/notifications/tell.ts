import type { Ctx } from '../../platform/context.ts'
import type { HappenedEvent } from '../../platform/events/index.ts'
import {
  type Block,
  heading,
  type Letter,
  letterHtml,
  letterText,
  PAPER_PAGE,
  paperText,
} from '../../platform/letter/index.ts'
import { type Language, say } from '../../platform/text.ts'
import { getVersion } from '../catalogue/index.ts'
import { MESSAGE_FORMATS, type NewMessage } from '../channels/index.ts'
import { type Organisation, readOrganisation } from '../organisation/index.ts'
import { findBodyFor } from '../referrals/index.ts'
import { participantToken, stopToken, type ToldParticipant, type ToldRequest } from '../requests/index.ts'
import { fillTemplate, getTemplate, type TemplateWords } from '../templates/index.ts'
import { factsOf, templateOf } from './facts.ts'
import { shortOf, toParticipant } from './letters.ts'
import { requestLetters } from './request-letters.ts'
import { lettersToStaff } from './tell-staff.ts'
import { openSteps, type Telling, telling } from './telling.ts'
import { isAnswerToAsking, isForNight, isNeededByLaw } from './who-is-told.ts'
import { whomToRing } from './whom-to-ring.ts'

/** Staff sites have no language of their own yet. */
const STAFF_LANGUAGE = 'en'

/** How the council is reached: its address, without a slash at the end, and whether answers by email come back to it. */
export interface Reached {
  origin: string
  answersByEmail: boolean
}

/** Every message to staff that follows from one event, each with the key that makes it once. */
export async function tellStaff(
  ctx: Ctx,
  event: HappenedEvent,
  request: ToldRequest,
  origin: string,
): Promise<NewMessage[]> {
  const facts = await factsFor(ctx, event, request)
  if (facts.service.contact === 'none') return []
  const about = telling(facts, { language: STAFF_LANGUAGE, reference: request.reference })
  const toStaff = await lettersToStaff(ctx, about, origin)
  return toStaff.map(({ to, ...letter }) =>
    message(event, { ...to, language: STAFF_LANGUAGE }, letter, request.id, event.at),
  )
}

/** Whether those who ask for this are told anything at all. */
export const isTold = async (ctx: Ctx, request: ToldRequest): Promise<boolean> =>
  (await getVersion(ctx, request.versionId)).contact !== 'none'

/**
 * The one message in which somebody hears of these events of one request, oldest first. The newest says what the message
 * is about; the others follow as news from before. `at`: when it is written.
 */
export async function tellPerson(
  ctx: Ctx,
  events: readonly [HappenedEvent, ...HappenedEvent[]],
  { request, person, at }: { request: ToldRequest; person: ToldParticipant; at: Date },
  { origin, answersByEmail: answers }: Reached,
): Promise<NewMessage> {
  const event = events.at(-1)!
  const token = await participantToken(ctx, person.id)
  const template = await templateFor(ctx, event, request)
  const facts = await factsFor(ctx, event, request)
  const ring = await whomToRing(ctx, facts, person.language)
  const manner = {
    ring,
    neutral: person.neutral,
    answers,
    isByLaw: person.hears === 'nothing' && isNeededByLaw(event),
    earlier: await earlier(person.language),
  }
  const about = telling(facts, person)
  const url = `${origin}/track/${token}`
  const { email, phone, address } = person
  const urgency = isAnswerToAsking(event) ? 'now' : 'usual'
  const common = { urgency, atOnce: isForNight(event), byLaw: isNeededByLaw(event) } as const
  if (address !== null) {
    const letters = languagesOf(facts.organisation, person.language).map(write)
    return { ...printed(event, { ...person, address }, await Promise.all(letters), at), ...common }
  }
  const letter = toParticipant(about, template, url, manner)
  if (email === null) {
    const short = shortOf(about, letter, url, ring.length > 0 || manner.isByLaw ? '' : nextStep(about, person.neutral))
    const first = ring.length > 0 ? [about.t('danger.short', { numbers: ring.join(', ') })] : []
    const words = [...first, ...(manner.isByLaw ? [about.t('byLaw')] : []), short].join('\n')
    return { ...textMessage(event, { ...person, phone: phone! }, { subject: letter.subject, words }, at), ...common }
  }
  return {
    ...message(event, { ...person, email }, letter, person.requestId, at),
    ...common,
    stopUrl: `${origin}/stop/${await stopToken(ctx, person.id)}`,
    thread: person.id,
  }

  /** On paper, in one language. */
  async function write(language: Language): Promise<Letter> {
    const about = telling(facts, { ...person, language })
    const onPaper = { address: `${origin}/track`, reference: about.reference }
    return toParticipant(about, template, url, { ...manner, ring: [], earlier: await earlier(language), onPaper })
  }

  async function earlier(language: Language): Promise<Block[]> {
    const old = async (event: HappenedEvent): Promise<Block[]> => {
      const about = telling(await factsFor(ctx, event, request), { ...person, language })
      return fillTemplate(say((await templateFor(ctx, event, request)).words, language), factsOf(about))
    }
    return (await Promise.all(events.slice(0, -1).map(old))).flat()
  }
}

/** News that says what happens next, and by when. */
const SAY_STEPS: ReadonlySet<string> = new Set([
  'requests.opened',
  'requests.participant-joined',
  'requests.scheduled',
  'requests.reopened',
])

/** The first step with a date, for a text; '' where another body deals with it, or others may read along. */
const nextStep = (about: Telling, isNeutral: boolean): string =>
  SAY_STEPS.has(about.event.type) && !about.body && !about.request.sensitive && !isNeutral
    ? (openSteps(about)[0] ?? '')
    : ''

async function factsFor(ctx: Ctx, event: HappenedEvent, request: ToldRequest) {
  const [service, organisation] = await Promise.all([getVersion(ctx, request.versionId), readOrganisation(ctx)])
  const body = SAY_STEPS.has(event.type) ? await findBodyFor(ctx, request) : null
  return { event, request, service, organisation, body, now: event.at }
}

const templateFor = async (ctx: Ctx, event: HappenedEvent, request: ToldRequest): Promise<TemplateWords> =>
  (await getTemplate(ctx, requestLetters[templateOf({ event, request })], request.service)).words

/** The newest news in a line, and the link behind which the rest is. Whoever wants no more answers STOP. */
function textMessage(
  event: HappenedEvent,
  { id, phone, language, requestId }: Pick<ToldParticipant, 'id' | 'language' | 'requestId'> & { phone: string },
  { subject, words }: { subject: string; words: string },
  at: Date,
): NewMessage {
  return {
    key: `event:${event.seq}:${id}`,
    medium: 'text',
    recipient: phone,
    language,
    subject,
    words,
    about: requestId,
    thread: id,
    at,
  }
}

/** Her language first; then each other of the council, so that nobody in the house needs to ask. */
const languagesOf = ({ council }: Organisation, own: Language): Language[] => [
  own,
  ...council.languages.filter(each => each !== own),
]

/** What nothing quicker reaches her by: printed, each language on a page of its own. */
function printed(
  event: HappenedEvent,
  person: ToldParticipant & { address: string },
  letters: Letter[],
  at: Date,
): NewMessage {
  return {
    key: `event:${event.seq}:${person.id}`,
    medium: 'letter',
    recipient: [person.name, person.address].filter(Boolean).join(', '),
    language: person.language,
    subject: letters[0]!.subject,
    words: letters
      .map(({ subject, blocks }, page) => paperText(page === 0 ? blocks : [heading(subject), ...blocks]))
      .join(PAPER_PAGE),
    formats: formatsOf(person),
    reference: person.reference,
    about: person.requestId,
    thread: person.id,
    at,
  }
}

const formatsOf = ({ needs }: { needs?: readonly string[] }) => MESSAGE_FORMATS.filter(each => needs?.includes(each))

function message(
  event: HappenedEvent,
  reader: { id: string; email: string; language: string; needs?: readonly string[] },
  letter: Letter,
  about: string,
  at: Date,
): NewMessage {
  const formats = formatsOf(reader)
  return {
    key: `event:${event.seq}:${reader.id}`,
    medium: 'email',
    recipient: reader.email,
    language: reader.language,
    subject: letter.subject,
    words: letterText(letter.blocks),
    html: letterHtml(letter, reader.language, formats.includes('large-print')),
    formats,
    about,
    at,
  }
}
