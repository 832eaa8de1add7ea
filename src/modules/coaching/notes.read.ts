import { sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import { isLedThanks } from './give-thanks.ts'
import { noteSeenBy } from './seen-by.ts'
import { staffOf } from './write-note.ts'

export interface CoachingNote {
  id: string
  aboutId: string
  aboutName: string
  byName: string
  words: string
  writtenAt: Date
  /** When the colleague it is about first saw it. */
  readAt: Date | null
  answers: { byName: string; words: string; writtenAt: Date }[]
}

/** The notes that this person may read, the newest first: hers, or those about one colleague whom she leads. */
export async function listNotes(ctx: Ctx, about: string): Promise<CoachingNote[]> {
  const person = staffOf(ctx)
  const { rows } = await sql<CoachingNote>`
    select n.id, n.about_id as "aboutId", a.name as "aboutName", b.name as "byName", n.words, n.written_at as "writtenAt",
      n.read_at as "readAt", (select coalesce(jsonb_agg(jsonb_build_object('byName', c.name, 'words', r.words, 'writtenAt', r.written_at)
        order by r.written_at), '[]') from coaching.answers r join organisation.colleagues c on c.id = r.by_id
        where r.note_id = n.id) as answers
    from coaching.notes n join organisation.colleagues a on a.id = n.about_id join organisation.colleagues b on b.id = n.by_id
    where n.about_id = ${isId(about) ? about : null}::uuid and ${noteSeenBy(person)}
    order by n.written_at desc, n.id limit 50`.execute(ctx.db)
  return rows.map(note => ({
    ...note,
    answers: note.answers.map(answer => ({ ...answer, writtenAt: new Date(answer.writtenAt) })),
  }))
}

/** Is there something for this person that she has not seen? */
export async function hasNews(ctx: Ctx): Promise<boolean> {
  const person = staffOf(ctx)
  const { id } = person
  const { rows } = await sql<{ news: boolean }>`select (
    exists (select from coaching.notes where about_id = ${id}::uuid and read_at is null)
    or exists (select from coaching.thanks where to_id = ${id}::uuid and seen_at is null)
    or ${can(person, 'coaching.write') ? hasNewThanks(ctx, person) : sql`false`}) as news`.execute(ctx.db)
  return rows[0]!.news
}

const hasNewThanks = (
  ctx: Ctx,
  leader: StaffActor,
) => sql`exists (select from coaching.thanks t where ${isLedThanks(ctx, leader)}
      and t.given_at > coalesce((select looked_at from coaching.leaders_looks where leader_id = ${leader.id}::uuid), '-infinity'))`

/** She has looked at her page. */
export async function markSeen(ctx: Ctx): Promise<void> {
  const person = staffOf(ctx)
  const { id } = person
  const now = ctx.now()
  await sql`with notes as (update coaching.notes set read_at = ${now} where about_id = ${id}::uuid and read_at is null)
    update coaching.thanks set seen_at = ${now} where to_id = ${id}::uuid and seen_at is null`.execute(ctx.db)
  if (!can(person, 'coaching.write')) return
  await sql`insert into coaching.leaders_looks (leader_id, looked_at) values (${id}::uuid, ${now})
    on conflict (leader_id) do update set looked_at = excluded.looked_at`.execute(ctx.db)
}
