import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { lockService } from './catalogue.store.ts'
import { findPackVersion } from './edited-service.read.ts'
import { makeVersion, type SavedVersion } from './save-service-version.ts'

/**
 * Gives a service that was edited here back to the pack: a new version says what the pack said last, and from then on
 * loading a pack changes it again. A draft that is open stays and takes over what it has not changed itself. Whether the
 * service is offered stays as it is. Throws NotFound where the pack has it already, or never had it; Refused
 * `catalogue.why-missing`, `catalogue.draft-moved` where there is a newer version than the one it was compared with.
 */
export async function handBackToPack(
  ctx: Ctx,
  { slug, version, why }: { slug: string; version: string; why: string },
): Promise<SavedVersion> {
  refuseUnless(why.trim() !== '', 'catalogue.why-missing')
  return ctx.transaction(async ctx => {
    const current = await lockService(ctx, slug)
    const ofPack = await findPackVersion(ctx, slug)
    if (!current || !ofPack) throw new NotFound(`what the pack said of ${slug}`)
    refuseUnless(current.versionId === version, 'catalogue.draft-moved')
    return makeVersion(ctx, current, ofPack.definition, 'pack', why.trim())
  })
}
