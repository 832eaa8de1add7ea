import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { maskNames } from '../../platform/masking/index.ts'
import { hintedTo, namedTo } from '../customers/index.ts'
import { keptNames } from './kept-names.ts'
import type { RequestView, TimelineEvent } from './request-view.ts'
import { requestAssigned } from './requests.events.ts'
import { readsWhole, seenBy } from './seen-by.ts'
import { waysOf } from './told-by.ts'

/** Reads the whole request in one query. `NotFound` when it is not there or not this actor's to read whole. */
export async function readRequest(ctx: Ctx, id: string): Promise<RequestView> {
  if (!isId(id) || !readsWhole(ctx.actor)) throw new NotFound('request')
  const staff = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  const { rows } = await sql<RequestView & { keptNames: string[] }>`
    select r.id, r.reference, r.service_slug as service, r.version_id as "versionId", r.kind, r.status, r.visibility, r.sensitive,
      r.withdrawn_at as "withdrawnAt", r.held_at as "heldAt", r.confided_to as "confidedTo",
      r.shown_words as "shownWords", r.shown_place as "shownPlace", r.team_id as "teamId", r.routed_because as "routedBecause", r.assigned_to as "assignedTo",
      (select name from organisation.colleagues where id = r.assigned_to) as "assignedName", r.needs_leader as "needsLeader",
      r.details, r.answers, r.lat, r.lng, r.place_words as "placeWords", r.postcode, r.ward, r.areas,
      r.opened_at as "openedAt", r.updated_at as "updatedAt", r.due_at as "dueAt", r.next_due_at as "nextDueAt", r.closed_at as "closedAt",
      r.merged_into as "mergedInto", s.channel, ${keptNames(ctx.actor)} as "keptNames",
      (select name from organisation.colleagues where id = s.taken_by) as "takenBy", s.taken_by as "takenById",
      ${jsonList(sql`select step, first_due_at as "firstDueAt", due_at as "dueAt", kept_at as "keptAt",
          ended_at as "endedAt"
        from requests.promises where request_id = r.id order by position`)} as promises,
      ${jsonList(sql`select p.id, p.role, case when k.known then p.customer_id end as "customerId", k.known and not k.named as "isKept",
          k.named and c.died_at is not null as "hasDied", case when k.named then c.name end as name, case when k.named then c.email end as email, c.email_safe as "emailSafe", c.email_asked as "emailAsked", c.phone_asked as "phoneAsked",
          case when k.named then c.phone end as phone, c.phone_safe as "phoneSafe", c.text_ok as "textOk",
          coalesce(p.told and k.way is not null, false) as "isTold", case when p.told then k.way end as "toldBy",
          coalesce((c.email is not null and c.email_safe) or (c.phone is not null and (c.phone_safe or c.text_ok)), false) as "isReachable",
          p.language, p.told, case when k.named then p.on_behalf end as "onBehalf", p.joined_at as "joinedAt",
          p.request_id as "ofRequest",
          ${jsonList(sql`select n.kind, n.detail from customers.current_needs n where n.customer_id = p.customer_id and k.named`)} as needs,
          (select d.because from customers.doubted d where d.customer_id = p.customer_id order by d.doubted_at desc limit 1) as doubt,
          array(select m.instruction from customers.current_markers m where m.customer_id = p.customer_id order by m.recorded_at) as markers
        from requests.participants p left join customers.reachable c on c.customer_id = p.customer_id
        cross join lateral (select ${namedTo(ctx.actor, 'c.person_id')} is not false as named,
          ${hintedTo(ctx.actor, 'c.person_id')} is not false as known, (select x.way from ${waysOf(ctx)} x) as way) k
        where p.left_at is null and p.request_id = any(array(select r.id union all select m.id from requests.requests m where m.merged_into = r.id))
        order by p.joined_at, p.role desc`)} as participants,
      ${jsonList(sql`select u.id, u.audience, u.author_kind as "authorKind", c.name as "authorName", u.participant_id as "participantId",
          u.said_by as "saidBy", u.words, u.created_at as "createdAt", u.withdrawn_at as "withdrawnAt"
        from requests.updates u left join organisation.colleagues c on c.id = u.staff_id
        where u.request_id = r.id order by u.created_at, u.id`)} as updates,
      ${jsonList(sql`select h.id, h.staff_id as "staffId", c.name as "authorName", h.words, h.audience, h.audience = 'public' and not h.urgent as "isCollected", h.goes_at as "goesAt", h.problem
        from requests.held_messages h join organisation.colleagues c on c.id = h.staff_id
        where h.request_id = r.id order by h.held_at`)} as held,
      ${jsonList(sql`select d.staff_id as "staffId", c.name as "authorName", d.words, d.photos, d.saved_at as "savedAt",
          (select name from organisation.colleagues where id = d.taken_by) as "takenBy"
        from requests.message_drafts d join organisation.colleagues c on c.id = d.staff_id
        where d.request_id = r.id and d.words <> '' order by d.saved_at desc`)} as drafts,
      ${jsonList(sql`select k.id, k.outcome, k.words, k.challenge, k.body, k.body_reference as "bodyReference", c.name as "byName",
          k.created_at as "createdAt", k.reopened_at as "reopenedAt",
          (select coalesce(jsonb_agg(jsonb_build_object('participantId', f.participant_id, 'sorted', f.sorted, 'words', f.words, 'at', f.created_at)
            order by f.created_at), '[]') from requests.confirmations f where f.closure_id = k.id) as confirmations
        from requests.closures k left join organisation.colleagues c on c.id = k.by_staff
        where k.request_id = r.id order by k.created_at`)} as closures,
      ${jsonList(sql`select p.file_id as "fileId", p.update_id as "updateId", p.closure_id as "closureId", p.released_at as "releasedAt",
          p.withdrawn_at as "withdrawnAt", f.name
        from requests.photos p join platform.files f on f.id = p.file_id where p.request_id = r.id order by p.file_id`)} as photos,
      (select jsonb_build_object('councillorId', w.councillor_id, 'basis', w.basis, 'name', c.name) from requests.raisings w
        join organisation.colleagues c on c.id = w.councillor_id where w.request_id = r.id) as raised,
      (select jsonb_build_object('question', question, 'startedAt', started_at) from requests.pauses
        where request_id = r.id and ended_at is null) as pause,
      ${jsonList(sql`select id, question, started_at as "startedAt" from requests.pauses where request_id = r.id order by started_at`)} as pauses,
      ${jsonList(sql`select m.id, m.reference from requests.requests m
        where (m.merged_into = r.id or m.id = r.merged_into) and ${seenBy(ctx.actor, 'm')} order by m.opened_at`)} as merged,
      ${jsonList(sql`select v.name, w.writing from requests.viewers w join organisation.colleagues v on v.id = w.staff_id
        where w.request_id = r.id and w.seen_at > now() - interval '30 seconds' and w.staff_id is distinct from ${staff}::uuid`)} as viewers,
      ${jsonList(sql`select e.seq, e.type, e.actor_kind as "actorKind", c.name as "actorName", e.at, e.data,
          case when e.actor_kind = 'link' then e.actor_id end as "participantId",
          (select name from organisation.colleagues where id = case when e.type = ${requestAssigned.type} then (e.data->>'to')::uuid end) as "toName"
        from platform.events e left join organisation.colleagues c on c.id = case when e.actor_kind = 'staff' then e.actor_id::uuid end
        where e.subject = r.id and e.type not in ('requests.viewed', 'requests.message-held', 'requests.message-undone', 'requests.related-taken') order by e.seq`)} as timeline,
      (select coalesce(max(e.seq), 0)::int from platform.events e where e.subject = r.id) as "lastSeq"
    from requests.requests r join requests.submissions s on s.id = r.submission_id
    where r.id = ${id}::uuid and ${seenBy(ctx.actor, 'r')}`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('request')
  const { keptNames: names, ...view } = rows[0]
  return withoutNames(reviveDates(view), names)
}

/** The words of the request without the names that are kept from the actor. */
function withoutNames(view: RequestView, names: string[]): RequestView {
  if (names.length === 0) return view
  const mask = (text: string) => maskNames(text, names)
  return {
    ...view,
    details: mask(view.details),
    placeWords: view.placeWords && mask(view.placeWords),
    shownWords: view.shownWords && mask(view.shownWords),
    shownPlace: view.shownPlace && mask(view.shownPlace),
    answers: maskAll(view.answers, mask),
    updates: view.updates.map(each => ({ ...each, words: mask(each.words) })),
    held: view.held.map(each => ({ ...each, words: mask(each.words) })),
    drafts: view.drafts.map(each => ({ ...each, words: mask(each.words) })),
    closures: view.closures.map(each => ({
      ...each,
      words: mask(each.words),
      confirmations: each.confirmations.map(said => ({ ...said, words: mask(said.words) })),
    })),
    pause: view.pause && { ...view.pause, question: mask(view.pause.question) },
    pauses: view.pauses.map(each => ({ ...each, question: mask(each.question) })),
  }
}

/** Every text in it, however deep. */
const maskAll = <T>(value: T, mask: (text: string) => string): T =>
  JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === 'string' ? mask(inner) : inner))

/** Rows as one JSON list, so that a screen is one round trip. */
const jsonList = (query: ReturnType<typeof sql>) =>
  sql`(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${query}) x)`

/** JSON carries times as text; in what the database made of rows, the fields named '…At' and 'at' are dates. */
function reviveDates(row: RequestView): RequestView {
  const { promises, participants, updates, closures, photos, pause, pauses, held, drafts, timeline } = row
  return {
    ...row,
    ...revive({ promises, participants, updates, closures, photos, pause, pauses, held, drafts }),
    timeline: timeline.map(reviveAt),
  }
}

const revive = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (key, inner) =>
    typeof inner === 'string' && (key === 'at' || key.endsWith('At')) ? new Date(inner) : inner,
  )

const reviveAt = (event: TimelineEvent): TimelineEvent => ({ ...event, at: new Date(event.at) })
