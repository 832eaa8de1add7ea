import type { Ctx } from '../../../platform/context.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { keepUpload } from '../../../platform/uploads/index.ts'

export const MOST_PHOTOS = 5

/** Takes in the photos that came with a form; answers their ids. Throws `Invalid({ photos })` for what is no photo. */
export async function keepPhotos(ctx: Ctx, visit: Visit): Promise<string[]> {
  const ids: string[] = []
  for (const { name, bytes } of visit.files.filter(file => file.field === 'photos')) {
    const kept = await keepUpload(ctx, { field: 'photos', name, bytes }, 'photo')
    ids.push(kept.id)
  }
  return ids
}
