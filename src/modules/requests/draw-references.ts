import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { newReference } from '../../platform/spoken-code/index.ts'

/**
 * References that no request has, for requests that will come later under one of them (`AskedRequest.reference`).
 * They are written down by whoever drew them. That another request draws the same in the meantime happens once in
 * many millions of desks; then the later one gets a new number.
 */
export async function drawReferences(ctx: Ctx, count: number): Promise<string[]> {
  const drawn = new Set(Array.from({ length: count + 2 }, newReference))
  const { rows } = await sql<{ reference: string }>`
    select reference from requests.requests where reference = any(${[...drawn]}::text[])`.execute(ctx.db)
  for (const { reference } of rows) drawn.delete(reference)
  return [...drawn].slice(0, count)
}
