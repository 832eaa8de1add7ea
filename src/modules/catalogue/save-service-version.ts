import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { serviceChanged, serviceRestored, serviceRetired } from './catalogue.events.ts'
import { insertVersion, lockService, pointTo, saveRetired } from './catalogue.store.ts'
import { digestOf } from './digest.ts'
import type { Service } from './service.ts'

export interface SavedVersion {
  versionId: string
  number: number
  /** `unchanged`: it says what the current version says, and no new one was made. */
  outcome: 'added' | 'changed' | 'unchanged'
}

/**
 * Makes a service say this from now on. Requests keep the version they were opened under. A retired service comes back.
 */
export async function saveServiceVersion(ctx: Ctx, service: Service, origin: 'pack' | 'staff'): Promise<SavedVersion> {
  return ctx.transaction(async ctx => {
    const current = await lockService(ctx, service.slug)
    if (current?.retired) await publish(ctx, serviceRestored({ slug: service.slug }))
    if (current?.retired) await saveRetired(ctx, service.slug, null)
    await touch(ctx, 'catalogue')
    const digest = digestOf(service)
    if (current?.digest === digest) return { ...current, outcome: 'unchanged' }
    const version = { id: newId(), number: current ? current.lastNumber + 1 : 1, origin, digest }
    await insertVersion(ctx, service, version)
    await pointTo(ctx, service.slug, version.id)
    const { id: versionId, number } = version
    await publish(ctx, serviceChanged({ slug: service.slug, versionId, number, origin }))
    return { versionId, number, outcome: current ? 'changed' : 'added' }
  })
}

/** Takes a service out of the catalogue. Its versions and requests stay; its open requests go on. */
export async function retireService(ctx: Ctx, slug: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const current = await lockService(ctx, slug)
    if (!current || current.retired) return
    await saveRetired(ctx, slug, ctx.now())
    await touch(ctx, 'catalogue')
    await publish(ctx, serviceRetired({ slug }))
  })
}
