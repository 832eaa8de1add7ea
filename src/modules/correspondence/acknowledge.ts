import type { Ctx } from '../../platform/context.ts'
import { sayDate } from '../../platform/dates/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { type Language, say, type Translator, translator } from '../../platform/text.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { queueMessages } from '../channels/index.ts'
import { dutyNumbersNow, readOrganisation } from '../organisation/index.ts'
import type { Writer } from '../requests/index.ts'
import type { Put } from './put-for-colleague.ts'
import { countAcknowledged, type NewReceived } from './received.store.ts'
import { text } from './text.ts'
import { mayBeTexted } from './texts/may-be-texted.ts'

/** Two machines that answer one another stop here. */
const MOST_A_DAY = 5
const DAY = 86_400_000

/** Tells whoever wrote that it is here, by when it is answered, and what may be quicker. */
export async function acknowledgeTaken(ctx: Ctx, received: NewReceived, put: Put, origin: string): Promise<void> {
  const { council } = await readOrganisation(ctx)
  const language = council.languages[0] ?? 'en'
  const t = translator(text, language)
  const reference = formatCode(received.reference!)
  const facts = {
    council: say(council.name, language),
    reference,
    when: sayDate(put.dueAt, { language, now: ctx.now() }),
    phone: council.contact.phone,
  }
  const danger = await sayDanger(ctx, put, language)
  await send(ctx, received, {
    key: `received:${received.id}:taken`,
    language,
    subject: t(`taken.subject.${mediumOf(received)}`, { reference }),
    words:
      received.medium === 'text'
        ? [
            danger && t('danger.short', { numbers: danger.join(', ') }),
            t('taken.short', facts),
            sayPictures(t, received),
          ]
            .filter(Boolean)
            .join(' ')
        : [
            danger && t('danger.words', { numbers: danger.join('\n') }),
            t('taken.words', facts) + (await sayForm(ctx, t, put, origin)) + sayProblems(t, received),
          ]
            .filter(Boolean)
            .join('\n\n'),
    thread: received.threadId,
    about: received.id,
  })
}

/** Tells a participant that what she wrote is with her request. */
export async function acknowledgeAdded(
  ctx: Ctx,
  received: NewReceived,
  { reference, language, requestId }: Writer,
  participantId: string,
): Promise<void> {
  const t = translator(text, language)
  const shown = { reference: formatCode(reference) }
  await send(ctx, received, {
    key: `received:${received.id}:added`,
    language,
    subject: t(`added.subject.${mediumOf(received)}`, shown),
    words:
      received.medium === 'text'
        ? [t('added.short', shown), sayPictures(t, received)].filter(Boolean).join(' ')
        : t('added.words', shown) + sayProblems(t, received),
    thread: participantId,
    about: requestId,
  })
}

interface Answer {
  key: string
  language: Language
  subject: string
  words: string
  thread: string
  about: string
}

const mediumOf = ({ medium }: NewReceived): 'email' | 'text' => (medium === 'text' ? 'text' : 'email')

async function send(ctx: Ctx, received: NewReceived, answer: Answer): Promise<void> {
  const { fromAddress, messageId } = received
  const since = new Date(ctx.now().getTime() - DAY)
  const medium = mediumOf(received)
  if (!fromAddress || (medium === 'text' && !mayBeTexted(fromAddress))) return
  if ((await countAcknowledged(ctx, fromAddress, since)) > MOST_A_DAY) return
  await queueMessages(ctx, [
    {
      ...answer,
      medium,
      recipient: fromAddress,
      // She has her phone in her hand.
      ...(medium === 'text' && { atOnce: true }),
      ...(medium === 'email' && messageId && { answers: messageId }),
    },
  ])
}

/** The form that asks what a colleague would have to ask; not where it may be about danger, and not in confidence. */
async function sayForm(ctx: Ctx, t: Translator, { likely, dangers }: Put, origin: string): Promise<string> {
  const service = likely && (await readCatalogue(ctx)).services.get(likely.slug)
  if (!service?.form || service.privacy.sensitive || dangers.length > 0) return ''
  return t('form.words', { service: likely!.name, link: `${origin}/services/${service.slug}` })
}

/** Whom to ring now, each as a line; null: nothing hints at danger. */
async function sayDanger(ctx: Ctx, { dangers }: Put, language: Language): Promise<string[] | null> {
  const organisation = await readOrganisation(ctx)
  const numbers = dangers.flatMap(rule => dutyNumbersNow(organisation, rule, ctx.now())?.numbers ?? [])
  if (numbers.length === 0) return null
  return [...new Set(numbers.map(({ name, number }) => `${say(name, language)}: ${number}`))]
}

const sayPictures = (t: Translator, { attachments }: NewReceived): string =>
  attachments.length > 0 ? t('pictures.short') : ''

function sayProblems(t: Translator, { attachments }: NewReceived): string {
  const problems = attachments.flatMap(({ name, problem }) => (problem ? `${name}: ${problem}` : []))
  return problems.length > 0 ? t('attachments.words', { problems: problems.join('\n') }) : ''
}
