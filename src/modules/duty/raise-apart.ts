import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { staffOf } from './duty.store.ts'
import { raiseDuty } from './raise-duty.ts'

export interface RaisedApart {
  key: string
  kind: string
  /** Where and when the key was pressed. */
  about: string
  /** What was typed since, and how much of it was sent before. */
  note: string
  before: string
}

/**
 * The key was pressed where nobody could be told: it is told now. Sending it again tells nobody twice and writes nothing twice;
 * words typed to the record meanwhile stay. `isNoted` is false where the note can take no more: it has ended, or is closed to her.
 */
export async function raiseDutyApart(ctx: Ctx, raised: RaisedApart): Promise<{ at: Date; isNoted: boolean }> {
  const staff = staffOf(ctx)
  const { key, kind, about } = raised
  const [note, before] = [maskCards(raised.note.trim()), maskCards(raised.before.trim())]
  return ctx.transaction(async ctx => {
    await raiseDuty(ctx, { kind, key, isApart: true })
    const query = ctx.db
      .selectFrom('duty.records')
      .select(['note', 'raised_at', 'raised_by', 'closed_at'])
      .where('id', '=', key)
    const row = await query.forUpdate().executeTakeFirstOrThrow()
    const isNoted = row.raised_by === staff.id && !row.closed_at
    const whole = grown(row.note || about, note, before)
    if (isNoted && whole !== row.note)
      await ctx.db.updateTable('duty.records').set({ note: whole }).where('id', '=', key).execute()
    return { at: row.raised_at, isNoted }
  })
}

/** What stands there with what was typed since: in place of what was sent before, where nobody has written after it. */
function grown(there: string, note: string, before: string): string {
  if (note === '' || there.endsWith(note)) return there
  const kept = before !== '' && there.endsWith(before) ? there.slice(0, -before.length).trim() : there
  return [kept, note].filter(Boolean).join('\n\n')
}

/** A request holds the words for which this colleague pressed the key: what they say joins that record, and rings no second time. */
export async function joinToDuty(ctx: Ctx, { recordId, requestId }: { recordId: string; requestId: string }) {
  await sql`insert into duty.written (record_id, request_id, thread_id, writer, at)
    select d.id, ${requestId}::uuid, ${requestId}::uuid, '', ${ctx.now()} from duty.records d
    where d.id = ${recordId}::uuid and d.raised_by = ${staffOf(ctx).id}::uuid
      and not exists (select from duty.written w where w.record_id = d.id and w.request_id = ${requestId}::uuid)`.execute(
    ctx.db,
  )
}
