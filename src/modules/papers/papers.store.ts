import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Paper, PaperMove } from './paper.ts'
import { paperKeeper } from './paper-keeper.ts'

export async function addMove(
  ctx: Ctx,
  paperId: string,
  { way, place, slip }: Pick<PaperMove, 'way' | 'place' | 'slip'>,
): Promise<void> {
  await sql`insert into papers.moves (paper_id, number, way, place, slip, moved_by, moved_at)
    select ${paperId}::uuid, coalesce(max(number), 0) + 1, ${way}, ${place}, ${slip}, ${ctx.actor.id}::uuid, ${ctx.now()}
    from papers.moves where paper_id = ${paperId}::uuid`.execute(ctx.db)
}

type Locked = Pick<Paper, 'id' | 'kind' | 'pence' | 'openedById' | 'confirmedAt' | 'leftAt'>

/** Throws NotFound. */
export async function lockPaper(ctx: Ctx, id: string): Promise<Locked> {
  paperKeeper(ctx)
  const { rows } = await sql<Locked>`select id, kind, pence, opened_by as "openedById", confirmed_at as "confirmedAt",
      left_at as "leftAt" from papers.papers where id = ${isId(id) ? id : null}::uuid for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('paper')
  return rows[0]
}
