import type { Ctx } from '../../platform/context.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { can } from '../organisation/index.ts'

/**
 * Whether the actor may publish, change and end a notice about these services. Who publishes only about the services of her
 * teams needs all of them to be theirs, and cannot speak to everybody.
 */
export async function mayPublish(ctx: Ctx, services: readonly string[]): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || can(actor, 'notices.publish')) return true
  const own = new Set(await listOwnServices(ctx))
  return services.length > 0 && services.every(slug => own.has(slug))
}

/** The services about which she may publish because her teams handle them. */
export async function listOwnServices(ctx: Ctx): Promise<string[]> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || !can(actor, 'notices.publish-own')) return []
  const { services } = await readCatalogue(ctx)
  return [...services.values()]
    .filter(({ teams }) => teams.some(team => actor.teams.includes(team)))
    .map(each => each.slug)
}
