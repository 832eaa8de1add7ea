import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { CLOSING_OUTCOMES, listOfPerson } from '../requests/index.ts'
import { AGAIN_DAYS, type Suggestion, suggestDemand } from './demand.ts'
import type { InteractionFacts } from './interaction.ts'
import { matterAdded } from './interactions.events.ts'

type Of = Pick<InteractionFacts, 'id' | 'direction'>

export interface NewMatter {
  asked?: string
  /** Typed before somebody else goes on with it. */
  answer?: string
  answerSource?: string
  message?: string | null
  service?: string | null
  draftId?: string
  requestId?: string
  touched?: 'opened' | 'chased'
  /** Somebody asked it of a colleague, and why she did stays as it was found there. */
  continuesId?: string
}

/** Writes one more matter of a locked conversation, with what the evidence says of why she got in touch. */
export async function addMatterTo(ctx: Ctx, mine: Of, matter: NewMatter): Promise<string> {
  const { asked = '', service = null, draftId = null, requestId = null, touched = null } = matter
  const { answer = '', answerSource = '', message = null } = matter
  const { demand, evidence } = await weigh(ctx, mine, { service, requestId: touched === 'opened' ? null : requestId })
  const id = newId()
  await sql`insert into interactions.matters
      (id, interaction_id, position, service, asked, answer, answer_source, message, draft_id, request_id, touched, demand_suggested, demand_evidence, created_at)
    select ${id}::uuid, ${mine.id}::uuid, coalesce(max(position), 0) + 1, ${service}, ${asked},
      ${answer}, ${answerSource}, ${message}, ${draftId}::uuid,
      ${requestId}::uuid, ${touched}, ${demand}, ${JSON.stringify(evidence)}::jsonb, ${ctx.now()}
    from interactions.matters where interaction_id = ${mine.id}::uuid`.execute(ctx.db)
  if (matter.continuesId) await keepDemand(ctx, id, matter.continuesId)
  await publish(ctx, matterAdded({ interactionId: mine.id, matterId: id, service, requestId }))
  return id
}

async function keepDemand(ctx: Ctx, id: string, continuesId: string): Promise<void> {
  await sql`update interactions.matters m set continues_id = o.id, demand = o.demand, demand_suggested = o.demand_suggested,
      demand_evidence = o.demand_evidence
    from interactions.matters o where m.id = ${id}::uuid and o.id = ${continuesId}::uuid`.execute(ctx.db)
}

/** Looks at the evidence again for matters whose type nobody has confirmed: more is known by now. */
export async function weighAgain(ctx: Ctx, mine: Of): Promise<void> {
  const { rows } = await sql<{ id: string; service: string | null; requestId: string | null }>`
    select id, service, case when touched is distinct from 'opened' then request_id end as "requestId"
    from interactions.matters where interaction_id = ${mine.id}::uuid and demand is null and continues_id is null`.execute(
    ctx.db,
  )
  for (const { id, ...about } of rows) {
    const { demand, evidence } = await weigh(ctx, mine, about)
    await sql`update interactions.matters set demand_suggested = ${demand}, demand_evidence = ${JSON.stringify(evidence)}::jsonb
      where id = ${id}::uuid`.execute(ctx.db)
  }
}

/**
 * What is not yet about anything in particular, the last first: gets what turns out to be its. `isApart`: it has words of its
 * own already, so that only what is empty, or of this service and with nobody else, gets it. Null: there is none.
 */
export async function claimMatter(
  ctx: Ctx,
  mine: Of,
  about: { service: string | null; draftId?: string; requestId?: string; matterId?: string; isApart?: boolean },
): Promise<string | null> {
  const { service, draftId = null, requestId = null, matterId = null, isApart = false } = about
  const { rows } = await sql<{ id: string }>`update interactions.matters set service = ${service},
      draft_id = coalesce(${draftId}::uuid, draft_id), request_id = ${requestId}::uuid,
      touched = ${requestId ? 'chased' : null}
    where id = (select id from interactions.matters m where interaction_id = ${mine.id}::uuid and request_id is null
      and (draft_id is null or draft_id = ${draftId}::uuid)
      and case when ${matterId}::uuid is null then coalesce(service, ${service}) is not distinct from ${service} else id = ${matterId}::uuid end
      and (not ${isApart} or draft_id is not null or ((service is not null or (asked = '' and answer = ''))
        and not exists (select from interactions.handovers h where h.matter_id = m.id)
        and not exists (select from interactions.call_backs b where b.matter_id = m.id)))
      order by draft_id nulls last, service nulls last, position desc limit 1)
    returning id`.execute(ctx.db)
  if (!rows[0]) return null
  await weighAgain(ctx, mine)
  return rows[0].id
}

/** A form is begun for this matter, whichever was before. False: there is none such, or it has its request. */
export async function giveDraft(
  ctx: Ctx,
  mine: Of,
  { matterId, draftId, service }: { matterId: string; draftId: string; service: string },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update interactions.matters set service = ${service}, draft_id = ${draftId}::uuid
    where id = ${isId(matterId) ? matterId : null}::uuid and interaction_id = ${mine.id}::uuid and request_id is null`.execute(
      ctx.db,
    )
  if (numAffectedRows) await weighAgain(ctx, mine)
  return Boolean(numAffectedRows)
}

/** A request was opened for this matter, which is about its service from now on. False: it has one. */
export async function giveRequest(
  ctx: Ctx,
  mine: Of,
  { matterId, requestId, service }: { matterId: string; requestId: string; service: string },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update interactions.matters set service = ${service}, request_id = ${requestId}::uuid, touched = 'opened'
    where id = ${matterId}::uuid and interaction_id = ${mine.id}::uuid and request_id is null`.execute(ctx.db)
  if (numAffectedRows) await weighAgain(ctx, mine)
  return Boolean(numAffectedRows)
}

async function weigh(
  ctx: Ctx,
  mine: Of,
  about: { service: string | null; requestId: string | null },
): Promise<Suggestion> {
  const { customerId, own, others: asked, before } = await readEvidence(ctx, mine.id)
  // What another matter here is about is not why she asks this too.
  const others = new Set(asked.filter(id => id !== about.requestId))
  const known = customerId || about.requestId
  const found = known ? await listOfPerson(ctx, customerId, about.requestId ? [about.requestId] : []) : []
  const requests = found
    .filter(each => !own.includes(each.id) && !others.has(each.id))
    .map(({ id, service, nextDueAt, written, closedAt, status, outcome, role }) => {
      const isOver = status === 'closed'
      // What she took back or was joined into another we did not decide; what is somebody else's is no news to her.
      const isDecided = role !== null && CLOSING_OUTCOMES.some(each => each === outcome)
      return {
        id,
        service,
        // While we wait for her, and of what is over, nothing of ours is due.
        nextDueAt: status === 'waiting' || isOver ? null : nextDueAt,
        writtenAt: isOver ? null : (written?.at ?? null),
        decidedAt: isDecided ? closedAt : null,
        isOver,
      }
    })
  // She asks after what was said in confidence: that it is there is all that is known of it here.
  const isUnseen = about.requestId && !found.some(each => each.id === about.requestId)
  const nothing = { service: '', nextDueAt: null, writtenAt: null, decidedAt: null, isOver: false }
  if (isUnseen) requests.push({ id: about.requestId!, ...nothing })
  // On the website as well: what was asked there and is done, and is asked here again, was not settled.
  const done = found
    .filter(each => each.role && each.status === 'closed' && !own.includes(each.id))
    .map(({ service, openedAt }) => ({ service, at: openedAt }))
  return suggestDemand({ direction: mine.direction, ...about, requests, before: [...before, ...done] }, ctx.now())
}

/** Who it is, what was opened in this conversation itself (no evidence of anything), what its matters ask after, and what she asked shortly before. */
async function readEvidence(ctx: Ctx, interactionId: string) {
  const { rows } = await sql<{
    customerId: string | null
    own: string[]
    others: string[]
    before: { service: string; at: string }[]
  }>`
    select c.customer_id as "customerId",
      array(select m.request_id from interactions.matters m where m.interaction_id = i.id and m.touched = 'opened'
        and m.request_id is not null) as own,
      array(select m.request_id from interactions.matters m where m.interaction_id = i.id and m.touched = 'chased'
        and m.request_id is not null) as others,
      coalesce((select jsonb_agg(jsonb_build_object('service', m.service, 'at', earlier.started_at))
        from customers.ids_of_person hers
        join interactions.callers o on o.customer_id = hers.other_id
        join interactions.interactions earlier on earlier.id = o.interaction_id and earlier.id <> i.id
        join interactions.matters m on m.interaction_id = earlier.id and m.service is not null
        where hers.customer_id = c.customer_id
          and earlier.started_at > ${ctx.now()}::timestamptz - make_interval(days => ${AGAIN_DAYS})), '[]') as before
    from interactions.interactions i left join interactions.callers c on c.interaction_id = i.id
    where i.id = ${interactionId}::uuid`.execute(ctx.db)
  const { before, ...found } = rows[0]!
  return { ...found, before: before.map(({ service, at }) => ({ service, at: new Date(at) })) }
}
