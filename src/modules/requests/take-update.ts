import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { resume } from './pause-request.ts'
import { updateWritten } from './requests.events.ts'
import { getForUpdate } from './requests.store.ts'
import { seenBy } from './seen-by.ts'
import { addUpdate } from './updates.store.ts'

export interface UpdateFromOutside {
  reference: string
  words: string
  /** Whose words they are: matched with a participant by email address. */
  email?: string
  /** The other system's own id of it: the same one twice is once. */
  external: { source: string; id: string }
}

export interface TakenUpdate {
  updateId: string
  /** It came before: nothing new was made. */
  again: boolean
  /** It came before with other words. */
  isOther: boolean
}

/**
 * Takes in what another system knows of a request: a note for staff, also when the request is closed (it opens nothing).
 * A key may write to what is public and to what it asked for itself; else `NotFound`. An answer of the reporter to our
 * question starts the clock again.
 */
export async function takeUpdate(ctx: Ctx, update: UpdateFromOutside): Promise<TakenUpdate> {
  return ctx.transaction(async ctx => {
    const requestId = await lockReachable(ctx, update.reference)
    const before = await findUpdate(ctx, update.external)
    if (before) return { updateId: before.id, again: true, isOther: before.words !== maskCards(update.words) }
    const participantId = await findParticipant(ctx, requestId, update.email)
    const { words, external } = update
    const updateId = await addUpdate(ctx, {
      requestId,
      audience: 'staff',
      words,
      external,
      ...(participantId ? { participantId } : {}),
    })
    await publish(ctx, updateWritten({ requestId, updateId, audience: 'staff', by: 'api-key' }))
    if (participantId) await resumeFor(ctx, requestId)
    else await sql`update requests.requests set updated_at = ${ctx.now()} where id = ${requestId}`.execute(ctx.db)
    return { updateId, again: false, isOther: false }
  })
}

async function lockReachable(ctx: Ctx, reference: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select r.id from requests.requests r
    where r.reference = ${reference} and (${seenBy({ kind: 'customer', id: null }, 'r')}
      or exists (select from platform.events e where e.subject = r.id and e.type = 'requests.opened'
        and e.actor_kind = 'api-key' and e.actor_id = ${ctx.actor.id}))
    for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('request')
  return rows[0].id
}

async function findUpdate(ctx: Ctx, { source, id }: UpdateFromOutside['external']) {
  const { rows } = await sql<{ id: string; words: string }>`
    select id, words from requests.updates where external_source = ${source} and external_id = ${id}`.execute(ctx.db)
  return rows[0] ?? null
}

async function findParticipant(ctx: Ctx, requestId: string, email = ''): Promise<string | null> {
  if (!email) return null
  const { rows } = await sql<{ id: string }>`
    select p.id from requests.participants p join customers.known_points c on c.customer_id = p.customer_id
    where p.request_id = ${requestId} and p.left_at is null and c.kind = 'email' and c.normal = ${email.toLowerCase()}
    order by p.role = 'reporter' desc, p.joined_at limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}

async function resumeFor(ctx: Ctx, requestId: string): Promise<void> {
  const asSystem = { ...ctx, actor: { kind: 'system', id: 'requests' } as const }
  await resume(ctx, await getForUpdate(asSystem, requestId))
}
