import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Words } from '../../platform/text.ts'

/** What these articles and contacts are called, by id; ids of others are left out. */
export async function nameKnowledge(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Words>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: Words }>`
    select id, question as name from knowledge.articles where id = any(${ids}::uuid[])
    union all select id, name from knowledge.contacts where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
