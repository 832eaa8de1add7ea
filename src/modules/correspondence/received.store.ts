import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { together } from '../../platform/database/together.ts'
import { newId } from '../../platform/id.ts'
import type { Back } from '../catalogue/index.ts'
import type { Arrival, Medium } from '../channels/index.ts'
import type { SentOn } from './first-sent.ts'
import type { MailKind, TakenAttachment } from './taken.ts'
import { withoutCards } from './without-cards.ts'

/** A row to be written: what was understood, and what became of it. */
export interface NewReceived {
  id: string
  arrivalId: string
  /** Which letter of a scan; absent of everything else. */
  part?: number
  /** Of a letter: 0 to 100, how sure the machine is of its words. */
  confidence?: number
  medium: Medium
  kind: MailKind
  because: string | null
  threadId: string
  reference: string | null
  fromAddress: string
  fromName: string
  inbox: string
  team: string | null
  subject: string
  words: string
  whole: string
  html: string | null
  isSpam: boolean
  /** It came by a mailing list, or in bulk. */
  isList: boolean
  messageId: string | null
  contentHash: string
  sentAt: Date | null
  /** Who sent it on to us, where somebody else wrote it; the last of them first. */
  sentOn: readonly SentOn[]
  receivedAt: Date
  copyOf: string | null
  /** What whoever is in danger asks in it. */
  notBack: readonly Back[]
  became: 'information' | 'waiting' | 'kept' | 'opened'
  requestId: string | null
  /** The service it became a request of by itself. */
  openedAs: string | null
  /** The form that was begun with what it says. */
  draftId: string | null
  attachments: readonly TakenAttachment[]
}

/** A message nobody has read yet, that answers nothing: what is known of it besides. */
export function newReceived(
  { id: arrivalId, medium, receivedAt }: Arrival,
  known: Partial<NewReceived> & Pick<NewReceived, 'contentHash'>,
): NewReceived {
  const id = newId()
  const row: NewReceived = {
    ...{ id, arrivalId, medium, receivedAt, kind: 'message', because: null, threadId: id, reference: null },
    ...{ fromAddress: '', fromName: '', inbox: '', team: null, subject: '', words: '', whole: '', html: null },
    ...{ isSpam: false, isList: false, messageId: null, sentAt: null, sentOn: [], copyOf: null, notBack: [] },
    ...{ became: 'kept', requestId: null, openedAs: null, draftId: null, attachments: [] },
    ...known,
  }
  return { ...row, ...withoutCards(row) }
}

export const addReceived = together(async (db, all: NewReceived[]): Promise<undefined[]> => {
  await db
    .insertInto('correspondence.received')
    .values(
      all.map(row => ({
        id: row.id,
        arrival_id: row.arrivalId,
        part: row.part ?? 0,
        confidence: row.confidence ?? null,
        medium: row.medium,
        kind: row.kind,
        because: row.because,
        thread_id: row.threadId,
        reference: row.reference,
        from_address: row.fromAddress,
        from_name: row.fromName,
        inbox: row.inbox,
        team: row.team,
        subject: row.subject,
        words: row.words,
        whole: row.whole,
        html: row.html,
        is_spam: row.isSpam,
        is_list: row.isList,
        message_id: row.messageId,
        content_hash: row.contentHash,
        sent_at: row.sentAt,
        sent_on: JSON.stringify(row.sentOn),
        received_at: row.receivedAt,
        copy_of: row.copyOf,
        not_back: [...row.notBack],
        became: row.became,
        request_id: row.requestId,
        opened_as: row.openedAs,
        draft_id: row.draftId,
      })),
    )
    .execute()
  const attachments = all.flatMap(({ id, attachments }) =>
    attachments.map(({ name, fileId, problem }, position) => ({
      received_id: id,
      position,
      name,
      file_id: fileId,
      problem,
    })),
  )
  if (attachments.length > 0) await db.insertInto('correspondence.attachments').values(attachments).execute()
  return all.map(() => undefined)
})

/** One after the other: of copies that are read at the same time the second sees the first. */
export async function lockContent(ctx: Ctx, contentHash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('correspondence.content:' || ${contentHash}, 0))`.execute(
    ctx.db,
  )
}

interface Same {
  id: string
  threadId: string
  requestId: string | null
}

/**
 * The first of the same content: the same From, Date, Subject and parts, and the same Message-ID where it has one. The same
 * Message-ID with other content is another message.
 */
export const findSame = together(
  async (db, all: { contentHash: string; messageId: string | null }[]): Promise<(Same | null)[]> => {
    const asked = JSON.stringify(all.map(({ contentHash, messageId }, at) => ({ contentHash, messageId, at })))
    const { rows } = await sql<Same & { at: number }>`select distinct on (a.at) a.at, r.id, r.thread_id as "threadId",
        r.request_id as "requestId"
      from jsonb_to_recordset(${asked}::jsonb) as a ("contentHash" text, "messageId" text, at int)
      join correspondence.received r on r.content_hash = a."contentHash" and r.message_id is not distinct from a."messageId"
        and r.copy_of is null
      order by a.at, r.received_at, r.id`.execute(db)
    const found = new Map(rows.map(({ at, ...same }) => [at, same]))
    return all.map((_, at) => found.get(at) ?? null)
  },
)

/** The thread of mails that somebody wrote before and that this one names as what it answers. */
export async function findThreadOfMails(ctx: Ctx, messageIds: readonly string[]): Promise<string | null> {
  if (messageIds.length === 0) return null
  const { rows } = await sql<{ threadId: string }>`select thread_id as "threadId" from correspondence.received
    where message_id = any(${[...messageIds]}::text[]) order by received_at desc limit 1`.execute(ctx.db)
  return rows[0]?.threadId ?? null
}

/** Whether a thread began with something written to us. Else a message of ours began it. */
export async function isBegunByThem(ctx: Ctx, threadId: string): Promise<boolean> {
  const { rows } = await sql`select from correspondence.received
    where thread_id = ${threadId}::uuid and id = thread_id limit 1`.execute(ctx.db)
  return rows.length > 0
}

/** The thread that was given this reference. */
export async function findByReference(ctx: Ctx, reference: string): Promise<{ threadId: string } | null> {
  const { rows } = await sql<{ threadId: string }>`select thread_id as "threadId" from correspondence.received
    where reference = ${reference}`.execute(ctx.db)
  return rows[0] ?? null
}

/** Whether whoever writes from there was told a reference of a thread by us: nobody else is known to belong to it. */
export async function wasGivenReference(ctx: Ctx, threadId: string, from: string): Promise<boolean> {
  const { rows } = await sql`select from correspondence.received
    where thread_id = ${threadId}::uuid and from_address = ${from} and reference is not null limit 1`.execute(ctx.db)
  return rows.length > 0
}

/** The team whose inbox a thread began in: what comes to it later, by an address of the thread, is theirs too. */
export async function findThreadTeam(ctx: Ctx, threadId: string | null): Promise<string | null> {
  if (!threadId) return null
  const { rows } = await sql<{ team: string }>`select team from correspondence.received
    where thread_id = ${threadId}::uuid and team is not null order by received_at, id limit 1`.execute(ctx.db)
  return rows[0]?.team ?? null
}

/** The one thread of a number: what was added to a request is in that one's. */
export async function findThreadOfNumber(ctx: Ctx, phone: string): Promise<string | null> {
  const { rows } = await sql<{ threadId: string }>`select thread_id as "threadId" from correspondence.received
    where medium = 'text' and from_address = ${phone} and became <> 'information' order by received_at desc, id limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.threadId ?? null
}

const LATELY = 20

/** What of a thread was put for a colleague, the newest of it; `from`: by this address. */
export async function listWaitingInThread(ctx: Ctx, threadId: string, from: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from correspondence.received
    where thread_id = ${threadId}::uuid and became = 'waiting' and (${from}::text is null or from_address = ${from}) order by received_at desc limit ${LATELY}`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

/** What was written in these. */
export async function listWords(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ words: string }>`select subject || e'\n' || words as words from correspondence.received
    where id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return rows.map(({ words }) => words)
}

/** How often the program has answered this address by itself since then. */
export const countAcknowledged = together(async (db, all: { address: string; since: Date }[]): Promise<number[]> => {
  const { rows } = await sql<{ count: number }>`select (select count(*)::int from correspondence.received
        where from_address = a.address and received_at > a.since and became <> 'kept' and copy_of is null) as count
      from rows from (jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as (address text, since timestamptz)) with ordinality
        as a (address, since, at) order by a.at`.execute(db)
  return rows.map(({ count }) => count)
})

/** Whether whoever writes from there was told since then whom to ring in danger. */
export async function wasToldNumbers(ctx: Ctx, address: string, since: Date): Promise<boolean> {
  const { rows } = await sql`select from correspondence.received
    where from_address = ${address} and numbers_sent_at > ${since} limit 1`.execute(ctx.db)
  return rows.length > 0
}

export async function noteNumbers(ctx: Ctx, id: string): Promise<void> {
  await sql`update correspondence.received set numbers_sent_at = ${ctx.now()} where id = ${id}::uuid`.execute(ctx.db)
}
