import { system } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { NotFound, Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { RecordingRefused } from '../../../platform/ports.ts'
import { actAsParticipant, addInformation } from '../../requests/index.ts'
import { pictureRetried } from '../correspondence.events.ts'
import { keepAttachments } from '../keep-attachments.ts'
import { readReceived } from '../received.read.ts'
import type { TakenAttachment } from '../taken.ts'
import { findPicture, type Picture, type PictureKey, planFetching, savePicture } from './pictures.store.ts'

/** Shown until it is here. */
export const ON_ITS_WAY = 'it is being fetched from the provider'

/**
 * Fetches a picture from the provider, judges it as every upload is judged, and keeps it with its text, and with the request
 * the text was added to. Once: what is here already is not fetched again. Throws where it is to be tried again.
 */
export async function fetchPicture(ctx: Ctx, { lastTry, ...key }: PictureKey & { lastTry: boolean }): Promise<void> {
  const picture = await findPicture(ctx, key)
  if (!picture || picture.isFetched) return
  let taken: TakenAttachment
  try {
    const content = Buffer.from(await ctx.ports.recordings.fetch(picture.provider, picture.url))
    const [kept] = await keepAttachments(ctx, [fileOf(picture, content)])
    taken = kept!
  } catch (error) {
    const isOver = lastTry || error instanceof RecordingRefused
    await ctx.transaction(ctx => saveUnlessHere(ctx, key, (error as Error).message, isOver))
    if (isOver) return
    throw error
  }
  await ctx.transaction(async ctx => {
    const now = await findPicture(ctx, key)
    if (!now || now.isFetched) return
    await savePicture(ctx, key, { ...taken, isOver: true })
    if (taken.fileId && now.became === 'information') await addToItsRequest(ctx, now.threadId, taken.fileId)
  })
}

async function saveUnlessHere(ctx: Ctx, key: PictureKey, problem: string, isOver: boolean): Promise<void> {
  const now = await findPicture(ctx, key)
  if (!now || now.isFetched) return
  const words = isOver ? `it could not be fetched: ${problem}` : `${ON_ITS_WAY}, and did not come yet: ${problem}`
  await savePicture(ctx, key, { fileId: null, problem: words.slice(0, 500), isOver })
}

const fileOf = ({ name, mediaType }: Picture, content: Buffer) => ({
  ...{ name, type: mediaType || 'image/jpeg', content, isInline: false, contentId: null },
})

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

/** A colleague has it tried again, from the beginning. Throws NotFound; Refused `correspondence.picture-not-given-up`. */
export async function retryPicture(ctx: Ctx, key: PictureKey): Promise<void> {
  const { id: receivedId } = await readReceived(ctx, key.receivedId)
  await ctx.transaction(async ctx => {
    const picture = await findPicture(ctx, { ...key, receivedId })
    if (!picture) throw new NotFound('picture')
    refuseUnless(picture.isGivenUp, 'correspondence.picture-not-given-up')
    await savePicture(ctx, key, { fileId: null, problem: ON_ITS_WAY, isOver: false })
    await planFetching(ctx, key)
    await publish(ctx, pictureRetried({ receivedId }))
  })
}
