import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { maskNames, maskPersonal } from '../../../platform/masking/index.ts'
import type { EvidenceCode } from '../demand.ts'
import type { InteractionChannel, MatterOutcome } from '../interaction.ts'
import { studentOf } from './causes.ts'
import { studied } from './studied.ts'

export interface Cause {
  id: string
  name: string
  endedAt: Date | null
  /** To how many matters it was signed and holds. */
  signed: number
}

const asList = sql`select c.id, c.name, c.ended_at as "endedAt", (select count(*)::int from interactions.found_causes f
    where f.cause_id = c.id and not exists (select from interactions.found_causes later
      where later.matter_id = f.matter_id and (later.signed_at, later.id) > (f.signed_at, f.id))) as signed
  from interactions.causes c`

/** The council's list: what is given now first, then what has ended. */
export async function listCauses(ctx: Ctx): Promise<Cause[]> {
  studentOf(ctx)
  const { rows } = await sql<Cause>`${asList} order by c.ended_at is not null, lower(c.name)`.execute(ctx.db)
  return rows
}

/** A matter to study: what was asked and answered, without who it was and without who spoke with them. */
export interface Sample {
  matterId: string
  service: string | null
  at: Date
  channel: InteractionChannel
  asked: string
  answer: string
  evidence: EvidenceCode
  outcome: MatterOutcome
  /** What was signed, the newest first: the first holds. */
  signed: { causeId: string; cause: string; byName: string; at: Date }[]
}

export const SAMPLE = 10

/**
 * A sample of what failed since then: what nobody signed first, drawn evenly over the time and not the newest first. `total`:
 * how many there are, `unsigned` of them without a cause. Two queries with the list.
 */
export async function readSamples(
  ctx: Ctx,
  { service, since }: { service: string | null; since: Date },
): Promise<{ samples: Sample[]; total: number; unsigned: number }> {
  const may = await studied(ctx, studentOf(ctx))
  const { rows } = await sql<Sample & { name: string | null; total: number; unsigned: number }>`
    with failed as materialized (select m.*, exists (select from interactions.found_causes f where f.matter_id = m.id) as is_signed
      from interactions.matters m where m.created_at >= ${since} and m.demand = 'failure' and ${may}
        and (${service}::text is null or m.service = ${service}))
    select m.id as "matterId", m.service, m.created_at as at, i.channel, m.asked, m.answer, m.demand_evidence->>'code' as evidence, m.outcome,
      (select count(*)::int from failed) as total, (select count(*)::int from failed where not is_signed) as unsigned,
      (select r.name from interactions.callers c join customers.reachable r on r.customer_id = c.customer_id
        where c.interaction_id = m.interaction_id) as name,
      coalesce((select jsonb_agg(jsonb_build_object('causeId', k.id, 'cause', k.name, 'byName', s.name, 'at', f.signed_at)
          order by f.signed_at desc, f.id desc)
        from interactions.found_causes f join interactions.causes k on k.id = f.cause_id
        join organisation.colleagues s on s.id = f.signed_by where f.matter_id = m.id), '[]') as signed
    from failed m join interactions.interactions i on i.id = m.interaction_id
    order by m.is_signed, md5(m.id::text) limit ${SAMPLE}`.execute(ctx.db)
  return {
    samples: rows.map(({ name, total: _, unsigned: __, ...row }) => ({
      ...row,
      asked: withoutNames(row.asked, name),
      answer: withoutNames(row.answer, name),
      signed: row.signed.map(each => ({ ...each, at: new Date(each.at) })),
    })),
    total: rows[0]?.total ?? 0,
    unsigned: rows[0]?.unsigned ?? 0,
  }
}

/** Whoever studies the work needs what happened, never to whom. */
function withoutNames(words: string, name: string | null): string {
  const names = name ? [name] : []
  return maskPersonal(maskNames(words, names), { names }).text
}

export interface CausesOfService {
  service: string | null
  /** Matters of failure demand, and of how many a cause is known. */
  failures: number
  signed: number
  causes: { id: string; name: string; count: number }[]
}

/** What failed since then, by service, and why as far as that was studied. Counts alone. One query. */
export async function countCauses(ctx: Ctx, since: Date): Promise<CausesOfService[]> {
  studentOf(ctx)
  const { rows } = await sql<CausesOfService>`
    with failed as (select m.service, (select f.cause_id from interactions.found_causes f where f.matter_id = m.id
        order by f.signed_at desc, f.id desc limit 1) as cause_id
      from interactions.matters m where m.created_at >= ${since} and m.demand = 'failure' and m.outcome is not null and m.continues_id is null),
    counted as (select service, cause_id, count(*)::int as count from failed group by 1, 2)
    select c.service, sum(c.count)::int as failures, coalesce(sum(c.count) filter (where c.cause_id is not null), 0)::int as signed,
      coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'count', c.count) order by c.count desc, k.name)
        filter (where k.id is not null), '[]') as causes
    from counted c left join interactions.causes k on k.id = c.cause_id group by 1 order by 2 desc, 1`.execute(ctx.db)
  return rows
}
