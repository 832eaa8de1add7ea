import { sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { can, getStaff } from '../organisation/index.ts'
import { actAsParticipant, findDoerFor, listDoersOf, readRequest } from '../requests/index.ts'
import { thanksGiven } from './coaching.events.ts'
import { ledBy } from './seen-by.ts'
import { staffOf } from './write-note.ts'

/**
 * A resident's thanks by her private link: they go to the colleague who did it. Sent twice is sent once. Throws Refused
 * `coaching.nobody-to-thank` where it is not done, or nobody of ours did it.
 */
export async function giveThanks(ctx: Ctx, input: { participantId: string; words: string }): Promise<void> {
  refuseUnless(input.words.trim() !== '', 'coaching.words-missing')
  await ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const doer = await findDoerFor(ctx, input.participantId)
    refuseUnless(!!doer, 'coaching.nobody-to-thank')
    await insertThanks(ctx, { ...doer!, participantId: input.participantId, toldTo: null, words: input.words })
  })
}

/**
 * As a resident told them to a colleague. `to`: one of those who had to do with the request; of a compliment any colleague,
 * because whom it names has nothing to do with its handling. Throws Refused `coaching.choose-who`.
 */
export async function passOnThanks(ctx: Ctx, input: { requestId: string; to: string; words: string }): Promise<void> {
  const { id } = staffOf(ctx)
  refuseUnless(input.words.trim() !== '', 'coaching.words-missing')
  await ctx.transaction(async ctx => {
    refuseUnless(await mayBeThanked(ctx, input), 'coaching.choose-who')
    const { requestId, words } = input
    await insertThanks(ctx, { requestId, staffId: input.to, participantId: null, toldTo: id, words })
  })
}

async function mayBeThanked(ctx: Ctx, { requestId, to }: { requestId: string; to: string }): Promise<boolean> {
  if ((await listDoersOf(ctx, requestId)).some(doer => doer.staffId === to)) return true
  return (await readRequest(ctx, requestId)).kind === 'compliment' && !(await getStaff(ctx, to)).disabledAt
}

interface Thanks {
  requestId: string
  staffId: string
  participantId: string | null
  toldTo: string | null
  words: string
}

async function insertThanks(ctx: Ctx, { requestId, staffId, participantId, toldTo, words }: Thanks): Promise<void> {
  const thanksId = newId()
  const { rows } =
    await sql`insert into coaching.thanks (id, to_id, request_id, participant_id, told_to, words, given_at)
    values (${thanksId}, ${staffId}, ${requestId}, ${participantId}, ${toldTo}, ${maskCards(words.trim())}, ${ctx.now()})
    on conflict do nothing returning id`.execute(ctx.db)
  if (rows.length === 0) return
  await publish(ctx, thanksGiven({ thanksId, staffId, requestId, how: participantId ? 'link' : 'told' }))
}

export interface ReceivedThanks {
  requestId: string
  service: string
  words: string
  toldTo: string | null
  givenAt: Date
  isNew: boolean
}

/** Thanks to this person, the newest first. Who gave them is on the request. */
export async function listThanks(ctx: Ctx): Promise<ReceivedThanks[]> {
  const { id } = staffOf(ctx)
  const { rows } = await sql<ReceivedThanks>`
    select t.request_id as "requestId", r.service_slug as service, t.words, c.name as "toldTo", t.given_at as "givenAt", t.seen_at is null as "isNew"
    from coaching.thanks t join requests.asked_of r on r.id = t.request_id
    left join organisation.colleagues c on c.id = t.told_to
    where t.to_id = ${id}::uuid order by t.given_at desc, t.id limit 50`.execute(ctx.db)
  return rows
}

export interface ThanksOfPeople {
  staffName: string
  givenAt: Date
  isNew: boolean
  /** Null where it was asked in confidence: that she was thanked is all that her leader learns. */
  said: { service: string; words: string; requestId: string } | null
}

const LEADERS_DAYS = 60

/** Thanks to those whom the actor leads, of the last 60 days, the newest first. Nobody who leads nobody has any. */
export async function listThanksOfPeople(ctx: Ctx): Promise<ThanksOfPeople[]> {
  const leader = staffOf(ctx)
  if (!can(leader, 'coaching.write')) return []
  const { rows } = await sql<ThanksOfPeople>`
    select c.name as "staffName", t.given_at as "givenAt",
      t.given_at > coalesce((select looked_at from coaching.leaders_looks where leader_id = ${leader.id}::uuid), '-infinity') as "isNew",
      case when not s.sensitive then jsonb_build_object('service', r.service_slug, 'words', t.words, 'requestId', t.request_id) end as said
    from coaching.thanks t join organisation.colleagues c on c.id = t.to_id join requests.asked_of r on r.id = t.request_id
    join requests.standings s on s.id = t.request_id
    where ${isLedThanks(ctx, leader)} order by t.given_at desc, t.id limit 50`.execute(ctx.db)
  return rows
}

/** Are the thanks (`t`) to somebody of a team of hers, and not to herself? */
export const isLedThanks = (ctx: Ctx, leader: StaffActor) => sql<boolean>`(t.to_id <> ${leader.id}::uuid
    and t.given_at > ${ctx.now()}::timestamptz - make_interval(days => ${LEADERS_DAYS}) and ${ledBy(leader, sql.ref('t.to_id'))})`

/** Has this participant given thanks already? */
export async function hasThanked(ctx: Ctx, participantId: string): Promise<boolean> {
  const query = ctx.db.selectFrom('coaching.thanks').select('id').where('participant_id', '=', participantId)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/** May thanks be given by this link now? */
export async function canThank(ctx: Ctx, participantId: string): Promise<boolean> {
  const acting = await actAsParticipant(ctx, participantId)
  const doer = await findDoerFor(acting, participantId).catch(error => {
    if (error instanceof NotFound) return null
    throw error
  })
  return doer !== null && !(await hasThanked(ctx, participantId))
}
