import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { together } from '../database/together.ts'

/** What happened: ids, codes and numbers only, never names, contact details or words. */
export interface NewEvent<D = Record<string, unknown>> {
  type: string
  subject: string
  data: D
}

/** An event as followers read it. */
export interface HappenedEvent<D = Record<string, unknown>> extends NewEvent<D> {
  seq: number
  actorKind: string
  actorId: string | null
  channel: string
  at: Date
}

/**
 * Declares a kind of event: `const requestOpened = event<{ requestId: string }>('requests.opened', d => d.requestId)`.
 * The second argument says which id the event is about: its timeline.
 */
export function event<D extends object>(type: string, subjectOf: (data: D) => string) {
  const make = (data: D): NewEvent<D> => ({ type, subject: subjectOf(data), data })
  return Object.assign(make, { type, data: (happened: HappenedEvent): D => happened.data as D })
}

interface Written extends NewEvent<object> {
  by: { kind: string; id: string | null }
  channel: string
  at: Date
}

const write = together(async (db, all: Written[][]) => {
  await sql`
    insert into platform.events (type, subject, actor_kind, actor_id, channel, at, data)
    select e.type, e.subject, e.by ->> 'kind', (e.by ->> 'id'), e.channel, e.at, e.data
    from jsonb_to_recordset(${JSON.stringify(all.flat())}::jsonb) as e (type text, subject uuid, by jsonb, channel text, at timestamptz, data jsonb)`.execute(
    db,
  )
  return all.map(() => undefined)
})

/** Writes events in the transaction of the change they tell of. If they cannot be written, the change fails. */
export async function publish(ctx: Ctx, ...events: NewEvent<object>[]): Promise<void> {
  if (!ctx.db.isTransaction) throw new Error('publish needs the transaction of the change it tells of')
  const { actor, channel } = ctx
  const told = { by: { kind: actor.kind, id: actor.id }, channel, at: ctx.now() }
  await write(
    ctx,
    events.map(event => ({ ...event, ...told })),
  )
}
