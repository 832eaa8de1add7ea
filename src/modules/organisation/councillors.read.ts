import { sql } from 'kysely'
import { held } from '../../platform/memory.ts'
import type { Role } from './permissions.ts'

export interface Councillor {
  id: string
  name: string
  ward: string | null
}

const COUNCILLOR: Role = 'councillor'

/** Those who may sign in as councillors, by name. A hundred or so, asked for by every queue: held in memory. */
export const listCouncillors = held<Councillor[]>('councillors', async ctx => {
  const rows = await ctx.db
    .selectFrom('organisation.staff_members')
    .select(['id', 'name', 'ward'])
    .where(sql<boolean>`${COUNCILLOR} = any(roles)`)
    .where(sql<boolean>`(disabled_at is null or disabled_at > ${ctx.now()})`)
    .orderBy(sql`lower(name)`)
    .execute()
  return rows
})
