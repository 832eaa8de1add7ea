import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import type { TakenAttachment } from '../taken.ts'
import { audioType } from './voice-message.ts'

/** The sound of a spoken message, as far as it is one that can be played. */
export async function keepSound(ctx: Ctx, content: Buffer): Promise<TakenAttachment> {
  const type = audioType(content)
  if (!type) return { name: SOUND, fileId: null, problem: 'it is no sound that can be played' }
  const [id, name] = [newId(), `message.${type.extension}`]
  const file = { id, name, media_type: type.mediaType, ...(await ctx.ports.files.put(content)) }
  await ctx.db.insertInto('platform.files').values(file).execute()
  return { name, fileId: id, problem: null }
}

/** What it is called until it is here. */
export const SOUND = 'Recording'
