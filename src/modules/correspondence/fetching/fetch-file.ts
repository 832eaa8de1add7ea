import { system } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { RecordingRefused } from '../../../platform/ports.ts'
import { actAsParticipant, addInformation } from '../../requests/index.ts'
import { fileRetried } from '../correspondence.events.ts'
import { keepAttachments } from '../keep-attachments.ts'
import { readReceived } from '../received.read.ts'
import type { TakenAttachment } from '../taken.ts'
import { keepSound } from '../voice/keep-sound.ts'
import { type FileKey, type FileToFetch, findFileToFetch, planFetching, saveFetched } from './files-to-fetch.store.ts'

/** Shown until it is here. */
export const ON_ITS_WAY = 'it is being fetched from the provider'

/**
 * Fetches a picture or the sound of a spoken message from the provider, judges it by what it is, and keeps it with what it came with,
 * and with the request that was added to. Once: what is here already is not fetched again. Throws where it is to be tried again.
 */
export async function fetchFile(ctx: Ctx, { lastTry, ...key }: FileKey & { lastTry: boolean }): Promise<void> {
  const file = await findFileToFetch(ctx, key)
  if (!file || file.isFetched) return
  let taken: TakenAttachment
  try {
    const content = Buffer.from(await ctx.ports.recordings.fetch(file.provider, file.url))
    taken = file.medium === 'voice' ? await keepSound(ctx, content) : await keepPicture(ctx, file, content)
  } catch (error) {
    const isOver = lastTry || error instanceof RecordingRefused
    await ctx.transaction(ctx => saveUnlessHere(ctx, key, (error as Error).message, isOver))
    if (isOver) return
    throw error
  }
  await ctx.transaction(async ctx => {
    const now = await findFileToFetch(ctx, key)
    if (!now || now.isFetched) return
    await saveFetched(ctx, key, { ...taken, next: 'over' })
    if (taken.fileId && now.became === 'information') await addToItsRequest(ctx, now.threadId, taken.fileId)
  })
}

async function saveUnlessHere(ctx: Ctx, key: FileKey, problem: string, isOver: boolean): Promise<void> {
  const now = await findFileToFetch(ctx, key)
  if (!now || now.isFetched) return
  const words = isOver ? `it could not be fetched: ${problem}` : `${ON_ITS_WAY}, and did not come yet: ${problem}`
  await saveFetched(ctx, key, { fileId: null, problem: words.slice(0, 500), next: isOver ? 'over' : 'again' })
}

async function keepPicture(ctx: Ctx, { name, mediaType }: FileToFetch, content: Buffer): Promise<TakenAttachment> {
  const file = { name, type: mediaType || 'image/jpeg', content, isInline: false, contentId: null }
  const [kept] = await keepAttachments(ctx, [file])
  return { ...kept!, name }
}

/** Its words are with the request already. One that was closed meanwhile leaves the picture in the thread. */
async function addToItsRequest(ctx: Ctx, participantId: string, fileId: string): Promise<void> {
  const asReader = withContext(ctx, { actor: system('correspondence'), channel: 'text' })
  await addInformation(await actAsParticipant(asReader, participantId), {
    participantId,
    words: '',
    photos: [fileId],
  }).catch(error => {
    if (!(error instanceof Refused || error instanceof NotFound)) throw error
  })
}

/**
 * A colleague has it tried again now, from the beginning, once it failed: she need not wait until it is given up. Throws NotFound;
 * Refused `correspondence.file-not-failed`.
 */
export async function retryFile(ctx: Ctx, key: FileKey): Promise<void> {
  const { id: receivedId } = await readReceived(ctx, key.receivedId)
  await ctx.transaction(async ctx => {
    const file = await findFileToFetch(ctx, { ...key, receivedId })
    if (!file) throw new NotFound('file')
    refuseUnless(file.hasFailed, 'correspondence.file-not-failed')
    await saveFetched(ctx, key, { fileId: null, problem: ON_ITS_WAY, next: 'first' })
    await planFetching(ctx, key)
    await publish(ctx, fileRetried({ receivedId }))
  })
}
