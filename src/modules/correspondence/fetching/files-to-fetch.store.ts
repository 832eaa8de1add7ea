import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { Medium } from '../../channels/index.ts'
import type { TakenAttachment } from '../taken.ts'

/** One of the attachments of a text or spoken message. */
export interface FileKey {
  receivedId: string
  position: number
}

/** Where a provider keeps a picture that somebody sent by text, or the sound of what she spoke. */
export interface FileAt {
  url: string
  mediaType: string
}

export interface FileToFetch extends FileKey, FileAt {
  provider: string
  name: string
  isFetched: boolean
  /** At least once, since a colleague had it tried. */
  hasFailed: boolean
  /** Of what it came with. */
  medium: Medium
  threadId: string
  became: string
}

/** The job that fetches one; its payload is a `FileKey`. */
export const FETCH_FILE_JOB = 'fetch-file'
/** With the pauses of the job queue: most of a day. */
const TRIES = 12

/** Writes down what is to be fetched, and plans it, in the transaction that takes in what it came with. */
export async function addFilesToFetch(ctx: Ctx, receivedId: string, provider: string, all: FileAt[]): Promise<void> {
  if (all.length === 0) return
  const rows = all.map(({ url, mediaType }, position) => ({
    ...{ received_id: receivedId, position, provider, url, media_type: mediaType },
  }))
  await ctx.db.insertInto('correspondence.files_to_fetch').values(rows).execute()
  for (const { position } of rows) await planFetching(ctx, { receivedId, position })
}

/** A job that is there already is not doubled; one that has used up its tries begins again. */
export async function planFetching(ctx: Ctx, { receivedId, position }: FileKey): Promise<void> {
  await sql`select graphile_worker.add_job(${FETCH_FILE_JOB}, json_build_object('receivedId', ${receivedId}::text, 'position', ${position}::int),
    job_key => ${`file:${receivedId}:${position}`}, max_attempts => ${TRIES})`.execute(ctx.db)
}

/** Plans again what has no job that will run: after a restore, or when its worker was killed at the last try. */
export async function requeueFetching(ctx: Ctx): Promise<void> {
  const { rows } =
    await sql<FileKey>`select p.received_id as "receivedId", p.position from correspondence.files_to_fetch p
    where p.fetched_at is null and p.given_up_at is null and not exists (select from graphile_worker.jobs j
      where j.key = 'file:' || p.received_id || ':' || p.position and (j.locked_at is not null or j.attempts < j.max_attempts))
    limit 1000`.execute(ctx.db)
  for (const each of rows) await planFetching(ctx, each)
}

export async function findFileToFetch(ctx: Ctx, { receivedId, position }: FileKey): Promise<FileToFetch | null> {
  const { rows } =
    await sql<FileToFetch>`select p.received_id as "receivedId", p.position, p.provider, p.url, p.media_type as "mediaType",
      a.name, p.fetched_at is not null as "isFetched", coalesce(p.failed_at, p.given_up_at) is not null as "hasFailed", r.medium, r.thread_id as "threadId", r.became
    from correspondence.files_to_fetch p join correspondence.attachments a using (received_id, position)
      join correspondence.received r on r.id = p.received_id
    where p.received_id = ${receivedId}::uuid and p.position = ${position} for update of p`.execute(ctx.db)
  return rows[0] ?? null
}

/** What became of it: without a file there is a problem to show, and `next` says whether it is tried again, or was not tried yet. */
export async function saveFetched(
  ctx: Ctx,
  { receivedId, position }: FileKey,
  { name, fileId, problem, next }: Partial<TakenAttachment> & Fetched,
): Promise<void> {
  const failed = !fileId && next !== 'first' ? ctx.now() : null
  await sql`update correspondence.attachments set name = coalesce(${name ?? null}, name), file_id = ${fileId}, problem = ${problem}
    where received_id = ${receivedId}::uuid and position = ${position}`.execute(ctx.db)
  await sql`update correspondence.files_to_fetch set fetched_at = ${fileId ? ctx.now() : null}::timestamptz,
      failed_at = ${failed}::timestamptz, given_up_at = ${next === 'over' ? failed : null}::timestamptz
    where received_id = ${receivedId}::uuid and position = ${position}`.execute(ctx.db)
}

type Fetched = Pick<TakenAttachment, 'fileId' | 'problem'> & { next: 'first' | 'again' | 'over' }

/** The photos among what a conversation is about: they are hers who wrote, and go with the form that is begun for her. */
export async function listPhotosOf(ctx: Ctx, interactionId: string): Promise<string[]> {
  const { rows } = await sql<{
    fileId: string
  }>`select a.file_id as "fileId" from interactions.begun_from(${interactionId}::uuid) b
      join correspondence.files_to_fetch p on p.received_id = b.id
      join correspondence.attachments a on a.received_id = p.received_id and a.position = p.position
      join platform.files f on f.id = a.file_id
    where f.thumbnail_sha256 is not null
    order by a.received_id, a.position`.execute(ctx.db)
  return rows.map(({ fileId }) => fileId)
}
