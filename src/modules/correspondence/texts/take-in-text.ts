import { createHash } from 'node:crypto'
import { system } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { newReference } from '../../../platform/spoken-code/index.ts'
import { readDangerSaid } from '../../catalogue/index.ts'
import { type Arrival, type ReadArrival, Unreadable } from '../../channels/index.ts'
import { isOfPlace, readOrganisation } from '../../organisation/index.ts'
import { findWriter, type Writer } from '../../requests/index.ts'
import { acknowledgeNoted, acknowledgeTaken, sayWhomToRing } from '../acknowledge.ts'
import { addToRequest, mayAddTo } from '../add-to-request.ts'
import { askedBefore } from '../asked-before.ts'
import { ON_ITS_WAY } from '../fetching/fetch-file.ts'
import { addFilesToFetch } from '../fetching/files-to-fetch.store.ts'
import { putForColleague, understandMatter } from '../put-for-colleague.ts'
import {
  findByReference,
  findThreadOfNumber,
  findThreadTeam,
  type NewReceived,
  newReceived,
} from '../received.store.ts'
import { isDangerWithColleague, isStillOpen } from '../still-open.ts'
import { referencesIn } from '../taken.ts'
import { type TakeInSettings, writeReceived } from '../write-received.ts'
import { courtesyOf, isOnlyCourtesy } from './courtesy.ts'
import { type Keyword, keywordIn, mayMeanStop, saysNoMore } from './keyword.ts'
import { mayBeTexted } from './may-be-texted.ts'
import { type AnsweredBy, obeyKeyword } from './obey-keyword.ts'
import { type ReadText, readText } from './read-text.ts'
import { listTextedAbout } from './texted-about.ts'

/**
 * A site that talks by text: takes what belongs to it and answers what that is, for staff. Null: nothing of its own. In the
 * transaction of the reading.
 */
export type TakeText = (ctx: Ctx, text: ReadText) => Promise<string | null>

export interface TextSettings extends TakeInSettings {
  takeText: TakeText
}

/**
 * Understands a text and does what follows. STOP, START and HELP are obeyed at once; what answers a text about a request goes
 * to it; the rest waits for a colleague, in the one thread of its number. Throws `Unreadable` for what is no text.
 */
export function textReader({ origin, takeText }: TextSettings): ReadArrival {
  return async (_ctx, arrival, raw) => {
    const text = readText(arrival.source, raw.toString('utf8'))
    if (!text) throw new Unreadable('It is no text of a provider that is known here')
    return {
      act: ctx =>
        takeIn(withContext(ctx, { actor: system('correspondence'), channel: 'text' }), text, arrival, {
          origin,
          takeText,
        }),
      touches: [text.from, ...referencesIn(text.words)],
      // The second text of a number sees the thread of the first.
      alone: `text:${text.from}`,
    }
  }
}

async function takeIn(ctx: Ctx, text: ReadText, arrival: Arrival, settings: TextSettings): Promise<void> {
  const row = rowOf(text, arrival, await findThreadOfNumber(ctx, text.from))
  await takeRow(ctx, row, text, settings)
  await addFilesToFetch(ctx, row.id, arrival.source, text.pictures)
}

async function takeRow(ctx: Ctx, row: NewReceived, text: ReadText, { origin, takeText }: TextSettings): Promise<void> {
  const keyword = keywordIn(text.words)
  if (keyword && keyword.act !== 'help') return takeKeyword(ctx, row, text, keyword)
  const mayBeStop = mayMeanStop(text.words)
  const mayBeForm = !mayBeStop && mayBeTexted(text.from) && (await askedBefore(ctx, row)).length === 0
  const because = mayBeForm && (await takeText(ctx, text))
  if (because) return writeReceived(ctx, { ...row, because })
  if (keyword) return takeKeyword(ctx, row, text, keyword)
  const writer = await findWriterOf(ctx, row)
  const isForColleague = mayBeStop || saysNoMore(text.words)
  const courtesy = courtesyOf(row)
  if (writer && mayAddTo(writer) && !isForColleague && courtesy !== 'thanks') {
    const words = row.words.trim() || (row.subject ? '(a picture by text)' : '(a text without words)')
    // 'OK' may be the answer to what she was asked; that we have it is not worth a text.
    return addToRequest(ctx, row, writer, { words, isAnswered: courtesy === null })
  }
  if (await isOnlyCourtesy(ctx, row))
    return writeReceived(ctx, { ...row, because: 'They thanked us, and said nothing else' })
  await waitForColleague(ctx, row, writer, { origin, isAnswered: !isForColleague })
}

function rowOf(text: ReadText, arrival: Arrival, threadId: string | null): NewReceived {
  const { from: fromAddress, to: inbox, words, id: messageId, sentAt } = text
  return newReceived(arrival, {
    ...(threadId && { threadId }),
    ...{ fromAddress, inbox, words, whole: words, messageId, sentAt },
    // The same words twice are two texts: 'yes' answers many questions.
    contentHash: createHash('sha256').update(`${arrival.source} ${messageId}`).digest('hex'),
    attachments: text.pictures.map((_, at) => ({ name: `Picture ${at + 1}`, fileId: null, problem: ON_ITS_WAY })),
    // What stands on the list where there are no words.
    subject: words.trim() || text.pictures.length === 0 ? '' : sayPictures(text.pictures.length),
  })
}

const sayPictures = (count: number): string => (count === 1 ? 'A picture by text' : `${count} pictures by text`)

/** Of HELP nothing is done but that it is answered. */
const HELPED: Record<AnsweredBy, string> = {
  us: 'a text says who we are',
  provider: 'its provider answers',
  nobody: 'not answered, this number takes no texts or asked for none',
}

async function takeKeyword(ctx: Ctx, row: NewReceived, text: ReadText, keyword: Keyword): Promise<void> {
  const by = await obeyKeyword(ctx, text, keyword)
  const became = keyword.act === 'help' ? HELPED[by] : 'done'
  await writeReceived(ctx, { ...row, because: `They texted ${keyword.act.toUpperCase()}: ${became}` })
}

/**
 * The request it is about: by a reference in it, or because we have texted this number about just that one lately. After texts
 * about several nobody can tell which one it answers.
 */
async function findWriterOf(ctx: Ctx, row: NewReceived): Promise<Writer | null> {
  const { fromAddress: from, words } = row
  const by = { kind: 'phone', value: from } as const
  for (const reference of referencesIn(words)) {
    const found = await findWriter(ctx, { reference }, by)
    if (found) return found
  }
  // Danger to a person answers nothing that we texted: it is no matter of the team that has the request. Nor is what she adds to it.
  const { rules } = await readDangerSaid(ctx, words)
  if (rules.length > 0 && !isOfPlace(await readOrganisation(ctx), rules)) return null
  if ((await isDangerWithColleague(ctx, from)) || (await askedBefore(ctx, row)).length > 0) return null
  const writers = await listTextedAbout(ctx, from)
  // Where a colleague's answer is the last that we texted, the conversation goes on.
  const [last, ...earlier] = writers
  const isAnother = (each: Writer | null) => each && each.status !== 'closed' && each.requestId !== last?.requestId
  return last && !earlier.some(isAnother) ? last : null
}

/** What is new has a reference; what is added to something that still waits, or is in hand, belongs to that. */
async function waitForColleague(
  ctx: Ctx,
  row: NewReceived,
  writer: Writer | null,
  { origin, isAnswered }: { origin: string; isAnswered: boolean },
): Promise<void> {
  const threadId = (await threadOfReference(ctx, row.words)) ?? row.threadId
  const isNew = isAnswered && !(await isStillOpen(ctx, threadId))
  // Another number names what waits: it is answered as anybody is, and told nothing of that matter.
  const isOthers = threadId !== row.threadId
  const waiting: NewReceived = {
    ...row,
    threadId,
    team: await findThreadTeam(ctx, threadId),
    became: 'waiting',
    requestId: writer?.requestId ?? null,
    reference: isNew ? newReference() : null,
  }
  // Our name for a picture tells nothing of what it is about, nor in which language.
  const put = await understandMatter(ctx, { ...waiting, subject: '' })
  await writeReceived(ctx, { ...waiting, notBack: put.notBack })
  await putForColleague(ctx, waiting, put)
  if (isNew) await acknowledgeTaken(ctx, waiting, { put, form: null, origin })
  else if (isOthers && isAnswered) await acknowledgeNoted(ctx, waiting, put)
  else await sayWhomToRing(ctx, waiting, put)
}

async function threadOfReference(ctx: Ctx, words: string): Promise<string | null> {
  for (const reference of referencesIn(words)) {
    const found = await findByReference(ctx, reference)
    if (found) return found.threadId
  }
  return null
}
