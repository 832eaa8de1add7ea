import type { Ctx } from '../../../platform/context.ts'
import { Invalid, Refused } from '../../../platform/errors.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { isSigned, readSettings, sign } from '../../../platform/settings.ts'
import { keepUpload, listFiles } from '../../../platform/uploads/index.ts'

export const MOST_PHOTOS = 5

/** The field that names photos which an earlier try of the same form brought. */
const KEPT = 'keptPhotos'

/**
 * Takes in the photos that came with a form, beside those an earlier try brought; answers their ids. Whatever then has to
 * be mended, they need not be chosen again. Throws `Invalid({ photos })` for what is no photo; the others are kept.
 */
export async function keepPhotos(ctx: Ctx, visit: Visit): Promise<string[]> {
  const ids = await readKept(ctx, visit)
  let refused: Invalid | undefined
  for (const { name, bytes } of visit.files.filter(file => file.field === 'photos')) {
    try {
      ids.push((await keepUpload(ctx, { field: 'photos', name, bytes }, 'photo')).id)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      refused = error
    }
  }
  visit.posted[KEPT] = await Promise.all(ids.map(id => tokenOf(ctx, id)))
  if (refused) throw refused
  if (ids.length > MOST_PHOTOS) throw new Refused('too-many-files', { max: MOST_PHOTOS })
  return ids
}

/** Photos that an earlier try brought, for the form that is shown again. */
export async function showKeptPhotos(
  ctx: Ctx,
  visit: Visit,
): Promise<{ value: string; text: string; checked: true }[]> {
  const files = await listFiles(ctx, await readKept(ctx, visit))
  return Promise.all(
    files.map(async ({ id, name }) => ({ value: await tokenOf(ctx, id), text: name, checked: true as const })),
  )
}

/** A photo's id, signed for this colleague: nobody can hang somebody else's file on a request. */
async function tokenOf(ctx: Ctx, id: string): Promise<string> {
  const { secret } = await readSettings(ctx)
  return `${id}~${sign(secret, 'kept-photo', `${ctx.actor.id} ${id}`)}`
}

async function readKept(ctx: Ctx, visit: Visit): Promise<string[]> {
  const { secret } = await readSettings(ctx)
  return [visit.posted[KEPT] ?? []].flat().flatMap(token => {
    const [id = '', signature = ''] = token.split('~')
    return isSigned(secret, 'kept-photo', `${ctx.actor.id} ${id}`, signature) ? [id] : []
  })
}
