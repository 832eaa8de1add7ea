import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import { readWritingBack } from '../customers/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { beforeAnswering } from './before-answering.ts'
import { languageOf, writtenFrom } from './put-for-colleague.ts'
import { readThread } from './received.read.ts'
import { mayBeTexted } from './texts/may-be-texted.ts'

/**
 * Where whoever a conversation is about wrote from, by mail or text, for what she is told besides an answer; null: she wrote by neither, or
 * asked us not to write. Whether it is safe there is for who writes.
 */
export async function findWayBack(
  ctx: Ctx,
  interactionId: string,
): Promise<{ medium: 'email' | 'text'; recipient: string; language: Language } | null> {
  const { received } = await readThread(ctx, { interactionId })
  const minds = await Promise.all(received.map(each => beforeAnswering(ctx, each)))
  if (minds.some(({ mind }) => mind !== '')) return null
  const last = received.findLast(({ medium }) => medium === 'email' || medium === 'text')
  if (!last?.fromAddress || (last.medium === 'text' && !mayBeTexted(last.fromAddress))) return null
  const { council } = await readOrganisation(ctx)
  const back = await readWritingBack(ctx, writtenFrom(last))
  const language = languageOf(last, back, council.languages, minds[received.indexOf(last)]!.dangerIn)
  return { medium: last.medium === 'text' ? 'text' : 'email', recipient: last.fromAddress, language }
}
