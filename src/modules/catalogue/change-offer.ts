import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { readOrganisation } from '../organisation/index.ts'
import { serviceRestored } from './catalogue.events.ts'
import { lockService, saveOffer } from './catalogue.store.ts'
import { retireService } from './save-service-version.ts'

/**
 * Decides on the staff site whether people can ask for a service; packs leave it so from then on. Throws NotFound;
 * Refused `catalogue.why-missing`, and `catalogue.needed` for the service that takes what fits no other and the one that
 * takes complaints: other pages lead to them.
 */
export async function changeOffer(
  ctx: Ctx,
  { slug, offered, why }: { slug: string; offered: boolean; why: string },
): Promise<void> {
  refuseUnless(why.trim() !== '', 'catalogue.why-missing')
  await ctx.transaction(async ctx => {
    const current = await lockService(ctx, slug)
    if (!current) throw new NotFound(`service ${slug}`)
    if (!offered) {
      refuseUnless(!(await neededServices(ctx)).includes(slug), 'catalogue.needed')
      return retireService(ctx, slug, { origin: 'staff', why: why.trim() })
    }
    if (!current.retired) return
    await saveOffer(ctx, slug, { offered: true, origin: 'staff', why: why.trim() })
    await touch(ctx, 'catalogue')
    await publish(ctx, serviceRestored({ slug }))
  })
}

async function neededServices(ctx: Ctx): Promise<string[]> {
  const { council } = await readOrganisation(ctx)
  return [council.fallback.service, council.complaints.service]
}
