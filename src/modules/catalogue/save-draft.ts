import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { lockService } from './catalogue.store.ts'
import { digestOf } from './digest.ts'
import { endDraft, insertDraft } from './drafts.store.ts'
import { readEditedService } from './edited-service.read.ts'
import type { Service } from './service.ts'

/**
 * Keeps a changed service as a draft, which nobody outside sees. `seen` says what the change was made to; Refused
 * `catalogue.draft-moved` where somebody has saved since, so that nobody overwrites what they have not seen.
 * A definition is checked by whoever brings it, as that of a pack is. Throws NotFound.
 */
export async function saveDraft(
  ctx: Ctx,
  { definition, seen }: { definition: Service; seen: string },
): Promise<{ changed: boolean }> {
  return ctx.transaction(async ctx => {
    await lockService(ctx, definition.slug)
    const before = await readEditedService(ctx, definition.slug)
    refuseUnless(before.seen === seen, 'catalogue.draft-moved')
    if (digestOf(before.definition) === digestOf(definition)) return { changed: false }
    await insertDraft(ctx, definition, before.current.versionId)
    return { changed: true }
  })
}

/** Throws a draft away; what is published stays. Refused `catalogue.draft-moved` as above. */
export async function discardDraft(ctx: Ctx, { slug, seen }: { slug: string; seen: string }): Promise<void> {
  await ctx.transaction(async ctx => {
    await lockService(ctx, slug)
    refuseUnless((await readEditedService(ctx, slug)).seen === seen, 'catalogue.draft-moved')
    await endDraft(ctx, slug)
  })
}
