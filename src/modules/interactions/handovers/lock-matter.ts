import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { readCatalogue } from '../../catalogue/index.ts'
import { getOwnForUpdate } from '../interactions.store.ts'

export interface LockedMatter {
  id: string
  /** The id under which she came: where a merger is undone, what is kept with it is hers still. */
  customerId: string | null
  /** Is there something to hand on at all? */
  isSensitive: boolean
  /** Of its service, or the one that has its request. */
  teams: string[]
  /** A call-back for it stands. */
  isPromised: boolean
}

interface Row {
  id: string
  service: string | null
  isEmpty: boolean
  customerId: string | null
  isSensitive: boolean
  team: string | null
  isPromised: boolean
}

/** A matter of the actor's own conversation, locked, as what hands it on needs it. An empty one has nothing to hand on. */
export async function lockMatter(ctx: Ctx, input: { interactionId: string; matterId: string }): Promise<LockedMatter> {
  const mine = await getOwnForUpdate(ctx, input.interactionId)
  refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
  const { rows } =
    await sql<Row>`select m.id, m.service, m.asked = '' and m.answer = '' and m.service is null and m.request_id is null as "isEmpty",
      (select customer_id from interactions.callers where interaction_id = m.interaction_id) as "customerId",
      coalesce(r.sensitive, false) as "isSensitive", r.team_id as team,
      exists (select from interactions.call_backs b where b.matter_id = m.id and b.state = 'open') as "isPromised"
    from interactions.matters m left join requests.standings r on r.id = m.request_id
    where m.id = ${isId(input.matterId) ? input.matterId : null}::uuid and m.interaction_id = ${mine.id}::uuid for update of m`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new NotFound('matter')
  const { service, isEmpty, team, isSensitive, ...matter } = rows[0]
  refuseUnless(!isEmpty, 'interactions.nothing-asked')
  return { ...matter, ...(await whoseIs(ctx, { service, team, isSensitive })) }
}

/** The matters of a conversation that are said in confidence, by their service or their request. */
export async function findInConfidence(ctx: Ctx, interactionId: string): Promise<Set<string>> {
  const { rows } = await sql<
    Pick<Row, 'id' | 'service' | 'team' | 'isSensitive'>
  >`select m.id, m.service, r.team_id as team,
      coalesce(r.sensitive, false) as "isSensitive"
    from interactions.matters m left join requests.standings r on r.id = m.request_id
    where m.interaction_id = ${interactionId}::uuid`.execute(ctx.db)
  const found = new Set<string>()
  for (const { id, ...about } of rows) if ((await whoseIs(ctx, about)).isSensitive) found.add(id)
  return found
}

/** Is it said in confidence, by its service or its request, and of which teams is it? `team`: the one that has its request. */
export async function whoseIs(
  ctx: Ctx,
  { service, team, isSensitive }: Pick<Row, 'service' | 'team' | 'isSensitive'>,
): Promise<Pick<LockedMatter, 'isSensitive' | 'teams'>> {
  const known = service ? (await readCatalogue(ctx)).services.get(service) : undefined
  return {
    isSensitive: isSensitive || !!known?.privacy.sensitive,
    teams: [...(known?.teams ?? []), ...(team ? [team] : [])],
  }
}
