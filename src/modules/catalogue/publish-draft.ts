import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { lockService } from './catalogue.store.ts'
import { endDraft } from './drafts.store.ts'
import { readEditedService } from './edited-service.read.ts'
import { addVersion, type SavedVersion } from './save-service-version.ts'

/**
 * Makes the draft of a service its next version, with a note why. Requests and forms begun keep the version they have;
 * whether the service is offered stays as it is. From then on packs leave it alone and report the difference.
 * `version` is the one that whoever publishes has compared the draft with. Throws NotFound; Refused
 * `catalogue.why-missing`, `catalogue.no-draft`, `catalogue.draft-moved`, `catalogue.nothing-changed`.
 */
export async function publishDraft(
  ctx: Ctx,
  { slug, seen, version, why }: { slug: string; seen: string; version: string; why: string },
): Promise<SavedVersion> {
  refuseUnless(why.trim() !== '', 'catalogue.why-missing')
  return ctx.transaction(async ctx => {
    const current = await lockService(ctx, slug)
    const edited = await readEditedService(ctx, slug)
    refuseUnless(edited.draft !== null, 'catalogue.no-draft')
    refuseUnless(edited.seen === seen && edited.current.versionId === version, 'catalogue.draft-moved')
    const saved = await addVersion(ctx, current, edited.definition, 'staff', why.trim())
    refuseUnless(saved.outcome !== 'unchanged', 'catalogue.nothing-changed')
    await endDraft(ctx, slug)
    return saved
  })
}

/**
 * Makes a service say again what it said in an old version: a new version with a note why. A draft that is open stays
 * and takes over what it has not changed itself. Throws NotFound; Refused `catalogue.why-missing`,
 * `catalogue.draft-moved` where there is a newer version than the one it was compared with, `catalogue.nothing-changed`.
 */
export async function bringBackVersion(
  ctx: Ctx,
  { slug, number, version, why }: { slug: string; number: number; version: string; why: string },
): Promise<SavedVersion> {
  refuseUnless(why.trim() !== '', 'catalogue.why-missing')
  return ctx.transaction(async ctx => {
    const current = await lockService(ctx, slug)
    const old = await ctx.db
      .selectFrom('catalogue.service_versions')
      .select('definition')
      .where('slug', '=', slug)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!current || !old) throw new NotFound(`version ${number} of ${slug}`)
    refuseUnless(current.versionId === version, 'catalogue.draft-moved')
    const saved = await addVersion(ctx, current, old.definition as typeof current.definition, 'staff', why.trim())
    refuseUnless(saved.outcome !== 'unchanged', 'catalogue.nothing-changed')
    return saved
  })
}
