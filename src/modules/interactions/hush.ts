import { type RawBuilder, sql } from 'kysely'
import { type Actor, system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import {
  type FailedMessage,
  findHeldFor,
  holdBack,
  listHeldFor,
  markMended,
  type NewMessage,
  retryMessage,
} from '../channels/index.ts'
import { doubtWays, isOrganisation, MAY_BE_READ } from '../customers/index.ts'
import { listAskers } from '../requests/index.ts'
import { chainOf, isHeardBy } from './confided.ts'
import { noteHushed } from './hushed-people.ts'
import type { InteractionChannel } from './interaction.ts'
import { conversationHushed } from './interactions.events.ts'

/** How what is held back answers: `notifications` reads of it that it was. */
const HELD_BACK = 'Not sent: it may not be safe to write to them'

const MEDIA = { email: 'email', phone: 'text', address: 'letter' } as const

/** By what she wrote to us: how she is answered there whoever has it decides. */
const WROTE_BY: Partial<Record<InteractionChannel, keyof typeof MEDIA>> = {
  email: 'email',
  text: 'phone',
  letter: 'address',
}

/**
 * Danger was raised in it of a kind in which somebody at home may read along: of this conversation, of those it goes on from and those in
 * which it went on, the program writes her nothing more by itself. Her ways are in doubt until a colleague saves them anew, and what waits to
 * be sent there is held back. In the transaction in which it was kept in confidence, which has locked them.
 */
export async function hushConversation(ctx: Ctx, interactionId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`update interactions.interactions set hushed = true,
      safe_at = null, safe_by = null, safe_because = null
    where id in (${chainOf(sql`${interactionId}::uuid`)}) returning id`.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  const to = await doubtPeopleOf(ctx, ids)
  const threads = [...ids, ...(await threadsOf(ctx, ids))]
  await holdBack(ctx, { for: interactionId, threads, to, answer: HELD_BACK })
  await publish(ctx, conversationHushed({ interactionId, conversations: ids }))
}

/** Of what was promised in them, what they are about, and what was written that they are about. */
async function threadsOf(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with on_it as (select id, request_id from interactions.matters
      where interaction_id = any(${[...ids]}::uuid[]))
    select b.id from on_it join interactions.call_backs b on b.matter_id = on_it.id
    union select request_id from on_it where request_id is not null
    union select w.thread_id from interactions.waiting w
      where w.interaction_id = any(${[...ids]}::uuid[]) or w.given_in = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** It is clear now, or otherwise, whom a hushed conversation is with. */
export async function hushWhoItIs(ctx: Ctx, interactionId: string): Promise<void> {
  if (!(await isHushed(ctx, interactionId))) return
  const to = await doubtPeopleOf(ctx, [interactionId])
  await holdBack(ctx, { for: interactionId, threads: [], to, answer: HELD_BACK })
}

/** Whom these are with, and who asked for herself in one where nobody has said who it is. Answers where they are written to. */
async function doubtPeopleOf(ctx: Ctx, ids: readonly string[]): Promise<Pick<NewMessage, 'medium' | 'recipient'>[]> {
  const { rows } = await sql<{
    id: string
    channel: InteractionChannel
    customerId: string | null
    opened: string[]
  }>`select i.id, i.channel, c.customer_id as "customerId", case when c.customer_id is not null then '{}' else array(
      select m.request_id from interactions.matters m where m.interaction_id = i.id and m.touched = 'opened'
        and m.continues_id is null and m.request_id is not null) end as opened
    from interactions.interactions i left join interactions.callers c on c.interaction_id = i.id
    where i.id = any(${[...ids]}::uuid[]) order by i.started_at, i.id`.execute(ctx.db)
  const people: { interactionId: string; customerId: string; channel: InteractionChannel }[] = []
  for (const { id, channel, customerId, opened } of rows) {
    // Also of what the colleague may not see: who asked is in no less danger.
    const who = customerId
      ? [customerId]
      : (await listAskers(withContext(ctx, { actor: system('interactions') }), opened)).map(asker => asker.customerId)
    for (const each of who)
      if (!(await isOrganisation(ctx, each))) people.push({ interactionId: id, customerId: each, channel })
  }
  await noteHushed(ctx, people)
  for (const { customerId, channel } of people) {
    const spare = WROTE_BY[channel] ?? null
    await doubtWays(ctx, { from: null, customerId, not: ['write'], because: MAY_BE_READ, spare })
  }
  const { rows: ways } = await sql<{
    kind: keyof typeof MEDIA
    value: string
    normal: string
  }>`select w.kind, w.value, w.normal
    from unnest(${people.map(each => each.customerId)}::uuid[]) p (id) cross join lateral (
      select * from customers.ways w where w.customer_id = p.id offset 0) w`.execute(ctx.db)
  return ways.map(({ kind, value, normal }) => ({
    medium: MEDIA[kind],
    recipient: kind === 'address' ? value : normal,
  }))
}

/** Whether nothing is written to her of a conversation (its id) by itself: danger was raised in it, or in one it goes on from. */
export const hushedOf = (id: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from interactions.came_from(${id}) back
    join interactions.interactions hushed on hushed.id = back.id where hushed.hushed)`

/** Whether this actor may say that it is safe to write to them: who pressed the key in a conversation of this chain, or was told. Not who has another part of it. */
export const maySaySafe = (actor: Actor, id: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from (${chainOf(id)}) of_it join interactions.interactions pressed on pressed.id = of_it.id
    where pressed.danger_raised and pressed.confided_to is not null and ${isHeardBy(actor, 'pressed')})`

export async function isHushed(ctx: Ctx, interactionId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select ${hushedOf(sql`${interactionId}::uuid`)} as is`.execute(ctx.db)
  return rows[0]!.is
}

/**
 * Whether what a colleague sends there goes to where only a danger raised puts it in doubt. Throws Refused `interactions.safe-not-said`
 * where danger was raised and nobody says that it is safe.
 */
export async function mayWrite(
  ctx: Ctx,
  { interactionId, isSafeSaid = false }: { interactionId: string; isSafeSaid?: boolean },
): Promise<boolean> {
  if (!(await isHushed(ctx, interactionId))) return false
  refuseUnless(isSafeSaid, 'interactions.safe-not-said')
  return true
}

/** Holds back what waits to be sent in these threads, which belong to a conversation in which danger was raised. */
export const holdBackOf = async (ctx: Ctx, interactionId: string, threads: readonly string[]): Promise<void> => {
  if (threads.length > 0) await holdBack(ctx, { for: interactionId, threads, to: [], answer: HELD_BACK })
}

/** For which conversation what a colleague writes to this person is held back, and how it answers: the last for which she is in doubt. Null: none is. */
export async function findHush(ctx: Ctx, customerId: string): Promise<{ for: string; answer: string } | null> {
  const { rows } = await sql<{ id: string }>`select i.id from (values (${customerId}::uuid)) asked (id)
      join customers.ids_of_person hers on hers.customer_id = asked.id
      join interactions.hushed_people h on h.customer_id = hers.other_id
      join interactions.interactions i on i.id = h.interaction_id
    order by i.started_at desc, i.id limit 1`.execute(ctx.db)
  return rows[0] ? { for: rows[0].id, answer: HELD_BACK } : null
}

/** What was held back of it and waits for a colleague, for who heard it and for those who were told. */
export async function listHeldBack(ctx: Ctx, interactionId: string): Promise<FailedMessage[]> {
  const { rows } = await sql<{ id: string }>`select i.id from interactions.interactions i
    where i.id in (${chainOf(sql`${isId(interactionId) ? interactionId : null}::uuid`)}) and ${isHeardBy(ctx.actor)}`.execute(
    ctx.db,
  )
  return listHeldFor(
    ctx,
    rows.map(({ id }) => id),
  )
}

/** Sends what was held back, since they said that it is safe, or drops it. Throws NotFound where it does not wait, or is not for this colleague to see. */
export async function settleHeldBack(ctx: Ctx, { id, act }: { id: string; act: 'send' | 'drop' }): Promise<void> {
  await ctx.transaction(async ctx => {
    const heldFor = await findHeldFor(ctx, id)
    const { rows } = await sql`select from interactions.interactions i
      where i.id = ${heldFor}::uuid and ${isHeardBy(ctx.actor)} for update`.execute(ctx.db)
    // Of two who decide at once the second has nothing left to decide.
    if (rows.length === 0 || (await findHeldFor(ctx, id)) !== heldFor) throw new NotFound('message')
    await (act === 'send' ? retryMessage(ctx, id) : markMended(ctx, id, 'not-needed'))
  })
}
