import { sql } from 'kysely'
import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { can } from '../organisation/index.ts'
import { noteAnswered, noteWritten } from './coaching.events.ts'
import { ledBy, noteSeenBy } from './seen-by.ts'

/** A leader writes to somebody of her teams; she reads it and can answer. Throws NotFound for anybody else's people. */
export async function writeNote(ctx: Ctx, { about, words }: { about: string; words: string }): Promise<string> {
  const leader = staffOf(ctx)
  refuseUnless(words.trim() !== '', 'coaching.words-missing')
  return ctx.transaction(async ctx => {
    const id = isId(about) ? about : null
    const { rows } = await sql`select where ${ledBy(leader, sql`${id}::uuid`)}`.execute(ctx.db)
    if (!can(leader, 'coaching.write') || about === leader.id || rows.length === 0) throw new NotFound('colleague')
    const noteId = newId()
    const row = { id: noteId, about_id: about, by_id: leader.id, words: maskCards(words.trim()), written_at: ctx.now() }
    await ctx.db.insertInto('coaching.notes').values(row).execute()
    await publish(ctx, noteWritten({ noteId, staffId: about }))
    return noteId
  })
}

/** Either of the two writes on. */
export async function answerNote(ctx: Ctx, { noteId, words }: { noteId: string; words: string }): Promise<void> {
  const person = staffOf(ctx)
  refuseUnless(words.trim() !== '', 'coaching.words-missing')
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{ about: string }>`select n.about_id as about from coaching.notes n
      where n.id = ${isId(noteId) ? noteId : null}::uuid and ${noteSeenBy(person)}`.execute(ctx.db)
    if (!rows[0]) throw new NotFound('note')
    const row = {
      id: newId(),
      note_id: noteId,
      by_id: person.id,
      words: maskCards(words.trim()),
      written_at: ctx.now(),
    }
    await ctx.db.insertInto('coaching.answers').values(row).execute()
    await publish(ctx, noteAnswered({ noteId, staffId: rows[0].about }))
  })
}

export function staffOf({ actor }: Ctx): StaffActor {
  if (actor.kind !== 'staff') throw new NotFound('colleague')
  return actor
}
