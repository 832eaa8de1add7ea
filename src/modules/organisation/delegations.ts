import { changedPaths } from '../../platform/compare.ts'
import type { Ctx } from '../../platform/context.ts'
import { Invalid, NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { idOfName, newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { delegationChanged, delegationRemoved } from './organisation.events.ts'
import type { Delegation } from './organisation.ts'
import { ROLES } from './permissions.ts'

/** The subject of events about a part of the scheme. */
export const delegationSubject = (id: string): string => idOfName('delegation', id)

/** Those in force, in order. */
export async function readDelegations(ctx: Ctx): Promise<Delegation[]> {
  const rows = await ctx.db
    .selectFrom('organisation.delegations')
    .select('definition')
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(row => row.definition as Delegation)
}

/**
 * Makes or changes a part of the scheme; answers its id. From then on packs leave it alone. Throws Invalid by `services`,
 * `roles`, `limit`, `budget`, with codes for words.
 */
export async function saveDelegation(ctx: Ctx, input: Omit<Delegation, 'id'> & { id?: string }): Promise<string> {
  mustMakeSense(input)
  const id = input.id ?? newId()
  const definition: Delegation = { ...input, id }
  await ctx.transaction(async ctx => {
    const before = input.id ? await lockDelegation(ctx, input.id) : null
    const changed = before ? changedPaths(before, definition) : ['new']
    if (changed.length === 0) return
    const set = { definition: JSON.stringify(definition), edited_at: ctx.now() }
    const writing = ctx.db.insertInto('organisation.delegations').values({ id, position: 1000, ...set })
    await writing.onConflict(row => row.column('id').doUpdateSet(set)).execute()
    await touch(ctx, 'organisation')
    const parts = [...new Set(changed.map(path => path.split(/[.[]/)[0]!))]
    await publish(ctx, delegationChanged({ delegationId: id, subject: delegationSubject(id), changed: parts }))
  })
  return id
}

/** Takes a part of the scheme away; what it was used for stays on record. */
export async function removeDelegation(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    await lockDelegation(ctx, id)
    const set = { removed_at: ctx.now(), edited_at: ctx.now() }
    await ctx.db.updateTable('organisation.delegations').set(set).where('id', '=', id).execute()
    await touch(ctx, 'organisation')
    await publish(ctx, delegationRemoved({ delegationId: id, subject: delegationSubject(id) }))
  })
}

/** A budget without a period, or smaller than one case may cost, is a slip of the hand. */
function mustMakeSense({ services, roles, limit, budget, per }: Omit<Delegation, 'id'>): void {
  const errors = {
    ...(services.length === 0 && { services: 'servicesMissing' }),
    ...((roles.length === 0 || !roles.every(role => ROLES.includes(role))) && { roles: 'rolesMissing' }),
    ...(budget !== undefined && !per && { per: 'perMissing' }),
    ...(budget !== undefined && limit !== undefined && limit > budget && { limit: 'limitOverBudget' }),
  }
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
}

async function lockDelegation(ctx: Ctx, id: string): Promise<Delegation> {
  const query = ctx.db.selectFrom('organisation.delegations').select('definition').where('id', '=', id)
  const row = await query.where('removed_at', 'is', null).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound(`delegation ${id}`)
  return row.definition as Delegation
}

/** What became of the scheme: parts that staff changed and the pack would have otherwise, with where. */
export interface DelegationsLoaded {
  kept: { id: string; paths: string[] }[]
}

/** Makes the scheme that of the pack, but for what administrators changed or took away. */
export async function replaceDelegations(ctx: Ctx, wanted: Delegation[]): Promise<DelegationsLoaded> {
  const rows = await ctx.db.selectFrom('organisation.delegations').selectAll().forUpdate().execute()
  const held = new Map(rows.map(row => [row.id, row]))
  const loaded: DelegationsLoaded = { kept: [] }
  for (const [position, definition] of wanted.entries()) {
    const before = held.get(definition.id)
    held.delete(definition.id)
    if (before?.edited_at) {
      const paths = before.removed_at ? ['removed'] : changedPaths(before.definition, definition)
      if (paths.length > 0) loaded.kept.push({ id: definition.id, paths })
      continue
    }
    const set = { position, definition: JSON.stringify(definition), removed_at: null }
    const writing = ctx.db.insertInto('organisation.delegations').values({ id: definition.id, ...set })
    await writing.onConflict(row => row.column('id').doUpdateSet(set)).execute()
  }
  const gone = [...held.values()].filter(row => !row.edited_at && !row.removed_at).map(({ id }) => id)
  if (gone.length > 0)
    await ctx.db
      .updateTable('organisation.delegations')
      .set({ removed_at: ctx.now() })
      .where('id', 'in', gone)
      .execute()
  return loaded
}
