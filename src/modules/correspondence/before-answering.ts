import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import { type Back, type DangerSaid, readDangerSaid } from '../catalogue/index.ts'
import { type Medium, withholdFrom } from '../channels/index.ts'
import { type Doubt, doubtWays } from '../customers/index.ts'
import type { Above } from './first-sent.ts'
import { cutQuotes } from './reading/replies/cut-reply.ts'
import type { ReceivedView } from './received.read.ts'
import type { NewReceived } from './received.store.ts'

type Written = Pick<NewReceived, 'medium' | 'subject' | 'words' | 'whole'>

const plain = (words: string) => words.replace(/\s+/g, '')

/**
 * All that the writer wrote, also below her signature, where `words` ends: what somebody is afraid to say may stand in a postscript.
 * What is quoted of earlier mails is not hers. Of a mail that was sent on, what its first writer wrote. Pure.
 */
export function allOwnWords({ medium, words, whole }: Omit<Written, 'subject'>): string {
  if (medium !== 'email' || whole.length <= words.length) return words
  const own = cutQuotes(whole).text
  return own.length > words.length && plain(own).startsWith(plain(words)) ? own : words
}

/** What a colleague wrote above what she sent on: she may have been told more by telephone. Pure. */
const wordsAbove = ({ sentOn = [] }: { sentOn?: readonly Above[] }): string =>
  sentOn.flatMap(({ name, address, words }) => (words ? `${name || address}, who sent it on: ${words}` : [])).join('\n')

type SentOnTo = Written & { sentOn?: readonly Above[] }

const ownSaid = (written: Written): string => [written.subject, allOwnWords(written)].filter(Boolean).join('\n')

/** The same with the subject, and what whoever sent it on wrote above. Pure. */
export const allSaid = (written: SentOnTo): string => [ownSaid(written), wordsAbove(written)].filter(Boolean).join('\n')

/** Danger in all that was said, also in the words of `files`. The language is hers: what a colleague wrote above tells nothing of that. */
export async function readDangerWritten(
  ctx: Ctx,
  written: SentOnTo,
  files: readonly string[] = [],
): Promise<DangerSaid> {
  const said = await readDangerSaid(ctx, [allSaid(written), ...files].join('\n'))
  if (said.rules.length === 0 || wordsAbove(written) === '') return said
  const { language } = await readDangerSaid(ctx, [ownSaid(written), ...files].join('\n'))
  return { ...said, language }
}

/**
 * The words for who takes it up. Where somebody may be in danger all of them, and what whoever sent it on wrote above: it may be told
 * in a postscript, or there alone. Pure.
 */
export const wordsToRead = (written: Omit<SentOnTo, 'subject'>, isOfDanger: boolean): string =>
  isOfDanger ? [allOwnWords(written), wordsAbove(written)].filter(Boolean).join('\n\n') : written.words

/** For colleagues; '' where she asked nothing of the kind. Pure. */
export function sayNotBack(ways: readonly Back[]): string {
  const asked = (['write', 'ring'] as const).filter(way => ways.includes(way))
  return asked.length > 0 ? `They asked us not to ${asked.join(' or ')} back.` : ''
}

/** Whether it is against this (`sayNotBack`) to answer her by the way she wrote. Who listens to her calls has the phone that shows her texts. Pure. */
export const isAgainst = (askedNot: string, medium: Medium): boolean =>
  medium === 'text' || medium === 'voice' ? askedNot !== '' : /\bwrite\b/.test(askedNot)

const PLACES = {
  email: 'in an email',
  text: 'in a text',
  letter: 'in a letter',
  voice: 'in a voice message',
  request: 'in a request',
}

/** Whoever asked is not written to or rung by anybody until a colleague has looked: it stands with her ways, and why. */
export async function heedNotBack(
  ctx: Ctx,
  ways: readonly Back[],
  { place, ...whose }: Pick<Doubt, 'from' | 'customerId'> & { place: keyof typeof PLACES },
): Promise<void> {
  const asked = sayNotBack(ways).replace('They asked', 'Asked').replace(/\.$/, '')
  const because = `${asked}, ${PLACES[place]}`
  await doubtWays(ctx, { ...whose, not: ways, because })
  // What waits to be sent to where she wrote from, also where she has no record.
  if (!whose.from) return
  const medium = whose.from.kind === 'email' ? 'email' : 'text'
  if (isAgainst(asked, medium))
    await withholdFrom(ctx, { medium, recipient: whose.from.value, answer: `Not sent: ${because}` })
}

/** What a colleague must know of a message before she answers it. */
interface BeforeAnswering {
  /** '' or what they asked, in it or lately. */
  mind: string
  /** The language they spoke of danger in. */
  dangerIn: Language | null
  /** Where they spoke of danger, also what stands below the signature. */
  words: string
}

export async function beforeAnswering(
  ctx: Ctx,
  written: SentOnTo & Pick<ReceivedView, 'askedNotBack'>,
): Promise<BeforeAnswering> {
  const { rules, notBack, language } = await readDangerWritten(ctx, written)
  const words = rules.length > 0 ? allOwnWords(written) : written.words
  return { mind: sayNotBack([...notBack, ...written.askedNotBack]), dangerIn: language, words }
}
