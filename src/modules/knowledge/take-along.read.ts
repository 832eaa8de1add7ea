import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import type { Words } from '../../platform/text.ts'
import { readOrganisation } from '../organisation/index.ts'
import type { ContactNumber } from './contact.ts'
import { listOwnContacts } from './own-contacts.ts'

/** What a colleague takes along where there is no network. Public or not: it is for her, and names nobody. */
export interface TakenAlong {
  articles: { question: Words; answer: Words; also: string }[]
  contacts: { name: Words; does: Words | null; numbers: ContactNumber[] }[]
}

const MOST = 150

/**
 * Answers that hold here (`areas`: the ward and areas round the place) and are not past their review, and everybody of
 * the directory who has a telephone number, outside bodies and our own; no colleague by name. One query.
 */
export async function listToTakeAlong(ctx: Ctx, areas: string[]): Promise<TakenAlong> {
  const here = (table: string) =>
    sql`(${sql.ref(`${table}.areas`)} = '{}' or ${sql.ref(`${table}.areas`)} && ${areas}::text[])`
  const { rows } = await sql<TakenAlong>`
    select
      coalesce((select jsonb_agg(r) from (
        select a.question, a.answer, a.also from knowledge.articles a
        where a.state = 'published' and a.review_on >= ${localDay(ctx.now())} and ${here('a')}
        order by a.question ->> 'en' limit ${MOST}) r), '[]') as articles,
      coalesce((select jsonb_agg(r) from (
        select c.name, c.does, c.numbers from knowledge.contacts c
        where c.removed_at is null and c.kind <> 'role' and c.numbers <> '[]' and ${here('c')}
        order by c.name ->> 'en' limit ${MOST}) r), '[]') as contacts`.execute(ctx.db)
  const own = listOwnContacts(await readOrganisation(ctx)).filter(({ numbers }) => numbers.length > 0)
  const { articles, contacts } = rows[0]!
  return { articles, contacts: [...own.map(({ name, does, numbers }) => ({ name, does, numbers })), ...contacts] }
}
