import { threadToken } from '../../../modules/channels/index.ts'
import {
  answeredBy,
  beforeAnswering,
  languageWritten,
  newestOfEach,
  type ReceivedRow,
  type Thread,
} from '../../../modules/correspondence/index.ts'
import type { WaitingState } from '../../../modules/interactions/index.ts'
import { can, type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayDate, sayDateAndTime } from '../../../platform/dates/index.ts'
import { readSettings } from '../../../platform/settings.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { say, type Translator } from '../../../platform/text.ts'

/** What became of a mail, in words, with the colour of its tag. */
export function sayState(
  ctx: Ctx,
  t: Translator,
  { teams }: Pick<Organisation, 'teams'>,
  mail: Pick<ReceivedRow, 'kind' | 'became' | 'isSpam' | 'isList' | 'isCopy' | 'medium' | 'because'>,
  waiting: WaitingState | undefined,
): { words: string; colour: string } {
  if (mail.isCopy) return { words: t('state.copy'), colour: 'grey' }
  if (mail.kind !== 'message') return { words: t(`kind.${mail.kind}`), colour: 'grey' }
  if (mail.became === 'opened') return { words: t('state.opened'), colour: 'green' }
  if (mail.became === 'information') return { words: t('state.added'), colour: 'green' }
  if (!waiting && mail.isSpam) return { words: t('spam'), colour: 'grey' }
  if (!waiting && mail.isList) return { words: t('list'), colour: 'grey' }
  if (!waiting)
    return { words: mail.medium === 'text' && mail.because ? mail.because : t('state.kept'), colour: 'grey' }
  if (waiting.putAwayAt) return { words: t('state.away'), colour: 'grey' }
  if (waiting.wrappedAt && waiting.handedTo) {
    const { name, team } = waiting.handedTo
    const known = { name: name ?? '', team: say(teams.get(team)?.name, 'en') }
    return { words: t(name ? 'state.handed' : 'state.withTeam', known), colour: 'blue' }
  }
  if (waiting.interactionId)
    return waiting.wrappedAt
      ? { words: t('state.done', { name: waiting.takenBy ?? '' }), colour: 'green' }
      : { words: t('state.taken', { name: waiting.takenBy ?? '' }), colour: 'blue' }
  if (waiting.isUrgent) return { words: t('state.urgent'), colour: 'red' }
  const when = sayDate(waiting.dueAt, { language: 'en', now: ctx.now() })
  return { words: t('state.waiting', { when }), colour: waiting.dueAt < ctx.now() ? 'red' : 'yellow' }
}

/**
 * A thread for the screen: what came in and what went out, in the order of time. `language`: of whoever it is with, where that is known.
 */
export async function showThread(ctx: Ctx, { received, sent }: Thread, language: string | null = null) {
  const organisation = await readOrganisation(ctx)
  const at = (date: Date) => sayDateAndTime(date, { language: 'en', now: ctx.now() })
  const minded = await Promise.all(received.map(each => beforeAnswering(ctx, each)))
  const first = received.find(each => !isReport(each))
  const begunBy = first ? written(first) : ''
  const { languages } = organisation.council
  const saidIn = received.map((each, nth) =>
    isReport(each) ? null : (minded[nth]!.dangerIn ?? languageWritten(`${each.subject}\n${each.words}`, languages)),
  )
  const isAsked = language === 'cy' && languages.includes('cy')
  const came = received.map((each, nth) => ({
    ...each,
    isOurs: false as const,
    mind: minded[nth]!.mind,
    words: minded[nth]!.words,
    maySave: each.hasRaw && can(ctx.actor, 'correspondence.raw'),
    time: each.receivedAt,
    when: at(each.receivedAt),
    sentOn: each.sentOn.map(({ name, address, words, at: sent }, nth) => ({
      who: [name, address].filter(Boolean).join(', '),
      address,
      // The last of them sent it to us; when another did is not always written.
      when: sent ? at(new Date(sent)) : nth === 0 ? at(each.receivedAt) : '',
      words,
    })),
    teamName: teamName(organisation, each.team),
    shownReference: each.reference ? formatCode(each.reference) : '',
    /** A machine wrote it: it is a fact about our mail, and nobody's words. */
    isReport: isReport(each),
    // Whoever knows a reference can write into a thread: it is said, and what is answered goes to the writer that was chosen.
    isOther: !isReport(each) && written(each) !== '' && written(each) !== begunBy,
    // What is quoted is worth a second look only where there is something.
    isWelsh: saidIn[nth] === 'cy',
    // The machine that reads letters knows no Welsh, so of those their words alone tell nothing.
    wantsWelsh:
      saidIn[nth] === 'cy' || (isAsked && !isReport(each) && (each.medium === 'letter' || saidIn[nth] === null)),
    hasMore: each.whole.trim() !== minded[nth]!.words.trim(),
  }))
  const tokens = await tokensOf(ctx, sent)
  const went = sent.map(each => ({
    ...each,
    token: tokens.get(each.id) ?? null,
    words: each.byPerson ? withoutQuote(each.words) : each.words,
    isOurs: true as const,
    time: each.at,
    when: at(each.at),
  }))
  return [...came, ...went].sort((a, b) => a.time.getTime() - b.time.getTime())
}

/**
 * In a demonstration no mail program has our messages: whoever tries it out finds beside the last email of a thread where to answer.
 * Anywhere else that address is the writer's alone.
 */
async function tokensOf(ctx: Ctx, sent: Thread['sent']): Promise<Map<string, string>> {
  if (!(await readSettings(ctx)).demo) return new Map()
  const last = new Map(sent.filter(({ medium }) => medium === 'email').map(each => [each.threadId, each.id]))
  return new Map(
    await Promise.all(
      [...last].map(async ([threadId, id]) => [id, await threadToken(ctx, threadId)] as [string, string]),
    ),
  )
}

const written = ({ fromAddress }: Pick<ReceivedRow, 'fromAddress'>): string => fromAddress.toLowerCase()

const isReport = ({ kind }: Pick<ReceivedRow, 'kind'>): boolean => kind !== 'message'

/** What people wrote, the oldest first. A bounce or an automatic answer is nobody's: it has no name, no language, and is answered by nobody. */
export const writtenIn = (thread: ShownThread) => thread.flatMap(each => (each.isOurs || each.isReport ? [] : [each]))

/** Who wrote in a thread, each with her last message: the newest writer first. */
export const writersOf = (thread: ShownThread) =>
  newestOfEach(writtenIn(thread)).map(({ id, medium, fromAddress }) => ({
    id,
    medium: answeredBy(medium),
    address: fromAddress,
  }))

/** What we quoted of theirs stands above already. */
const withoutQuote = (words: string): string => words.replace(/(\n>[^\n]*)+$/, '').trimEnd()

const teamName = ({ teams }: Organisation, team: string | null): string => say(teams.get(team ?? '')?.name, 'en')

export type ShownThread = Awaited<ReturnType<typeof showThread>>
