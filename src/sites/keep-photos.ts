import type { Ctx } from '../platform/context.ts'
import { Invalid } from '../platform/errors.ts'
import type { Visit } from '../platform/page/page.ts'
import { isSigned, readSettings, sign } from '../platform/settings.ts'
import { keepUploads, listFiles, sayProblems } from '../platform/uploads/index.ts'

export const MOST_PHOTOS = 5

/** The field that names photos which an earlier try of the same form brought. */
const KEPT = 'keptPhotos'

/**
 * Takes in the photos that came with a form, beside those an earlier try brought; answers their ids. Whatever then has to
 * be mended, they need not be chosen again. `owner`: who sends them. Throws `Invalid({ photos })` that names each one that
 * could not be taken; the others are kept.
 */
export async function keepPhotos(ctx: Ctx, visit: Visit, owner: string | null): Promise<string[]> {
  const before = await readKept(ctx, visit, owner)
  const sent = visit.files.filter(file => file.field === 'photos')
  const limits = { kind: 'photo', room: MOST_PHOTOS - before.length, max: MOST_PHOTOS } as const
  const { kept, problems } = await keepUploads(ctx, sent, limits)
  const ids = [...before, ...kept]
  // Whatever is done with the form once more finds them there, and not beside it.
  visit.files = visit.files.filter(file => file.field !== 'photos')
  visit.posted[KEPT] = await Promise.all(ids.map(id => tokenOf(ctx, id, owner)))
  if (problems.length > 0) throw new Invalid({ photos: sayProblems(problems) })
  return ids
}

/** Photos that an earlier try brought, for the form that is shown again; `before`: those kept with it, where it is shown first. */
export async function showKeptPhotos(
  ctx: Ctx,
  visit: Visit,
  owner: string | null,
  before: string[] = [],
): Promise<{ value: string; text: string; checked: true }[]> {
  const isFirst = Object.keys(visit.posted).length === 0
  const files = await listFiles(ctx, isFirst ? before : await readKept(ctx, visit, owner))
  return Promise.all(
    files.map(async ({ id, name }) => ({ value: await tokenOf(ctx, id, owner), text: name, checked: true as const })),
  )
}

/** A photo's id, signed for who sends it: nobody can hang somebody else's file on a request. */
async function tokenOf(ctx: Ctx, id: string, owner: string | null): Promise<string> {
  const { secret } = await readSettings(ctx)
  return `${id}~${sign(secret, 'kept-photo', `${owner} ${id}`)}`
}

async function readKept(ctx: Ctx, visit: Visit, owner: string | null): Promise<string[]> {
  const { secret } = await readSettings(ctx)
  return [visit.posted[KEPT] ?? []].flat().flatMap(token => {
    const [id = '', signature = ''] = token.split('~')
    return isSigned(secret, 'kept-photo', `${owner} ${id}`, signature) ? [id] : []
  })
}
