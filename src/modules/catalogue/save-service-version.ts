import { changedPaths } from '../../platform/compare.ts'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { serviceChanged, serviceRestored, serviceRetired } from './catalogue.events.ts'
import { insertVersion, type LockedService, lockService, pointTo, saveOffer } from './catalogue.store.ts'
import { digestOf } from './digest.ts'
import type { Origin, Service } from './service.ts'

export interface SavedVersion {
  versionId: string
  number: number
  /** `unchanged`: it says what the current version says, and no new one was made. */
  outcome: 'added' | 'changed' | 'unchanged'
}

/**
 * Makes a service say this from now on. Requests keep the version they were opened under. A retired service comes back.
 */
export async function saveServiceVersion(ctx: Ctx, service: Service, origin: Origin): Promise<SavedVersion> {
  return ctx.transaction(async ctx => {
    const current = await lockService(ctx, service.slug)
    if (current?.retired) await publish(ctx, serviceRestored({ slug: service.slug }))
    if (current?.retired) await saveOffer(ctx, service.slug, { offered: true, origin, why: null })
    return addVersion(ctx, current, service, origin)
  })
}

/** The next version of a service that the caller has locked; whether it is offered stays as it is. */
export async function addVersion(
  ctx: Ctx,
  current: LockedService | null,
  service: Service,
  origin: Origin,
  why: string | null = null,
): Promise<SavedVersion> {
  if (current?.digest !== digestOf(service)) return makeVersion(ctx, current, service, origin, why)
  await touch(ctx, 'catalogue')
  return { versionId: current.versionId, number: current.number, outcome: 'unchanged' }
}

/** The same, also where it says what the current one says. */
export async function makeVersion(
  ctx: Ctx,
  current: LockedService | null,
  service: Service,
  origin: Origin,
  why: string | null,
): Promise<SavedVersion> {
  await touch(ctx, 'catalogue')
  const digest = digestOf(service)
  const version = { id: newId(), number: current ? current.lastNumber + 1 : 1, origin, digest, why }
  await insertVersion(ctx, service, version)
  await pointTo(ctx, service.slug, version.id)
  const { id: versionId, number } = version
  const changed = current ? changedParts(current.definition, service) : []
  await publish(ctx, serviceChanged({ slug: service.slug, versionId, number, origin, changed }))
  return { versionId, number, outcome: current ? 'changed' : 'added' }
}

/** The keys of a definition under which two say something else. */
const changedParts = (before: Service, after: Service): string[] => [
  ...new Set(changedPaths(before, after).map(path => path.split('.')[0]!)),
]

/** Takes a service out of the catalogue. Its versions and requests stay; its open requests go on. */
export async function retireService(
  ctx: Ctx,
  slug: string,
  { origin, why = null }: { origin: Origin; why?: string | null } = { origin: 'pack' },
): Promise<void> {
  await ctx.transaction(async ctx => {
    const current = await lockService(ctx, slug)
    if (!current || current.retired) return
    await saveOffer(ctx, slug, { offered: false, origin, why })
    await touch(ctx, 'catalogue')
    await publish(ctx, serviceRetired({ slug }))
  })
}
