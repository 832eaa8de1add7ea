import { createHash } from 'node:crypto'
import { system } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { Refused } from '../../../platform/errors.ts'
import { newReference, parseReference } from '../../../platform/spoken-code/index.ts'
import { type Arrival, noteProgress, type ReadArrival, threadOfToken, Unreadable } from '../../channels/index.ts'
import { findWriter, type Writer } from '../../requests/index.ts'
import { addToRequest, mayAddTo } from '../add-to-request.ts'
import { putForColleague, understandMatter } from '../put-for-colleague.ts'
import {
  findByReference,
  findSame,
  findThreadTeam,
  lockContent,
  type NewReceived,
  newReceived,
} from '../received.store.ts'
import { referencesIn } from '../taken.ts'
import { writeReceived } from '../write-received.ts'
import { addPages } from './pages.store.ts'
import { LEFT_IN_FOLDER } from './receive-letter.ts'
import { sayScanProblem } from './say-problem.ts'
import { type LetterPage, type LetterWords, splitBatch, wordsOf } from './split-batch.ts'

/**
 * Understands scanned post and does what follows. A page of ours that came back with readable words goes to its request; the
 * rest waits for a colleague, who reads it from the picture. Throws `Unreadable` for what cannot be made pages of.
 */
export function letterReader(): ReadArrival {
  return async (ctx, arrival, raw) => {
    if (LEFT_IN_FOLDER.includes(arrival.source)) throw new Unreadable(arrival.problem ?? '')
    const letters = splitBatch(await readPages(ctx, arrival, raw))
    if (letters.length === 0) throw new Unreadable('There is nothing in it but separator sheets')
    return {
      async act(inTransaction) {
        const ctx = withContext(inTransaction, { actor: system('correspondence'), channel: 'letter' })
        for (const [part, pages] of letters.entries()) await takeIn(ctx, arrival, part, pages)
      },
      touches: ['letters'],
    }
  }
}

/** The picture of each page is on the disk before the next is read: a thick batch is never in memory. */
async function readPages(ctx: Ctx, arrival: Arrival, raw: Buffer): Promise<LetterPage[]> {
  const pages: LetterPage[] = []
  await noteProgress(ctx, arrival.id, { read: 0, of: 0 })
  try {
    await ctx.ports.scans.read(raw, async ({ image, ...page }, of) => {
      pages.push({ ...page, ...(await ctx.ports.files.put(image)) })
      await noteProgress(ctx, arrival.id, { read: pages.length, of })
    })
  } catch (error) {
    if (error instanceof Refused) throw new Unreadable(sayScanProblem(error.code))
    throw error
  }
  return pages
}

async function takeIn(ctx: Ctx, arrival: Arrival, part: number, pages: LetterPage[]): Promise<void> {
  const said = wordsOf(pages)
  const row = rowOf(arrival, part, pages, said)
  await lockContent(ctx, row.contentHash)
  const same = await findSame(ctx, row)
  if (same) {
    const { id: copyOf, threadId, requestId } = same
    await writeReceived(ctx, { ...row, copyOf, threadId, requestId, because: 'Another copy of the same' })
    await addPages(ctx, row.id, pages)
    return
  }
  const threadId = said.token && (await threadOfToken(ctx, said.token))
  const writer = await findWriterOf(ctx, threadId, said.words)
  if (writer && mayAddTo(writer) && said.words) {
    await addToRequest(ctx, row, writer, { words: row.words })
    await addPages(ctx, row.id, pages)
  } else await waitForColleague(ctx, row, { threadId, writer, pages })
}

const rowOf = (arrival: Arrival, part: number, pages: LetterPage[], { words, confidence }: LetterWords): NewReceived =>
  newReceived(arrival, {
    ...{ part, confidence, words, whole: pages.map(page => page.words).join('\n\n') },
    contentHash: createHash('sha256')
      .update(pages.map(({ sha256 }) => sha256).join(' '))
      .digest('hex'),
  })

/** By our own page that came back; or by a reference in it, and then whoever wrote it is nobody yet. */
async function findWriterOf(ctx: Ctx, participantId: string | null, words: string): Promise<Writer | null> {
  const byPage = participantId && (await findWriter(ctx, { participantId }, null))
  if (byPage) return byPage
  for (const reference of validReferencesIn(words)) {
    const found = await findWriter(ctx, { reference }, null)
    if (found) return found
  }
  return null
}

/** A machine mistakes digits: only what has the right check digit is one. */
const validReferencesIn = (words: string): string[] => referencesIn(words).filter(each => parseReference(each).ok)

/** What a machine is not sure of decides nothing, but danger is looked for in it: a false alarm costs a look. */
const UNSURE = 'As far as a machine could read it'

async function waitForColleague(
  ctx: Ctx,
  row: NewReceived,
  found: { threadId: string | null; writer: Writer | null; pages: LetterPage[] },
): Promise<void> {
  const before = found.threadId ?? (await threadOfReference(ctx, row.words))
  const waiting: NewReceived = {
    ...row,
    became: 'waiting',
    requestId: found.writer?.requestId ?? null,
    threadId: before ?? row.threadId,
    team: await findThreadTeam(ctx, before),
    reference: before ? null : newReference(),
  }
  const read = row.words ? waiting : { ...waiting, attachments: [{ name: UNSURE, words: row.whole }] }
  const put = await understandMatter(ctx, read)
  await writeReceived(ctx, { ...waiting, notBack: put.notBack })
  await addPages(ctx, row.id, found.pages)
  await putForColleague(ctx, read, put)
}

async function threadOfReference(ctx: Ctx, words: string): Promise<string | null> {
  for (const reference of validReferencesIn(words)) {
    const found = await findByReference(ctx, reference)
    if (found) return found.threadId
  }
  return null
}
