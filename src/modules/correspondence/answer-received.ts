import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { say, translator } from '../../platform/text.ts'
import { goesAfterUndo } from '../../platform/undo.ts'
import { hasRefused, type NewMessage, queueMessages, takeBackMessage } from '../channels/index.ts'
import { isDoubted, readWritingBack } from '../customers/index.ts'
import { readConversation, readWays, waysToNumber } from '../interactions/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { neutralSubject } from '../templates/index.ts'
import { beforeAnswering, isAgainst } from './before-answering.ts'
import { answerTakenBack, mailAnswered } from './correspondence.events.ts'
import { onEnvelope } from './letters/acknowledge-letter.ts'
import { inEach, withGreeting } from './letters/with-greeting.ts'
import { languageOf, writtenFrom } from './put-for-colleague.ts'
import { type ReceivedView, readReceived, readThread } from './received.read.ts'
import { text } from './text.ts'
import { mayBeTexted } from './texts/may-be-texted.ts'
import { theyAskedNot } from './they-asked-not.ts'

export interface Answer {
  /** The conversation that was begun about it, in the actor's hands. */
  interactionId: string
  receivedId: string
  words: string
  /** She told the colleague that it is safe to write, though they asked us not to. */
  isSafeSaid?: boolean
  /** Made with the form it comes from: sent twice it is one answer. Of `answerKey` for the screen of a conversation. */
  key: string
}

/**
 * Answers somebody who wrote, in the same thread: what he writes back comes to it again. It goes in ten seconds, unless it is
 * taken back (`takeBackAnswer`). Only whoever has the conversation
 * about it in hand. Throws `NotFound` and `Refused`: `correspondence.words-missing`; where the sender wants or can get no
 * answer, `.nobody-to-answer`; where writing there is not safe, `.not-safe`; where they asked us not to and `isSafeSaid` is not said, `.asked-not-to-write`; by letter `.no-address`; by text also `.texts-refused` and `.text-too-long`.
 */
export async function answerReceived(
  ctx: Ctx,
  { interactionId, receivedId, words, key, isSafeSaid = false }: Answer,
): Promise<void> {
  await ctx.transaction(async ctx => {
    const received = await readReceived(ctx, receivedId)
    await refuseUnlessInHand(ctx, interactionId, received.threadId)
    // What a machine wrote is no mail of hers whom its address may name, and an answer to it reaches nobody or goes round.
    refuseUnless(received.kind === 'message', 'correspondence.nobody-to-answer')
    refuseUnless(words.trim() !== '', 'correspondence.words-missing')
    const isSilent = isAgainst(await theyAskedNot(ctx, interactionId), received.medium)
    refuseUnless(!isSilent || isSafeSaid, 'correspondence.asked-not-to-write')
    const way = await wayOf(ctx, received, { interactionId, words, isSilent, isSafeSaid })
    const messageKey = `answer:${key}`
    await queueMessages(ctx, [
      {
        key: messageKey,
        ...way,
        thread: received.threadId,
        about: receivedId,
        byPerson: true,
        goesAt: goesAfterUndo(ctx),
      },
    ])
    await publish(ctx, mailAnswered({ receivedId, messageKey }))
  })
}

/** Takes an answer back before it goes. Only whoever has the conversation in hand. Throws `NotFound`, Refused `channels.message-gone`. */
export async function takeBackAnswer(
  ctx: Ctx,
  { interactionId, receivedId, key }: Pick<Answer, 'interactionId' | 'receivedId' | 'key'>,
): Promise<void> {
  await ctx.transaction(async ctx => {
    await refuseUnlessInHand(ctx, interactionId, (await readReceived(ctx, receivedId)).threadId)
    const messageKey = `answer:${key}`
    await takeBackMessage(ctx, messageKey)
    await publish(ctx, answerTakenBack({ receivedId, messageKey }))
  })
}

type Way = Pick<
  NewMessage,
  'medium' | 'subject' | 'words' | 'recipient' | 'language' | 'answers' | 'formats' | 'reference'
>

/** By the way she wrote to us. */
async function wayOf(
  ctx: Ctx,
  received: ReceivedView,
  {
    interactionId,
    words,
    isSilent,
    isSafeSaid,
  }: Pick<Answer, 'interactionId' | 'words'> & { isSilent: boolean; isSafeSaid: boolean },
): Promise<Way> {
  if (received.medium === 'letter') return asLetter(ctx, received, interactionId, words)
  const back = await readWritingBack(ctx, writtenFrom(received))
  // Of whom there is no record nothing can be saved anew: what she told the colleague counts.
  refuseUnless(back.isSafe || (isSafeSaid && !back.isRecorded), 'correspondence.not-safe')
  const { council } = await readOrganisation(ctx)
  const { dangerIn } = await beforeAnswering(ctx, received)
  const language = languageOf(received, back, council.languages, dangerIn)
  const way = received.medium === 'email' ? asMail(received, words, isSilent) : await asText(ctx, received, words)
  const neutral = neutralSubject(say(council.name, language), language)
  return { ...way, ...(back.isNeutral && { subject: neutral }), recipient: received.fromAddress, language }
}

/** To the address of whom the conversation is with: nobody else's is known. */
async function asLetter(ctx: Ctx, received: ReceivedView, interactionId: string, words: string): Promise<Way> {
  const { caller } = await readConversation(ctx, interactionId)
  const ways = caller?.customerId ? await readWays(ctx, caller.customerId) : null
  refuseUnless(
    !!ways?.letter || !caller?.customerId || !(await isDoubted(ctx, caller.customerId)),
    'correspondence.not-safe',
  )
  refuseUnless(!!ways?.letter, 'correspondence.no-address')
  const { language, formats, name } = ways!
  const reference = received.reference ?? ''
  const { council } = await readOrganisation(ctx)
  const languages = [language, ...council.languages.filter(each => each !== language)]
  const tongues = languages.map(each => ({ t: translator(text, each), council: say(council.name, each) }))
  const subject = inEach(tongues, ({ t }) => t('answer.subject.letter', { reference: formatCode(reference) }))
  return {
    medium: 'letter',
    recipient: onEnvelope(ways!),
    language,
    formats,
    subject: subject.replaceAll(' ()', ''),
    words: withGreeting(maskCards(words.trim()), { tongues, name }),
    ...(reference && { reference }),
  }
}

/** What she wrote is not repeated where she asked for silence: somebody may read along. */
function asMail(
  received: ReceivedView,
  words: string,
  isSilent: boolean,
): Pick<Way, 'medium' | 'subject' | 'words' | 'answers'> {
  refuseUnless(received.fromAddress !== '' && received.medium === 'email', 'correspondence.nobody-to-answer')
  return {
    medium: 'email',
    subject: subjectOf(received.subject, received.reference),
    words: [maskCards(words.trim()), ...(isSilent ? [] : [quoted(received)])].join('\n\n'),
    ...(received.messageId && { answers: received.messageId }),
  }
}

/** What providers take as one text. */
export const MOST_IN_A_TEXT = 900

async function asText(
  ctx: Ctx,
  received: ReceivedView,
  words: string,
): Promise<Pick<Way, 'medium' | 'subject' | 'words'>> {
  refuseUnless(mayBeTexted(received.fromAddress), 'correspondence.nobody-to-answer')
  refuseUnless(!(await hasRefused(ctx, received.fromAddress)), 'correspondence.texts-refused')
  // She rang: nobody knows that this number takes texts, or that it is hers alone.
  const ways = received.medium === 'voice' ? await waysToNumber(ctx, received.fromAddress) : null
  refuseUnless(ways?.text !== false, 'correspondence.nobody-to-answer')
  refuseUnless(words.trim().length <= MOST_IN_A_TEXT, 'correspondence.text-too-long', { max: MOST_IN_A_TEXT })
  return {
    medium: 'text',
    subject: `Answer by text${received.reference ? ` (${formatCode(received.reference)})` : ''}`,
    words: maskCards(words.trim()),
  }
}

/** The thread must be what this conversation is about, and the conversation the actor's own and not ended. */
async function refuseUnlessInHand(ctx: Ctx, interactionId: string, threadId: string): Promise<void> {
  const { wrappedAt } = await readConversation(ctx, interactionId)
  const { received } = await readThread(ctx, { interactionId })
  if (wrappedAt || !received.some(each => each.threadId === threadId)) throw new NotFound('received')
}

/** 'Re:' once, and the reference where the subject does not have it. */
function subjectOf(subject: string, reference: string | null): string {
  const bare = subject.replace(/^(\s*(re|aw|sv|ateb)\s*:)+\s*/i, '').trim()
  const shown = reference ? formatCode(reference) : ''
  return `Re: ${bare || shown}${shown && bare && !bare.includes(shown) ? ` (${shown})` : ''}`
}

const MOST_QUOTED = 2_000

/** What is answered stands below, as people know it from mail; long mails are cut. */
function quoted({ words }: { words: string }): string {
  const lines = words.trim().slice(0, MOST_QUOTED).split('\n')
  return lines.map(line => `> ${line}`.trimEnd()).join('\n')
}
