import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { TakenAttachment } from '../taken.ts'

/** One of a text's attachments. */
export interface PictureKey {
  receivedId: string
  position: number
}

/** Where a provider keeps a picture that somebody sent by text. */
export interface PictureAt {
  url: string
  mediaType: string
}

export interface Picture extends PictureKey, PictureAt {
  provider: string
  name: string
  isFetched: boolean
  isGivenUp: boolean
  /** Of its text. */
  threadId: string
  became: string
}

/** The job that fetches one; its payload is a `PictureKey`. */
export const FETCH_PICTURE_JOB = 'fetch-picture'
/** With the pauses of the job queue: most of a day. */
const TRIES = 12

/** Writes down what is to be fetched, and plans it, in the transaction that takes the text in. */
export async function addPictures(ctx: Ctx, receivedId: string, provider: string, all: PictureAt[]): Promise<void> {
  if (all.length === 0) return
  const rows = all.map(({ url, mediaType }, position) => ({
    ...{ received_id: receivedId, position, provider, url, media_type: mediaType },
  }))
  await ctx.db.insertInto('correspondence.pictures').values(rows).execute()
  for (const { position } of rows) await planFetching(ctx, { receivedId, position })
}

/** A job that is there already is not doubled; one that has used up its tries begins again. */
export async function planFetching(ctx: Ctx, { receivedId, position }: PictureKey): Promise<void> {
  await sql`select graphile_worker.add_job(${FETCH_PICTURE_JOB}, json_build_object('receivedId', ${receivedId}::text, 'position', ${position}::int),
    job_key => ${`picture:${receivedId}:${position}`}, max_attempts => ${TRIES})`.execute(ctx.db)
}

/** Plans again what has no job that will run: after a restore, or when its worker was killed at the last try. */
export async function requeuePictures(ctx: Ctx): Promise<void> {
  const { rows } = await sql<PictureKey>`select p.received_id as "receivedId", p.position from correspondence.pictures p
    where p.fetched_at is null and p.given_up_at is null and not exists (select from graphile_worker.jobs j
      where j.key = 'picture:' || p.received_id || ':' || p.position and (j.locked_at is not null or j.attempts < j.max_attempts))
    limit 1000`.execute(ctx.db)
  for (const each of rows) await planFetching(ctx, each)
}

export async function findPicture(ctx: Ctx, { receivedId, position }: PictureKey): Promise<Picture | null> {
  const { rows } =
    await sql<Picture>`select p.received_id as "receivedId", p.position, p.provider, p.url, p.media_type as "mediaType",
      a.name, p.fetched_at is not null as "isFetched", p.given_up_at is not null as "isGivenUp", r.thread_id as "threadId", r.became
    from correspondence.pictures p join correspondence.attachments a using (received_id, position)
      join correspondence.received r on r.id = p.received_id
    where p.received_id = ${receivedId}::uuid and p.position = ${position} for update of p`.execute(ctx.db)
  return rows[0] ?? null
}

/** What became of it. Without a file there is a problem to show. */
export async function savePicture(
  ctx: Ctx,
  { receivedId, position }: PictureKey,
  { fileId, problem, isOver }: Pick<TakenAttachment, 'fileId' | 'problem'> & { isOver: boolean },
): Promise<void> {
  await sql`update correspondence.attachments set file_id = ${fileId}, problem = ${problem}
    where received_id = ${receivedId}::uuid and position = ${position}`.execute(ctx.db)
  await sql`update correspondence.pictures set fetched_at = ${fileId ? ctx.now() : null}::timestamptz,
      given_up_at = ${!fileId && isOver ? ctx.now() : null}::timestamptz
    where received_id = ${receivedId}::uuid and position = ${position}`.execute(ctx.db)
}

/** The photos among what a conversation is about: they are hers who wrote, and go with the form that is begun for her. */
export async function listPhotosOf(ctx: Ctx, interactionId: string): Promise<string[]> {
  const { rows } = await sql<{
    fileId: string
  }>`select a.file_id as "fileId" from interactions.begun_from(${interactionId}::uuid) b
      join correspondence.pictures p on p.received_id = b.id
      join correspondence.attachments a on a.received_id = p.received_id and a.position = p.position
      join platform.files f on f.id = a.file_id
    where f.thumbnail_sha256 is not null
    order by a.received_id, a.position`.execute(ctx.db)
  return rows.map(({ fileId }) => fileId)
}
