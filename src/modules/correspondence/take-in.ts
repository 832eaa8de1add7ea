import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newReference } from '../../platform/spoken-code/index.ts'
import { type Act, type Arrival, findThread, isMailOfOurs, type ReadArrival, Unreadable } from '../channels/index.ts'
import { findWriter, type Writer } from '../requests/index.ts'
import { acknowledgeNoted, acknowledgeTaken, sayWhomToRing } from './acknowledge.ts'
import { addToRequest, mayAddTo } from './add-to-request.ts'
import { answerEncrypted } from './answer-encrypted.ts'
import { formFor } from './begin-form.ts'
import { firstSent } from './first-sent.ts'
import { councilDomains, inboxOf } from './inbox.ts'
import { keepAttachments } from './keep-attachments.ts'
import { noteBounce, sayBecause } from './note-bounce.ts'
import { mayOpenByItself, openByItself } from './open-by-itself.ts'
import { type Put, putForColleague, understandMatter } from './put-for-colleague.ts'
import { type ReadMail, readMail } from './reading/read-mail.ts'
import {
  findByReference,
  findSame,
  findThreadOfMails,
  findThreadTeam,
  isBegunByThem,
  type NewReceived,
  newReceived,
} from './received.store.ts'
import { hasWritten, isStillOpen } from './still-open.ts'
import { type MailKind, referencesIn, type TakenAttachment, type Writing, writingOf } from './taken.ts'
import { type TakeInSettings, writeReceived } from './write-received.ts'

/**
 * Understands a mail and does what follows. What answers a request of ours goes to it; what is new waits for a colleague and
 * is acknowledged; what a machine wrote is kept, and never answered. Throws `Unreadable` for what is no mail.
 */
export function mailReader(settings: TakeInSettings): ReadArrival {
  return async (ctx, arrival, raw) => {
    const own = await councilDomains(ctx, settings.domains)
    const mail = await readMail(raw, { from: arrival.sender, own })
    if (mail.kind === 'unreadable') {
      if (mail.isEncrypted) await answerEncrypted(withContext(ctx, asCorrespondence), mail)
      const from = [mail.from?.name, mail.from?.address].filter(Boolean).join(', ')
      throw new Unreadable(mail.because ?? 'It is no mail', { from, subject: mail.subject })
    }
    const attachments = await keepAttachments(ctx, mail.attachments)
    const taken: Taken = {
      mail,
      kind: mail.isDelay ? 'delay' : mail.kind,
      arrival,
      attachments,
      writing: writingOf(mail, await firstSent(ctx, mail, settings.domains)),
      origin: settings.origin,
    }
    return {
      beside: ctx => takeIn(withContext(ctx, asCorrespondence), taken),
      touches: touchesOf(taken),
      alone: mail.contentHash,
    }
  }
}

const asCorrespondence = { actor: system('correspondence'), channel: 'email' } as const
/** What is left to be done by itself. */
const later =
  (act: Act): Act =>
  ctx =>
    act(withContext(ctx, asCorrespondence))

/** Who wrote, what it is, and what it may answer. */
function touchesOf({ mail, arrival, writing }: Taken): string[] {
  const mails = [mail.messageId ?? '', ...mail.inReplyTo, ...mail.references, mail.original?.messageId ?? '']
  const threads = arrival.recipients.filter(each => each.includes('+'))
  const named = referencesIn(writing.subject, writing.words)
  return [mail.contentHash, writing.address, ...mails, ...threads, ...named].filter(Boolean)
}

interface Taken {
  mail: ReadMail
  kind: MailKind
  arrival: Arrival
  attachments: TakenAttachment[]
  writing: Writing
  origin: string
}

async function takeIn(ctx: Ctx, taken: Taken): Promise<Act | null> {
  const { mail, attachments } = taken
  const row = await rowOf(ctx, taken)
  const same = await findSame(ctx, row)
  if (same) {
    const { id: copyOf, threadId, requestId } = same
    const because = row.because ?? 'Another copy of the same'
    await writeReceived(ctx, { ...row, copyOf, threadId, requestId, became: 'kept', because })
    return null
  }
  if (await isOurOwn(ctx, mail)) {
    await writeReceived(ctx, {
      ...row,
      kind: 'auto-reply',
      because: 'It is a mail of ours that came back to an inbox.',
    })
    return null
  }
  // Its subject is that of what it answers.
  if (row.kind === 'auto-reply' && (await hintsAtDanger(ctx, { ...row, subject: '' })))
    return waitForColleague(ctx, taken, { ...row, kind: 'message' }, null)
  if (row.kind !== 'message') return later(ctx => takeReport(ctx, taken, row))
  const writer = await findWriterOf(ctx, taken)
  if (writer && mayAddTo(writer)) {
    const photos = attachments.flatMap(({ fileId }) => fileId ?? [])
    const words = row.words.trim() || row.subject
    return later(ctx => addToRequest(ctx, row, writer, { words, photos, isAnswered: mail.mayBeAnswered }))
  }
  return waitForColleague(ctx, taken, row, writer)
}

async function rowOf(ctx: Ctx, { mail, kind, arrival, attachments, writing }: Taken): Promise<NewReceived> {
  const { address: inbox, team } = await inboxOf(ctx, arrival.recipients)
  const { text: whole, html, isSpam, isList, messageId, contentHash } = mail
  const { address: fromAddress, name: fromName, subject, words, sentAt, sentOn } = writing
  const told = { kind, because: sayBecause(mail), whole, html, isSpam, isList, messageId, contentHash }
  return newReceived(arrival, {
    ...told,
    fromAddress,
    fromName,
    subject,
    words,
    sentAt,
    sentOn,
    inbox,
    team,
    attachments,
  })
}

/** A machine says that mail of ours did not arrive, or that somebody is away: it is written down, and nobody is answered. */
async function takeReport(ctx: Ctx, { mail, arrival }: Taken, row: NewReceived): Promise<void> {
  await noteBounce(ctx, mail, arrival.recipients)
  const thread = await findThread(ctx, { addresses: [], answers: [...mail.inReplyTo, mail.original?.messageId ?? ''] })
  const threadId = thread?.threadId ?? row.threadId
  await writeReceived(ctx, { ...row, threadId, team: row.team ?? (await findThreadTeam(ctx, threadId)) })
}

/** The request it is about: by the address it came to, by what it answers, or by a reference in it. */
async function findWriterOf(ctx: Ctx, { mail, arrival, writing }: Taken): Promise<Writer | null> {
  const by = { kind: 'email', value: writing.address } as const
  const thread = await findThread(ctx, {
    addresses: arrival.recipients,
    answers: [...mail.inReplyTo, ...mail.references],
  })
  const byThread = thread && (await findWriter(ctx, { participantId: thread.threadId }, by))
  if (byThread) return byThread
  for (const reference of referencesIn(writing.subject, writing.words)) {
    const found = await findWriter(ctx, { reference }, by)
    if (found) return found
  }
  return null
}

async function waitForColleague(ctx: Ctx, taken: Taken, row: NewReceived, writer: Writer | null): Promise<Act | null> {
  const { threadId: before, isByReference } = await threadOfOurs(ctx, taken)
  const isAnswer = before !== null && !writer && !(await isBegunByThem(ctx, before))
  // What is added to something of hers that waits, or is in hand, belongs to that; all else is told its reference.
  // A stranger who knows only a reference is sent no address of the thread, and nothing of the matter.
  const isStranger = isByReference && !writer && !(await hasWritten(ctx, before!, row.fromAddress))
  const isAwaited = before !== null && (await isStillOpen(ctx, before, row.fromAddress))
  const isNew = before === null || (!isStranger && !isAwaited)
  // What answers us is wanted, whatever a filter says. Else nobody is promised anything; it stands under 'Mail'.
  const isUnwanted = taken.kind !== 'message' || (before === null && !writer && (row.isSpam || row.isList))
  if (isUnwanted && !(await hintsAtDanger(ctx, row))) {
    await writeReceived(ctx, row)
    return null
  }
  const waiting: NewReceived = {
    ...row,
    became: 'waiting',
    requestId: writer?.requestId ?? null,
    threadId: before ?? row.id,
    team: row.team ?? (await findThreadTeam(ctx, before)),
    reference: isNew ? newReference() : null,
  }
  const understood = isUnwanted
    ? await toBeLookedAt(ctx, waiting, HELD[row.isSpam ? 'spam' : row.isList ? 'list' : 'automatic'])
    : await understandMatter(ctx, { ...waiting, isSpam: false }, { isAnswer })
  const isAnswered = isNew && taken.mail.mayBeAnswered && (!row.isSpam || before !== null)
  const asked = isAnswered && !writer && before === null ? await mayOpenByItself(ctx, row, understood) : null
  const put = async (ctx: Ctx) => {
    await putForColleague(ctx, waiting, understood)
    const form = isAnswered && before === null ? await formFor(ctx, waiting, understood) : null
    await writeReceived(ctx, { ...waiting, notBack: understood.notBack, draftId: form?.begun?.draftId ?? null })
    if (isAnswered) await acknowledgeTaken(ctx, waiting, { put: understood, form, origin: taken.origin })
    else if (taken.mail.mayBeAnswered && !isUnwanted)
      await (isStranger && !isAwaited ? acknowledgeNoted : sayWhomToRing)(ctx, waiting, understood)
  }
  if (!asked) {
    await put(ctx)
    return null
  }
  return later(async ctx => {
    const opened = await openByItself(ctx, row, asked, understood.language)
    if (!opened) return put(ctx)
    const { requestId, participantId: threadId } = opened
    await writeReceived(ctx, { ...row, became: 'opened', openedAs: asked.service, requestId, threadId })
  })
}

const hintsAtDanger = async (ctx: Ctx, row: NewReceived): Promise<boolean> =>
  (await understandMatter(ctx, row)).dangers.length > 0

/** Why nobody would have seen it. */
const HELD = {
  spam: 'A filter took it for unwanted',
  list: 'It came by a mailing list or in bulk',
  automatic: 'Its headings say that a program answered',
}

/** A filter or a heading may be wrong, and then it matters: a colleague looks at it now. It rings at nobody, and nobody is answered. */
const toBeLookedAt = async (ctx: Ctx, row: NewReceived, held: string): Promise<Put> => ({
  ...(await understandMatter(ctx, { ...row, isSpam: true })),
  dueAt: row.receivedAt,
  unanswered: `${held}, and its words hint at danger. Nobody has been told or answered.`,
})

/**
 * A group or a rule of a mail system brings our own mail back to an inbox: it is nobody's words. Were it work, whoever is told of work
 * by mail to that group would be told for ever.
 */
async function isOurOwn(ctx: Ctx, { kind, messageId, mark, mayBeAnswered }: ReadMail): Promise<boolean> {
  // A report about a mail of ours is of somebody else; and what a colleague wrote to an inbox is hers.
  if (!['message', 'auto-reply'].includes(kind) || mayBeAnswered) return false
  return isMailOfOurs(
    ctx,
    [messageId, mark].filter(id => id !== null),
  )
}

/** A thread that began with a mail to us: by the address, by what is answered, or by its reference. */
async function threadOfOurs(
  ctx: Ctx,
  { mail, arrival, writing }: Taken,
): Promise<{ threadId: string | null; isByReference: boolean }> {
  const answers = [...mail.inReplyTo, ...mail.references]
  const thread = await findThread(ctx, { addresses: arrival.recipients, answers })
  if (thread) return { threadId: thread.threadId, isByReference: false }
  for (const reference of referencesIn(writing.subject, writing.words)) {
    const found = await findByReference(ctx, reference)
    if (found) return { threadId: found.threadId, isByReference: true }
  }
  return { threadId: await findThreadOfMails(ctx, answers), isByReference: false }
}
