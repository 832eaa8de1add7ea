import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { lockService, saveOffer } from './catalogue.store.ts'
import { addVersion, type SavedVersion } from './save-service-version.ts'
import type { Service } from './service.ts'

/**
 * Adds a service that no pack has. Nobody can ask for it until somebody decides that it is offered, so that it can be
 * made ready first. Whoever brings the definition has checked it. Refused `catalogue.slug-taken`, `catalogue.why-missing`.
 */
export async function addService(
  ctx: Ctx,
  { definition, why }: { definition: Service; why: string },
): Promise<SavedVersion> {
  refuseUnless(why.trim() !== '', 'catalogue.why-missing')
  return ctx.transaction(async ctx => {
    refuseUnless((await lockService(ctx, definition.slug)) === null, 'catalogue.slug-taken')
    const saved = await addVersion(ctx, null, definition, 'staff', why.trim())
    await saveOffer(ctx, definition.slug, { offered: false, origin: 'staff', why: null })
    return saved
  })
}
