// What another body that deals with a request may be given of it. For the program itself: it asks nobody's permission.
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { participantNames } from './participant-names.ts'
import { isPicture } from './published.read.ts'

/** Words of a resident, or of a colleague to everybody. What came by a key may be the body's own. */
const isAddition = sql`u.withdrawn_at is null and u.said_by is null
  and (u.audience = 'public' or (u.participant_id is not null and u.author_kind <> 'api-key'))`

/**
 * What residents attached, or a colleague to what everybody may read: no document, no picture of the result, none between
 * colleagues, none that was taken back. `u`: the update it came with, if any.
 */
const isForBody = sql`p.withdrawn_at is null and p.closure_id is null and ${isPicture}
  and (p.update_id is null or ${isAddition})`

/** Ids of the pictures that came with a request, or (`updateId`) with what was added to it. */
export async function listPhotosForBody(ctx: Ctx, requestId: string, updateId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.file_id as id from requests.photos p
    left join requests.updates u on u.id = p.update_id
    where p.request_id = ${requestId}::uuid and p.update_id is not distinct from ${updateId}::uuid and ${isForBody}
    order by p.file_id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Whether a body may have this picture still: the request is not in confidence, and public unless `personal`. */
export async function mayBodyHavePhoto(
  ctx: Ctx,
  { requestId, fileId, personal }: { requestId: string; fileId: string; personal: boolean },
): Promise<boolean> {
  if (!isId(fileId)) return false
  const { rows } = await sql`select from requests.photos p join requests.requests r on r.id = p.request_id
    left join requests.updates u on u.id = p.update_id
    where p.request_id = ${requestId}::uuid and p.file_id = ${fileId}::uuid and ${isForBody} and not r.sensitive
      and (${personal} or (r.visibility = 'public' and r.withdrawn_at is null and r.held_at is null))`.execute(ctx.db)
  return rows.length > 0
}

/** What was added to a request, for the body that deals with it. Words are as they were written. */
export interface AddedForBody {
  words: string
  at: Date
  /** Names that its participants gave, to mask. */
  names: string[]
  byStaff: boolean
  /** Somebody else than who asked, or her helper. */
  byFollower: boolean
  /** The request is on the public site. */
  isPublic: boolean
  /** Ids of the pictures that came with it. */
  photos: string[]
}

/** Null: it was taken back, is between colleagues, or the request is in confidence now. */
export async function findAddedForBody(ctx: Ctx, updateId: string): Promise<AddedForBody | null> {
  const { rows } = await sql<AddedForBody>`select u.words, u.created_at as at,
      ${participantNames} || array(select c.name from requests.participants w
        join customers.reachable c on c.customer_id = w.customer_id where w.id = u.participant_id and c.name is not null) as names,
      u.participant_id is null as "byStaff",
      exists (select from requests.participants f where f.id = u.participant_id
        and (f.role = 'follower' or f.request_id <> r.id)) as "byFollower",
      r.visibility = 'public' and r.withdrawn_at is null and r.held_at is null as "isPublic",
      array(select p.file_id from requests.photos p where p.update_id = u.id and ${isForBody} order by p.file_id) as photos
    from requests.updates u join requests.requests r on r.id = u.request_id
    where u.id = ${updateId}::uuid and not r.sensitive and ${isAddition}`.execute(ctx.db)
  return rows[0] ?? null
}
