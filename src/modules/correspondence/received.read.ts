import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { cursorOf, readCursor } from '../../platform/database/cursor.ts'
import { ofThisRow } from '../../platform/database/of-this-row.ts'
import { NotFound } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId } from '../../platform/id.ts'
import type { Back } from '../catalogue/index.ts'
import { type Arrival, getArrival, type Medium, type MessageStatus } from '../channels/index.ts'
import { isHeardBy, isInboxFor, isOfOthers, isWrittenFor } from '../interactions/index.ts'
import { can } from '../organisation/index.ts'
import { seenBy } from '../requests/index.ts'
import { askedNotBack } from './asked-before.ts'
import { rawOpened } from './correspondence.events.ts'
import type { SentOn } from './first-sent.ts'
import { fits } from './fits.ts'
import { isOfKeptWriter } from './kept-writer.ts'
import type { NewReceived } from './received.store.ts'
import type { MailKind } from './taken.ts'

export interface ReceivedRow {
  id: string
  threadId: string
  medium: Medium
  kind: MailKind
  because: string | null
  reference: string | null
  fromAddress: string
  fromName: string
  inbox: string
  team: string | null
  subject: string
  isSpam: boolean
  /** It came by a mailing list, or in bulk. */
  isList: boolean
  receivedAt: Date
  became: NewReceived['became']
  requestId: string | null
  isCopy: boolean
  /** Of a letter as long as no person has read it: 0 to 100, how sure the machine is of its words. */
  confidence: number | null
  /** The first of its words. */
  begins: string
}

/** One of a thread, whole. */
export interface ReceivedView extends ReceivedRow {
  arrivalId: string
  /** It can still be had as it came: `openRaw`. */
  hasRaw: boolean
  words: string
  whole: string
  messageId: string | null
  /** It can be seen as it looked: `readMailHtml`. */
  hasHtml: boolean
  sentAt: Date | null
  /** Who sent it on to us, where somebody else wrote it; the last of them first. */
  sentOn: SentOnView[]
  /** Before a colleague named its writer. */
  asSent: (Pick<ReceivedRow, 'fromAddress' | 'fromName'> & { words: string; sentOn: SentOnView[] }) | null
  attachments: AttachmentView[]
  /** Of a letter: the pictures of its pages. */
  pages: string[]
  /** By which ways its writer asked, in danger, not to be answered: in it, from the same address or in its thread, lately. */
  askedNotBack: Back[]
}

/** `at`: as JSON has a date. */
export type SentOnView = Omit<SentOn, 'at'> & { at: string | null }

export interface AttachmentView {
  name: string
  fileId: string | null
  problem: string | null
  /** There is a small picture of it. */
  isPhoto: boolean
  /** A picture by text or the sound of what was spoken, still being fetched. */
  isAwaited: boolean
  /** Of one that could not be fetched so far: which it is, so that it is tried again. */
  retry: number | null
}

const columns = sql`r.id, r.thread_id as "threadId", r.medium, r.kind, r.because,
  (select f.reference from correspondence.received f where f.thread_id = r.thread_id and f.reference is not null
    and f.received_at <= r.received_at order by f.received_at desc limit 1) as reference, r.from_address as "fromAddress",
  r.from_name as "fromName", r.inbox, r.team, r.subject, r.is_spam as "isSpam", r.is_list as "isList", r.received_at as "receivedAt", r.became,
  r.request_id as "requestId", r.copy_of is not null as "isCopy", r.confidence, left(r.words, 160) as begins`

const wholeOf = (
  ctx: Ctx,
) => sql`${columns}, ${askedNotBack(ctx, sql`r.thread_id`, sql`r.from_address`)} as "askedNotBack", r.arrival_id as "arrivalId", exists (select from channels.raw_kept k where k.id = r.arrival_id) as "hasRaw", r.words, r.whole, r.message_id as "messageId", r.html is not null as "hasHtml", r.sent_at as "sentAt", r.sent_on as "sentOn", r.as_sent as "asSent",
  coalesce((select jsonb_agg(jsonb_build_object('name', a.name, 'fileId', a.file_id, 'problem', a.problem,
      'isPhoto', f.thumbnail_sha256 is not null, 'isAwaited', p.received_id is not null and p.fetched_at is null and p.given_up_at is null, 'retry', case when coalesce(p.failed_at, p.given_up_at) is not null then a.position end) order by a.position)
    from correspondence.attachments a left join platform.files f on f.id = a.file_id
      left join correspondence.files_to_fetch p on p.received_id = a.received_id and p.position = a.position where a.received_id = r.id), '[]') as attachments,
  coalesce((select jsonb_agg(p.file_id order by p.position) from correspondence.pages p where p.received_id = r.id), '[]') as pages`

/**
 * What waits or waited is for whom `isWrittenFor` says; what was added to a request for who may see that request; all else (copies,
 * what machines wrote, unwanted) for whom the inbox is, and nobody from whom its thread or its writer is kept. Whoever goes on with a
 * matter that she took, in a conversation about it, reads it as long as that lasts. Where it turned out to be of danger it is for who heard
 * it and the teams told; where its words said so at once, for who `isWrittenFor` says.
 */
export function mayRead({ actor }: Ctx): RawBuilder<boolean> {
  const isForHer = isWrittenFor(actor, {
    team: 'w.team',
    customer: 'w.person_id',
    request: 'w.request_id',
    confided: 'w.confided_to',
  })
  const isOfThread = sql`w.id in (select t.id from correspondence.received t where t.thread_id = r.thread_id)`
  const isInHand =
    actor.kind === 'staff'
      ? sql`exists (select from interactions.begun_about b join correspondence.received x on x.id = b.id
          where x.thread_id = r.thread_id and b.adviser_id = ${actor.id}::uuid and b.wrapped_at is null ${ofThisRow})`
      : sql`false`
  const isOfDanger = sql`from interactions.begun_about b where b.id = coalesce(r.copy_of, r.id) and b.confided_to is not null`
  const isKept = sql`exists (select ${isOfDanger} ${ofThisRow}) and not exists (select ${isOfDanger} and ${isHeardBy(actor, 'b')} ${ofThisRow})`
  const isConfided =
    actor.kind === 'staff'
      ? sql`exists (select ${isOfDanger} and b.confided_to && ${actor.teams}::text[] ${ofThisRow})
          and exists (select from interactions.written_by w where w.id = r.id
            and ${isOfOthers(actor, { customer: 'w.person_id', request: 'w.request_id' })} ${ofThisRow})`
      : sql`false`
  return sql<boolean>`(${isConfided} or not (${isKept}) and (case r.became
    when 'waiting' then exists (select from interactions.written_by w where w.id = r.id and ${isForHer} ${ofThisRow})
    when 'kept' then ${isInboxFor(actor, 'r.team')} and not ${isOfKeptWriter(actor)}
      and not exists (select from interactions.written_by w where ${isOfThread} and not ${isForHer} ${ofThisRow})
    else ${isInboxFor(actor, 'r.team')}
      and exists (select from requests.standings q where q.id = r.request_id and ${seenBy(actor, 'q')} ${ofThisRow}) end or ${isInHand}))`
}

export interface ReceivedFilter {
  /** new: what waits or waited for a colleague. machines: bounces, automatic answers, reports, lists. spam. all: everything. */
  which?: 'new' | 'added' | 'machines' | 'spam' | 'all'
  /** In the sender, the subject or the words; a telephone number however it is written. */
  text?: string
  before?: string
}

const WHICH: Record<NonNullable<ReceivedFilter['which']>, RawBuilder<unknown>> = {
  new: sql`r.became = 'waiting' and not r.is_spam`,
  added: sql`r.became in ('information', 'opened')`,
  machines: sql`(r.kind <> 'message' or r.is_list)`,
  spam: sql`r.is_spam`,
  all: sql`true`,
}
const A_PAGE = 50
/** Of so many the page of one who may read few of them is looked for at once: of all that was ever written it takes many seconds. */
const LOOKED_AT = 10_000

/** What was written to us, the newest first. A page can be short, or empty, and older ones follow (`next`). */
export async function listReceived(
  ctx: Ctx,
  { which = 'new', text, before }: ReceivedFilter,
): Promise<{ rows: ReceivedRow[]; next: string | null }> {
  const last = readCursor(before)
  const where = [
    WHICH[which],
    ...(text?.trim() ? [fits(text.trim())] : []),
    ...(last ? [sql`(r.received_at, r.id) < ${last}`] : []),
  ]
  const newestFirst = sql`from correspondence.received r where ${sql.join(where, sql` and `)} order by r.received_at desc, r.id desc`
  const cursor = cursorOf(sql.ref('r.received_at'), sql.ref('r.id'))
  const { rows } = await sql<ReceivedRow & { cursor: string }>`select ${columns}, ${cursor} as cursor
    from (select r.* ${newestFirst} limit ${LOOKED_AT}) r where ${mayRead(ctx)}
    order by r.received_at desc, r.id desc limit ${A_PAGE + 1}`.execute(ctx.db)
  const page = rows.slice(0, A_PAGE)
  if (rows.length > A_PAGE) return { rows: page, next: page.at(-1)!.cursor }
  const { rows: further } = await sql<{ cursor: string }>`select ${cursor} as cursor ${newestFirst}
    offset ${LOOKED_AT - 1} limit 1`.execute(ctx.db)
  return { rows: page, next: further[0]?.cursor ?? null }
}

/** Throws NotFound. */
export async function readReceived(ctx: Ctx, id: string): Promise<ReceivedView> {
  const { rows } = await sql<ReceivedView>`select ${wholeOf(ctx)} from correspondence.received r
    where r.id = ${isId(id) ? id : null}::uuid and ${mayRead(ctx)}`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('received')
  return rows[0]
}

/** Of these ids of what was written to us, whether the actor may read each; what is no such id is not there. */
export async function listReadable(ctx: Ctx, ids: readonly string[]): Promise<Map<string, boolean>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; may: boolean }>`select r.id, ${mayRead(ctx)} as may
    from correspondence.received r where r.id = any(${ids.filter(isId)}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, may }) => [id, may]))
}

/** What we wrote in a thread. */
export interface SentView {
  id: string
  threadId: string
  recipient: string
  subject: string
  words: string
  medium: string
  status: MessageStatus
  byPerson: boolean
  /** It did not arrive, and nobody has seen to that yet. */
  waitsForPerson: boolean
  at: Date
  /** It does not go before this, so that it can be taken back (`takeBackAnswer`, with this key); null: it goes, or went. */
  goesAt: Date | null
  key: string
}

export interface Thread {
  received: ReceivedView[]
  sent: SentView[]
}

/** Whole threads, the oldest first: of one mail, or of what a conversation was begun about. Of neither: empty. One query. */
export async function readThread(ctx: Ctx, of: { receivedId: string } | { interactionId: string }): Promise<Thread> {
  const which =
    'receivedId' in of
      ? sql`select thread_id from correspondence.received where id = ${isId(of.receivedId) ? of.receivedId : null}::uuid`
      : sql`select x.thread_id from interactions.begun_from(${isId(of.interactionId) ? of.interactionId : null}::uuid) b
          join correspondence.received x on x.id = b.id`
  const { rows } = await sql<{ received: Stored<ReceivedView>[]; sent: Stored<SentView>[] }>`
    with threads as (${which})
    select coalesce((select jsonb_agg(to_jsonb(t) order by t."receivedAt", t.id) from (select ${wholeOf(ctx)}
        from correspondence.received r where r.thread_id in (select thread_id from threads) and r.copy_of is null
          and ${mayRead(ctx)} order by r.received_at, r.id limit ${MOST_SHOWN}) t), '[]') as received,
      coalesce((select jsonb_agg(to_jsonb(t) order by t.at, t.id) from (select m.id, m.thread_id as "threadId", m.medium, m.recipient, m.subject, m.words, m.status,
          m.by_person as "byPerson", m.waits_for_person as "waitsForPerson", m.created_at as at, case when m.status = 'queued' and m.goes_at > ${ctx.now()} then m.goes_at end as "goesAt", m.key
        from channels.sent_in_threads m where m.thread_id in (select r.thread_id from correspondence.received r
          where r.thread_id in (select thread_id from threads) group by r.thread_id having bool_and(${mayRead(ctx)}))
        order by m.created_at limit ${MOST_SHOWN}) t), '[]') as sent`.execute(ctx.db)
  const { received, sent } = rows[0]!
  return {
    received: received.map(each => ({
      ...each,
      receivedAt: new Date(each.receivedAt),
      sentAt: each.sentAt ? new Date(each.sentAt) : null,
    })),
    sent: sent.map(each => ({ ...each, at: new Date(each.at), goesAt: each.goesAt ? new Date(each.goesAt) : null })),
  }
}

/** Dates come out of JSON as text. */
type Stored<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] }
const MOST_SHOWN = 100

/** How a mail looked, cleaned when it was read; of its pictures only `cid:`. Throws NotFound. */
export async function readMailHtml(ctx: Ctx, id: string): Promise<string> {
  const { rows } = await sql<{ html: string | null }>`select r.html from correspondence.received r
    where r.id = ${isId(id) ? id : null}::uuid and ${mayRead(ctx)}`.execute(ctx.db)
  if (!rows[0]?.html) throw new NotFound('html')
  return rows[0].html
}

/** The mail or scan exactly as it came, and what it is called: nothing is masked in it, and who had it is written down. */
export async function openRaw(
  ctx: Ctx,
  id: string,
): Promise<{ bytes: NodeJS.ReadableStream; name: string; mediaType: string }> {
  if (!can(ctx.actor, 'correspondence.raw')) throw new NotFound('received')
  const { arrivalId } = await readReceived(ctx, id)
  const arrival = await getArrival(ctx, arrivalId)
  await ctx.transaction(ctx => publish(ctx, rawOpened({ receivedId: id })))
  return { bytes: ctx.ports.files.open(arrival.sha256), ...rawFile(arrival) }
}

/** What a file is called in which something came. Pure. */
export const rawFile = ({ medium, name }: Pick<Arrival, 'medium' | 'name'>): { name: string; mediaType: string } =>
  medium === 'letter'
    ? { name, mediaType: 'application/octet-stream' }
    : { name: 'mail.eml', mediaType: 'message/rfc822' }
