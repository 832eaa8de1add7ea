import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { can } from '../organisation/index.ts'
import type { Paper, PaperMove } from './paper.ts'
import { paperKeeper } from './paper-keeper.ts'

const A_PAGE = 200

async function list(ctx: Ctx, where: RawBuilder<unknown>): Promise<Paper[]> {
  const { rows } = await sql<
    Paper & { moves: (Omit<PaperMove, 'at'> & { at: string })[] }
  >`select p.id, p.kind, p.what, p.pence,
      p.received_id as "receivedId", o.name as "openedBy", p.opened_by as "openedById", p.opened_at as "openedAt",
      c.name as "confirmedBy", p.confirmed_at as "confirmedAt", p.left_at as "leftAt",
      (select jsonb_agg(jsonb_build_object('way', m.way, 'place', m.place, 'slip', m.slip, 'by', b.name, 'at', m.moved_at)
          order by m.number)
        from papers.moves m join organisation.colleagues b on b.id = m.moved_by where m.paper_id = p.id) as moves
    from papers.papers p join organisation.colleagues o on o.id = p.opened_by
    left join organisation.colleagues c on c.id = p.confirmed_by
    where ${where}`.execute(ctx.db)
  return rows.map(row => ({ ...row, moves: row.moves.map(move => ({ ...move, at: new Date(move.at) })) }))
}

/** What is here and where, the oldest first. */
export async function listHeldPapers(ctx: Ctx): Promise<Paper[]> {
  paperKeeper(ctx)
  return list(ctx, sql`p.left_at is null order by p.opened_at, p.id limit ${A_PAGE}`)
}

/** What was given back or banked, the newest first. */
export async function listPapersThatLeft(ctx: Ctx): Promise<Paper[]> {
  paperKeeper(ctx)
  return list(ctx, sql`p.left_at is not null order by p.left_at desc, p.id limit 50`)
}

/** What came with a letter; nothing for who does not work with paper. */
export async function listPapersOf(ctx: Ctx, receivedId: string): Promise<Paper[]> {
  if (!can(ctx.actor, 'post.work')) return []
  return list(ctx, sql`p.received_id = ${isId(receivedId) ? receivedId : null}::uuid order by p.opened_at, p.id`)
}

/** Throws NotFound. */
export async function readPaper(ctx: Ctx, id: string): Promise<Paper> {
  paperKeeper(ctx)
  const [paper] = await list(ctx, sql`p.id = ${isId(id) ? id : null}::uuid`)
  if (!paper) throw new NotFound('paper')
  return paper
}
