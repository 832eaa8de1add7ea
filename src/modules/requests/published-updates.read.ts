// What happened to public requests, as other systems follow it: words to the public, endings, reopenings, planned work.
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { fromMicroseconds, microseconds } from '../../platform/database/cursor.ts'
import { idOfName } from '../../platform/id.ts'
import { isPublicRequest, isShownPhoto, type PublishedClosure } from './published.read.ts'
import type { Outcome, Status } from './request.ts'

/** One thing that happened. Words are as they were written: the site masks them before it shows them. */
export interface PublishedUpdate {
  /** Stays the same for ever, whoever asks. */
  id: string
  reference: string
  kind: 'words' | 'closed' | 'reopened' | 'scheduled'
  at: Date
  words: string
  closure: PublishedClosure | null
  /** How the request stood after it (waiting for the customer is open), and how it had ended where it was closed. */
  state: Exclude<Status, 'waiting'>
  outcome: Outcome | null
  /** The reference it was joined into, where this tells of that. */
  mergedInto: string | null
  /** Names that participants gave, to mask. */
  names: string[]
  /** Ids of released photos that came with it. */
  photos: string[]
}

export interface PublishedUpdateFilter {
  references?: string[]
  from?: Date
  to?: Date
  /** What the last page ended with: microseconds, `~`, sequence. */
  cursor?: string
}

interface Row extends Omit<PublishedUpdate, 'id' | 'kind' | 'state'> {
  seq: number
  type: keyof typeof KINDS
  updateId: string | null
  closureId: string | null
  stateEvent: string | null
  planned: boolean | null
  cursor: string
}

const KINDS = {
  'requests.update-written': 'words',
  'requests.closed': 'closed',
  'requests.reopened': 'reopened',
  'requests.scheduled': 'scheduled',
} as const

/** Also the condition of the index that finds them: `events_published`. */
const isShown = sql`(e.type in ('requests.closed', 'requests.reopened', 'requests.scheduled')
  or (e.type = 'requests.update-written' and e.data->>'audience' = 'public'))`

/**
 * What happened to public requests, oldest first, at most `limit`, and the cursor of the next page. Without a start or a
 * cursor: the newest.
 */
export async function listPublishedUpdates(
  ctx: Ctx,
  filter: PublishedUpdateFilter,
  limit: number,
): Promise<{ rows: PublishedUpdate[]; next: string | null }> {
  const forwards = Boolean(filter.from || filter.cursor)
  const direction = forwards ? sql`asc` : sql`desc`
  const { rows } = await sql<Row>`
    select ${columns} from platform.events e join requests.requests r on r.id = e.subject
    left join requests.updates u on e.type = 'requests.update-written' and u.id = (e.data->>'updateId')::uuid
    left join requests.closures k on e.type = 'requests.closed' and k.id = (e.data->>'closureId')::uuid
    left join lateral (select s.type, s.data->>'outcome' as outcome, coalesce(s.data->>'scheduled', '') = 'true' as planned from platform.events s
      where s.subject = e.subject and s.seq <= e.seq and s.type in
        ('requests.scheduled', 'requests.closed', 'requests.reopened')
      order by s.seq desc limit 1) state on true
    where ${sql.join(conditions(filter), sql` and `)}
    order by e.at ${direction}, e.seq ${direction} limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const next = forwards && rows.length > limit ? page.at(-1)!.cursor : null
  return { rows: (forwards ? page : page.toReversed()).map(toUpdate), next }
}

const columns = sql`e.seq, e.type, e.at, r.reference, ${microseconds(sql.ref('e.at'))} || '~' || e.seq as cursor,
  e.data->>'updateId' as "updateId", nullif(e.data->>'closureId', '') as "closureId",
  case when k.outcome = 'cancelled' then '' else coalesce(u.words, k.words, '') end as words,
  case when k.id is not null then jsonb_build_object('outcome', k.outcome,
    'words', case when k.outcome = 'cancelled' then '' else k.words end,
    'challenge', k.challenge, 'body', k.body, 'bodyReference', k.body_reference) end as closure,
  state.type as "stateEvent", state.planned, case when state.type = 'requests.closed' then state.outcome end as outcome,
  case when k.outcome = 'merged' then (select m.reference from requests.requests m
    where m.id = r.merged_into and m.visibility = 'public' and not m.sensitive and m.withdrawn_at is null and m.held_at is null) end as "mergedInto",
  array(select c.name from requests.participants p join customers.reachable c on c.customer_id = p.customer_id
    where p.request_id = r.id and c.name is not null) as names,
  array(select p.file_id from requests.photos p where (p.update_id = u.id or p.closure_id = k.id)
    and ${isShownPhoto} order by p.file_id) as photos`

function conditions({ references, from, to, cursor }: PublishedUpdateFilter) {
  const [, after, afterSeq] = /^(\d{1,18})~(\d{1,18})$/.exec(cursor ?? '') ?? []
  return [
    isShown,
    isPublicRequest,
    sql`u.withdrawn_at is null`,
    ...(references ? [sql`r.reference = any(${references}::text[])`] : []),
    ...(from ? [sql`e.at >= ${from}`] : []),
    ...(to ? [sql`e.at <= ${to}`] : []),
    ...(after && afterSeq ? [sql`(e.at, e.seq) > (${fromMicroseconds(after)}, ${afterSeq}::bigint)`] : []),
  ]
}

function toUpdate({ seq, type, updateId, closureId, stateEvent, planned, cursor: _, ...row }: Row): PublishedUpdate {
  const kind = KINDS[type]
  const own = kind === 'words' ? updateId : kind === 'closed' ? closureId : null
  return { ...row, kind, id: own ?? idOfName('request-event', String(seq)), state: stateAfter(stateEvent, planned) }
}

/** Opened again by staff, work that was planned is planned still. */
function stateAfter(type: string | null, planned: boolean | null): PublishedUpdate['state'] {
  if (type === 'requests.closed') return 'closed'
  return type === 'requests.scheduled' || planned ? 'scheduled' : 'open'
}
