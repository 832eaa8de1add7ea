// Keys with which other systems may send requests. A key is shown once; only its SHA-256 is kept.
import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { idOfName, isId, newId } from '../../platform/id.ts'
import { held, touch } from '../../platform/memory.ts'
import { readSettings } from '../../platform/settings.ts'
import { apiKeyCreated, apiKeyRevoked } from './identity.events.ts'

const LONGEST_NAME = 100
/** The key that a demonstration accepts, and no other database. */
const DEMO_KEY = 'demo'

export interface ApiKey {
  id: string
  name: string
  createdAt: Date
  /** Name of the colleague who made it; null for one made by a command. */
  createdBy: string | null
  revokedAt: Date | null
}

/** Makes a key and answers it: nobody can read it again. Throws Refused `identity.key-name-missing`. */
export async function createApiKey(ctx: Ctx, { name }: { name: string }): Promise<{ id: string; key: string }> {
  refuseUnless(name.trim() !== '', 'identity.key-name-missing')
  const id = newId()
  const key = `fp_${randomBytes(24).toString('base64url')}`
  const created_by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await ctx.transaction(async ctx => {
    await ctx.db
      .insertInto('identity.api_keys')
      .values({ id, name: name.trim().slice(0, LONGEST_NAME), digest: digestOf(key), created_by })
      .execute()
    await touch(ctx, 'identity')
    await publish(ctx, apiKeyCreated({ keyId: id }))
  })
  return { id, key }
}

/** From now on the key is refused, in every process within a second. Revoking twice is revoking once. Throws NotFound. */
export async function revokeApiKey(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const key = await getApiKey(ctx, id)
    if (key.revokedAt) return
    const revoking = ctx.db.updateTable('identity.api_keys').set({ revoked_at: ctx.now() })
    await revoking.where('id', '=', id).where('revoked_at', 'is', null).execute()
    await touch(ctx, 'identity')
    await publish(ctx, apiKeyRevoked({ keyId: id }))
  })
}

/** All keys ever made: those in use first, then the newest. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKey[]> {
  const { rows } = await selectKeys(sql`true`).execute(ctx.db)
  return rows
}

/** Throws NotFound. */
export async function getApiKey(ctx: Ctx, id: string): Promise<ApiKey> {
  if (!isId(id)) throw new NotFound('key')
  const { rows } = await selectKeys(sql`k.id = ${id}::uuid`).execute(ctx.db)
  if (!rows[0]) throw new NotFound('key')
  return rows[0]
}

const selectKeys = (where: ReturnType<typeof sql>) => sql<ApiKey>`
  select k.id, k.name, k.created_at as "createdAt", c.name as "createdBy", k.revoked_at as "revokedAt"
  from identity.api_keys k left join organisation.colleagues c on c.id = k.created_by
  where ${where} order by k.revoked_at is not null, k.created_at desc limit 500`

const readKeys = held('identity', async ctx => {
  const rows = await ctx.db
    .selectFrom('identity.api_keys')
    .select(['id', 'name', 'digest'])
    .where('revoked_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name, digest }) => [digest.toString('hex'), { id, name }]))
})

/** The actor of a key; null for one that is unknown or revoked. Asks memory only. */
export async function findApiKey(ctx: Ctx, key: string): Promise<Extract<Actor, { kind: 'api-key' }> | null> {
  if (key === DEMO_KEY) return (await readSettings(ctx)).demo ? demoKey : null
  const found = (await readKeys(ctx)).get(digestOf(key).toString('hex'))
  return found ? { kind: 'api-key', ...found } : null
}

const demoKey = { kind: 'api-key' as const, id: idOfName('api-key', DEMO_KEY), name: DEMO_KEY }

const digestOf = (key: string): Buffer => hash('sha256', key, 'buffer')
