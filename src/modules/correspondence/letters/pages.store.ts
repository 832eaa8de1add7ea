import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { readReceived } from '../received.read.ts'
import type { LetterPage } from './split-batch.ts'

export async function addPages(ctx: Ctx, receivedId: string, pages: readonly LetterPage[]): Promise<void> {
  const rows = pages.map((page, position) => ({ ...page, fileId: newId(), position }))
  await ctx.db
    .insertInto('platform.files')
    .values(
      rows.map(({ fileId, sha256, bytes, width, height, position }) => ({
        id: fileId,
        name: `page-${position + 1}.jpg`,
        sha256,
        media_type: 'image/jpeg',
        bytes,
        width,
        height,
      })),
    )
    .execute()
  await ctx.db
    .insertInto('correspondence.pages')
    .values(
      rows.map(({ fileId, position, words, confidence }) => ({
        received_id: receivedId,
        position,
        file_id: fileId,
        words: maskCards(words),
        confidence: Math.round(confidence),
      })),
    )
    .execute()
}

/** A page of a letter on the screen; its words as the machine reads them, however unsure. */
export interface PageView {
  fileId: string
  words: string
  confidence: number
}

/** The pages of a letter that the actor may read, in order. Throws NotFound. */
export async function listPages(ctx: Ctx, receivedId: string): Promise<PageView[]> {
  const { id } = await readReceived(ctx, receivedId)
  const { rows } = await sql<PageView>`select file_id as "fileId", words, confidence from correspondence.pages
    where received_id = ${id}::uuid order by position`.execute(ctx.db)
  return rows
}

/** The picture of one page. Throws NotFound. */
export async function openPage(ctx: Ctx, receivedId: string, fileId: string): Promise<NodeJS.ReadableStream> {
  const pages = await listPages(ctx, receivedId)
  if (!pages.some(page => page.fileId === fileId)) throw new NotFound('page')
  const file = ctx.db.selectFrom('platform.files').select('sha256').where('id', '=', fileId)
  return ctx.ports.files.open((await file.executeTakeFirstOrThrow()).sha256)
}
