import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import { addWithin, type Within } from '../../platform/working-time/index.ts'
import { type Back, LIKELY_ENOUGH, SURE, suggestForInbox } from '../catalogue/index.ts'
import { hasRefused, type Medium } from '../channels/index.ts'
import { readWritingBack, type WritingBack } from '../customers/index.ts'
import { raiseDutyByWords } from '../duty/index.ts'
import { putWaiting } from '../interactions/index.ts'
import { getCalendar, readOrganisation } from '../organisation/index.ts'
import { askedBefore } from './asked-before.ts'
import { allSaid, heedNotBack, isAgainst, readDangerWritten, sayNotBack, wordsToRead } from './before-answering.ts'
import type { Above } from './first-sent.ts'
import { languageWritten } from './language-written.ts'
import type { NewReceived } from './received.store.ts'

/** What is promised to whoever writes, in the hours of the first point of contact. */
const ANSWERED: Within = { workingDays: 2 }
/** Of the words so many decide what it is about; danger is looked for in all of them. */
const READ = 1_000

/** What stands on the list where no machine could read it. */
const UNREAD: Partial<Record<Medium, string>> = { letter: 'A letter that nobody has read yet' }

/** What a colleague will find, and what the writer is told. */
export interface Put {
  dueAt: Date
  /** What it seems to be about, however unsure. */
  likely: { slug: string; name: string; isSure: boolean } | null
  /** The duty rules whose numbers must be rung, where somebody may be in danger. */
  dangers: string[]
  /** What she asks us not to do. */
  notBack: Back[]
  isUrgent: boolean
  /** Why whoever is or was in danger is not surely answered, for colleagues; ''. */
  unanswered: string
  /** The language that she spoke of danger in; null: none, or both. */
  dangerIn: Language | null
  /** What she is answered in, and what to mind then. */
  language: Language
  back: WritingBack
}

/** What is written down already, or is about to be. */
type Matter = Omit<
  NewReceived,
  | 'attachments'
  | 'contentHash'
  | 'copyOf'
  | 'notBack'
  | 'openedAs'
  | 'draftId'
  | 'html'
  | 'isList'
  | 'confidence'
  | 'sentOn'
> & { attachments?: readonly { name: string; words?: string }[]; sentOn?: readonly Above[] }

/**
 * What can be told from the words: what it is about, by when it is answered, whether somebody is in danger. `isAnswer`: it answers
 * what we wrote of ourselves, and is about that: 'Can I come at 4?' names no service.
 */
export async function understandMatter(
  ctx: Ctx,
  received: Matter,
  { isAnswer = false }: { isAnswer?: boolean } = {},
): Promise<Put> {
  // The subject of a spoken message is ours.
  const subject = received.medium === 'voice' ? '' : received.subject
  const said = `${subject}\n${received.words}`
  const organisation = await readOrganisation(ctx)
  const [danger, [best = null], writingBack] = await Promise.all([
    readDangerWritten(ctx, { ...received, subject }, filesWith(received)),
    isAnswer ? [] : suggestForInbox(ctx, said.slice(0, READ), 1, received.team),
    readWritingBack(ctx, writtenFrom(received)),
  ])
  const likely =
    best && best.score >= LIKELY_ENOUGH ? { slug: best.slug, name: best.name, isSure: best.score >= SURE } : null
  const calendar = getCalendar(organisation, organisation.council.contactHours)
  const due = addWithin(calendar, received.receivedAt.toTemporalInstant(), ANSWERED)
  const { rules: dangers, language: dangerIn } = danger
  const isUrgent = dangers.length > 0 && !received.isSpam
  const notBack = [...danger.notBack, ...(await askedBefore(ctx, received))]
  // Whoever reads her mail would read the answer of the program.
  const back = isAgainst(sayNotBack(notBack), received.medium) ? { ...writingBack, isSafe: false } : writingBack
  return {
    dueAt: isUrgent ? received.receivedAt : new Date(due.epochMilliseconds),
    likely,
    dangers,
    notBack: danger.notBack,
    isUrgent,
    unanswered: isUrgent || notBack.length > 0 ? await sayUnanswered(ctx, received, back, notBack) : '',
    dangerIn,
    language: languageOf(received, back, organisation.council.languages, dangerIn),
    back,
  }
}

/** Text files that came with it, each with its words. */
const filesWith = ({ attachments = [] }: Pick<Matter, 'attachments'>): string[] =>
  attachments.flatMap(({ name, words }) => (words ? `${name}: ${words}` : []))

/** What whoever hears of the danger must know: the answer of the program may be all that she has. */
async function sayUnanswered(
  ctx: Ctx,
  { medium, fromAddress }: Matter,
  { isSafe }: WritingBack,
  notBack: readonly Back[],
): Promise<string> {
  const asked = sayNotBack(notBack)
  if (medium !== 'text' && medium !== 'email') return asked
  if (isAgainst(asked, medium)) return `${asked} They have not been answered.`
  if (!isSafe) return `${asked} It is not safe to write to them: they have not been answered.`.trim()
  if (medium === 'text' && (await hasRefused(ctx, fromAddress)))
    return `They stopped texts: our answer may not reach them. ${asked || 'Ring them.'}`
  return asked
}

/** Where she wrote from. */
export const writtenFrom = ({ medium, fromAddress }: Pick<NewReceived, 'fromAddress'> & { medium: string }) =>
  ({ kind: medium === 'email' ? 'email' : 'phone', value: fromAddress }) as const

/** The language she spoke of danger or wrote in; where that does not tell, the one she asked for, else the council's first. */
export function languageOf(
  { subject, words }: Pick<NewReceived, 'subject' | 'words'>,
  back: WritingBack,
  languages: readonly Language[],
  dangerIn: Language | null = null,
): Language {
  const [told, asked] = [dangerIn, back.language].map(each => languages.find(language => language === each))
  return told ?? languageWritten(`${subject}\n${words}`, languages) ?? asked ?? languages[0] ?? 'en'
}

/** Puts it on the work list of the first point of contact; where somebody may be in danger, the duty team hears at once. `chosen`: the service she said it is about. */
export async function putForColleague(
  ctx: Ctx,
  received: Matter,
  { dueAt, likely, dangers, notBack, isUrgent, unanswered, back }: Put,
  chosen: string | null = null,
): Promise<void> {
  await putWaiting(ctx, {
    id: received.id,
    threadId: received.threadId,
    channel: received.medium === 'voice' ? 'phone' : received.medium,
    team: received.team,
    service: chosen ?? (likely?.isSure ? likely.slug : null),
    customerId: back.personId,
    requestId: received.requestId,
    sender: received.fromName || received.fromAddress,
    summary: [unanswered, received.subject || received.words || UNREAD[received.medium]].filter(Boolean).join(' '),
    asked: wordsToRead(received, dangers.length > 0),
    isUrgent,
    arrivedAt: received.receivedAt,
    dueAt,
  })
  if (isUrgent) await tellDuty(ctx, received, dangers, unanswered)
  if (isUrgent) await heedNotBack(ctx, notBack, whoseIs(received, back.personId))
}

/** Whose ways are in doubt, where she asks us not to use them. */
export const whoseIs = (received: Pick<Matter, 'medium' | 'fromAddress'>, customerId: string | null) => ({
  from: received.fromAddress ? writtenFrom(received) : null,
  customerId,
  place: received.medium,
})

/** By the rules its words hint at. */
export const tellDuty = (
  ctx: Ctx,
  { id: receivedId, threadId, fromAddress: from, attachments, ...told }: Pick<Matter, ToldOf>,
  rules: readonly string[],
  unanswered = '',
): Promise<void> =>
  raiseDutyByWords(ctx, {
    receivedId,
    threadId,
    from,
    words: [unanswered, allSaid(told), ...filesWith({ attachments })].filter(Boolean).join('\n'),
    rules,
  })

type ToldOf = 'id' | 'threadId' | 'medium' | 'fromAddress' | 'subject' | 'words' | 'whole' | 'attachments' | 'sentOn'
