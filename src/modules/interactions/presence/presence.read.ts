import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { permissionsOf } from '../../organisation/index.ts'
import { type Chosen, type Presence, presenceFrom } from './presence.ts'
import { receiverOf } from './receiver.ts'

export interface Colleague {
  id: string
  name: string
  roles: string[]
  teams: string[]
  presence: Presence
}

interface Row extends Omit<Colleague, 'presence'> {
  chosen: Chosen | null
  seenAt: Date | null
  channel: string | null
  endedAt: Date | null
}

/** Colleagues of a team who may be handed a matter, by name, each with whether she is there. */
export async function listPresence(ctx: Ctx, of: { team: string }): Promise<Colleague[]> {
  receiverOf(ctx)
  const colleagues = await read(
    ctx,
    sql`s.id in (select staff_id from organisation.members where team_id = ${of.team})`,
  )
  return colleagues.filter(({ roles }) => permissionsOf(roles).has('interactions.receive'))
}

/** The actor herself. */
export async function readOwnPresence(ctx: Ctx): Promise<Presence> {
  const [me] = await read(ctx, sql`s.id = ${receiverOf(ctx).id}::uuid`)
  return me?.presence ?? 'away'
}

async function read(ctx: Ctx, who: ReturnType<typeof sql>): Promise<Colleague[]> {
  const { rows } = await sql<Row>`
    select s.id, s.name, s.roles, s.teams, p.chosen,
      greatest(p.seen_at, i.started_at, i.saved_at, i.ended_at) as "seenAt", i.channel, i.ended_at as "endedAt"
    from organisation.directory s
    left join interactions.presence p on p.staff_id = s.id
    left join interactions.interactions i on i.adviser_id = s.id and i.wrapped_at is null and i.parked_at is null
    where (s.disabled_at is null or s.disabled_at > ${ctx.now()}) and ${who} order by lower(s.name), s.id limit 200`.execute(
    ctx.db,
  )
  return rows.map(({ id, name, roles, teams, chosen, seenAt, channel, endedAt }) => {
    const inHand = channel ? { channel, endedAt } : null
    return { id, name, roles, teams, presence: presenceFrom({ chosen, seenAt, inHand }, ctx.now()) }
  })
}
