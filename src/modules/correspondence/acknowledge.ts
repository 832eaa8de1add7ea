import type { Ctx } from '../../platform/context.ts'
import { sayDate } from '../../platform/dates/index.ts'
import { type Block, heading, letterHtml, letterText, link, list, words } from '../../platform/letter/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { type Language, pathIn, say, type Translator, translator } from '../../platform/text.ts'
import { sayUploadRefusal } from '../../platform/uploads/index.ts'
import { hasRefused, queueMessages } from '../channels/index.ts'
import type { WritingBack } from '../customers/index.ts'
import { resumePath } from '../drafts/index.ts'
import { readOrganisation, sayNumbersToWrite } from '../organisation/index.ts'
import type { Writer } from '../requests/index.ts'
import { writeMessage } from '../templates/index.ts'
import type { FormFor } from './begin-form.ts'
import { writtenMessages } from './messages.ts'
import type { Put } from './put-for-colleague.ts'
import {
  countAcknowledged,
  type NewReceived,
  noteNumbers,
  wasGivenReference,
  wasToldNumbers,
} from './received.store.ts'
import type { TakenAttachment } from './taken.ts'
import { text } from './text.ts'
import { mayBeTexted } from './texts/may-be-texted.ts'

/** Two machines that answer one another stop here. */
const MOST_A_DAY = 5
const DAY = 86_400_000
/** So long nobody is told again whom to ring, but where she is answered anyhow. */
const TOLD_FOR = 6 * 3_600_000

/** What is answered, and who wrote it. */
type Written = Pick<NewReceived, 'id' | 'threadId' | 'medium' | 'fromAddress' | 'messageId' | 'reference'> & {
  attachments: readonly Pick<TakenAttachment, 'name' | 'refusal'>[]
}

/** Begins the key of what says that something is here. */
export const takenKey = ({ id }: Pick<Written, 'id'>): string => `received:${id}:taken`

/**
 * Tells whoever wrote that it is here, by when it is answered, and what may be quicker; first of all whom to ring in danger. `again`: to somebody
 * else than whoever sent it, under a key of its own. A day that is over by then is not said, and that it is answered is.
 */
export async function acknowledgeTaken(
  ctx: Ctx,
  received: Written,
  { put, form, origin = '', again }: { put: Put; form: FormFor | null; origin?: string; again?: string },
): Promise<void> {
  const { council } = await readOrganisation(ctx)
  const { language, back } = put
  const t = translator(text, language)
  const medium = mediumOf(received)
  const reference = formatCode(received.reference!)
  const facts = { reference, council: say(council.name, language) }
  const danger = await sayDanger(ctx, put.dangers, language)
  // Read late.
  const isOver = !danger && put.dueAt < ctx.now()
  const said = await writeMessage(
    ctx,
    writtenMessages[`${medium}-taken`],
    {
      ...facts,
      phone: council.contact.phone,
      // Who may be in danger is told that she comes first, and no day.
      when: danger || isOver ? '' : sayDate(put.dueAt, { language, now: ctx.now() }),
    },
    { language, isNeutral: back.isNeutral },
  )
  await send(ctx, received, {
    key: [takenKey(received), again].filter(Boolean).join(':'),
    language,
    back,
    danger,
    subject: medium === 'text' && !back.isNeutral ? t('taken.subject.text', { reference }) : said.subject,
    short: danger
      ? [...dangerInShort(t, danger), t('taken.short', facts)]
      : [isOver ? t('late.short', { ...facts, phone: council.contact.phone }) : said.text],
    blocks: [
      ...dangerFirst(t, danger),
      ...said.blocks,
      ...(isOver ? [words(t('late.words'))] : []),
      ...(form ? sayForm(t, form, origin, language) : []),
      ...sayProblems(t, received, language),
    ],
    thread: received.threadId,
    about: received.id,
  })
}

/**
 * What is added to something that waits is not acknowledged; but where it hints at danger she hears whom to ring. The address of a
 * thread is for whom it was given to: who knows only its reference might be anybody.
 */
export async function sayWhomToRing(ctx: Ctx, received: NewReceived, put: Put): Promise<void> {
  const { language, back } = put
  const danger = await sayDanger(ctx, put.dangers, language)
  if (!danger || (await wasToldLately(ctx, received))) return
  const t = translator(text, language)
  await send(ctx, received, {
    key: `received:${received.id}:danger`,
    language,
    back,
    danger,
    subject: t('danger.subject'),
    short: [...dangerInShort(t, danger), say((await readOrganisation(ctx)).council.name, language)],
    blocks: dangerFirst(t, danger),
    ...((await wasGivenReference(ctx, received.threadId, received.fromAddress)) && { thread: received.threadId }),
    about: received.id,
  })
}

/** Tells whoever named somebody else's matter that it is here. Whose that is and what it is about is not said, and no answer leads into its thread. */
export async function acknowledgeNoted(ctx: Ctx, received: NewReceived, put: Put): Promise<void> {
  const { council } = await readOrganisation(ctx)
  const { language, back } = put
  const t = translator(text, language)
  const danger = await sayDanger(ctx, put.dangers, language)
  const facts = { council: say(council.name, language), phone: council.contact.phone }
  await send(ctx, received, {
    key: `received:${received.id}:noted`,
    language,
    back,
    danger,
    subject: t('danger.subject'),
    short: [...dangerInShort(t, danger), t('noted.short', facts)],
    blocks: [...dangerFirst(t, danger), words(t('noted.words', facts)), ...sayProblems(t, received, language)],
    // By text nothing shows it.
    ...(received.medium === 'text' && { thread: received.threadId }),
    about: received.id,
  })
}

/** Tells a participant that what she wrote is with her request; first of all whom to ring where it hints at danger. */
export async function acknowledgeAdded(
  ctx: Ctx,
  received: NewReceived,
  { reference: code, language: asked, requestId }: Writer,
  { participantId, put: { dangers, dangerIn, back } }: { participantId: string; put: Put },
): Promise<void> {
  const language = dangerIn ?? asked
  const t = translator(text, language)
  const { council } = await readOrganisation(ctx)
  const medium = mediumOf(received)
  const reference = formatCode(code)
  const danger = await sayDanger(ctx, dangers, language)
  const said = await writeMessage(
    ctx,
    writtenMessages[`${medium}-added`],
    { reference, council: say(council.name, language), phone: council.contact.phone },
    { language, isNeutral: back.isNeutral },
  )
  await send(ctx, received, {
    key: `received:${received.id}:added`,
    language,
    back,
    danger,
    subject: medium === 'text' && !back.isNeutral ? t('added.subject.text', { reference }) : said.subject,
    short: [...dangerInShort(t, danger), said.text],
    blocks: [...dangerFirst(t, danger), ...said.blocks, ...sayProblems(t, received, language)],
    thread: participantId,
    about: requestId,
  })
}

interface Answer {
  key: string
  language: Language
  back: WritingBack
  /** Whom to ring, as it says first; null: nothing hints at danger. */
  danger: string[] | null
  subject: string
  /** As a letter, and as a text. */
  blocks: Block[]
  short: string[]
  /** An email names it in the address that it is answered to. */
  thread?: string
  about: string
}

const mediumOf = ({ medium }: Written): 'mail' | 'text' => (medium === 'text' ? 'text' : 'mail')

async function send(ctx: Ctx, received: Written, { blocks, short, back, danger, ...answer }: Answer): Promise<void> {
  if (!back.isSafe) return
  const { fromAddress, messageId } = received
  const since = new Date(ctx.now().getTime() - DAY)
  const medium = received.medium === 'text' ? 'text' : 'email'
  if (!fromAddress || (medium === 'text' && !mayBeTexted(fromAddress))) return
  if ((await countAcknowledged(ctx, { address: fromAddress, since })) > MOST_A_DAY)
    if (!danger || (await wasToldLately(ctx, received))) return
  // Whoever wants no texts gets none, and is no message that did not arrive.
  if (medium === 'text' && !danger && (await hasRefused(ctx, fromAddress))) return
  const isLastWord = danger !== null && medium === 'text' && (await hasRefused(ctx, fromAddress))
  // After STOP she hears whom to ring and nothing else, and that once.
  if (isLastWord && (await wasToldLately(ctx, received))) return
  const said =
    medium === 'text'
      ? // She has her phone in her hand.
        { words: (isLastWord ? short.slice(0, 1) : short).join(' '), atOnce: true, passesRefusal: isLastWord }
      : {
          words: letterText(blocks),
          html: letterHtml({ subject: answer.subject, blocks }, answer.language, back.isLarge),
        }
  const answers = medium === 'email' && messageId ? { answers: messageId } : {}
  await queueMessages(ctx, [{ ...answer, ...said, ...answers, medium, recipient: fromAddress, urgency: 'now' }])
  if (danger) await noteNumbers(ctx, received.id)
}

const wasToldLately = (ctx: Ctx, { fromAddress }: Written): Promise<boolean> =>
  wasToldNumbers(ctx, fromAddress, new Date(ctx.now().getTime() - TOLD_FOR))

/** Where to answer what a colleague would have to ask. */
function sayForm(t: Translator, { name, slug, begun }: FormFor, origin: string, language: Language): Block[] {
  if (!begun) return [words(t('form.words')), link(name, origin + pathIn(`/services/${slug}`, language))]
  return [
    words(t('form.begun', { service: name })),
    list([t('form.code', { code: formatCode(begun.code) })]),
    link(t('form.goOn'), origin + resumePath(begun.code, language)),
  ]
}

/** Whom to ring now, each as a line; null: nothing hints at danger. */
async function sayDanger(ctx: Ctx, dangers: readonly string[], language: Language): Promise<string[] | null> {
  const numbers = sayNumbersToWrite(await readOrganisation(ctx), dangers, { at: ctx.now(), language })
  return numbers.length > 0 ? numbers : null
}

const dangerFirst = (t: Translator, numbers: string[] | null): Block[] =>
  numbers ? [heading(t('danger.words')), list(numbers), words(t('taken.urgent'))] : []

const dangerInShort = (t: Translator, numbers: string[] | null): string[] =>
  numbers ? [t('danger.short', { numbers: numbers.join(', ') })] : []

/** What could not be taken, and what to send instead. */
function sayProblems(t: Translator, { attachments }: Written, language: Language): Block[] {
  const problems = attachments.flatMap(({ name, refusal }) =>
    refusal ? sayUploadRefusal(refusal, language, name) : [],
  )
  return problems.length > 0 ? [words(t('attachments.words')), list(problems)] : []
}
