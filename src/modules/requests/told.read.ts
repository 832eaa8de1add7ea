import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Answers } from '../../platform/form/index.ts'
import type { Language } from '../../platform/text.ts'
import type { Need } from '../customers/index.ts'
import { participantNames } from './participant-names.ts'
import { type PromiseState, promisesOf, promiseWithDates } from './promise-state.ts'
import { shownPlace } from './published.read.ts'
import type { Raising } from './raised.ts'
import type { Outcome } from './request.ts'
import type { Hears } from './say-how-to-tell.ts'
import { doubtedWayOf, waysOf } from './told-by.ts'

/** What is needed to tell people of a request. Contact details only of those who wish to be told and are safe to write to. */
export interface ToldRequest {
  id: string
  reference: string
  service: string
  versionId: string
  sensitive: boolean
  teamId: string
  placeWords: string | null
  /** The same for whoever joins it; null: nobody is told, its words are held. */
  placeForOthers: string | null
  /** As its reporter sent them. */
  answers: Answers
  details: string
  /** Names to mask in `placeWords` for everybody but the reporter, who wrote them. */
  names: string[]
  visibility: string
  withdrawnAt: Date | null
  heldAt: Date | null
  /** Councillors who raised it, or one that was merged into it. */
  raisedBy: Raising[]
  /** The colleague who took it for somebody. */
  takenBy: string | null
  promises: PromiseState[]
  /**
   * Everybody who can be told of it, by email, text or letter: its own participants first, then those of requests merged into it.
   * Of those who want to hear nothing only who asked.
   */
  told: ToldParticipant[]
  /** The same of whom nothing is told only because a colleague heard of a danger: by the way that is in doubt for that. */
  hushed: HushedParticipant[]
  updates: { id: string; words: string; saidBy: string | null }[]
  pauses: { id: string; question: string }[]
  closures: ToldClosure[]
}

export interface ToldParticipant {
  id: string
  name: string
  /** One of three: by the way she is told. */
  email: string | null
  phone: string | null
  /** Where letters go. */
  address: string | null
  language: Language
  role: 'reporter' | 'follower' | 'helper'
  /** Wants to be told more than what she asked for and what the law needs. */
  informed: boolean
  /** What she said of this request: `nothing` hears only what the law needs. */
  hears: Hears
  /** What she needs, whatever is written to her. */
  needs: Need[]
  /** Others may read along: the subject says nothing of what it is about. */
  neutral: boolean
  /** The request she asked or joined, and its reference: the one she knows. */
  requestId: string
  reference: string
}

export interface HushedParticipant extends ToldParticipant {
  customerId: string
}

export interface ToldClosure {
  id: string
  outcome: Outcome
  words: string
  challenge: string | null
  body: string | null
  bodyReference: string | null
  byStaff: string | null
  hasPhoto: boolean
  createdAt: Date
}

/** These requests, each once, in one query; of updates, pauses and closures only those named in `about`. */
export async function listToTell(ctx: Ctx, requestIds: string[], about: string[]): Promise<ToldRequest[]> {
  const { rows } = await sql<
    Omit<ToldRequest, 'told' | 'hushed'> & { people: (HushedParticipant & { hushed: boolean })[] }
  >`
    select r.id, r.reference, r.service_slug as service, r.version_id as "versionId", r.sensitive, r.team_id as "teamId",
      r.visibility, r.withdrawn_at as "withdrawnAt", r.held_at as "heldAt",
      ${list(sql`select w.councillor_id as "councillorId", w.basis from requests.raisings w
        join requests.requests o on o.id = w.request_id where o.id = r.id or o.merged_into = r.id
        order by o.id <> r.id, w.request_id`)} as "raisedBy",
      r.place_words as "placeWords", case when r.held_at is null then ${shownPlace} end as "placeForOthers", r.answers, r.details, ${participantNames} as names, s.taken_by as "takenBy",
      ${promisesOf(sql.ref('r.id'))} as promises,
      ${list(sql`select p.id, c.name, case when k.way = 'email' then k.email when k.way is null and d.way = 'email' then d.value end as email,
          case when k.way = 'text' then k.text when k.way is null and d.way = 'text' then d.value end as phone,
          case when k.way = 'letter' then k.letter when k.way is null and d.way = 'letter' then d.value end as address, k.way is null as hushed, p.customer_id as "customerId", p.language, p.role, c.informed, case when p.told then p.hears else 'nothing' end as hears,
          case when k.way = 'email' then c.neutral else exists (select from customers.ways w where w.customer_id = p.customer_id
            and w.value = case k.way when 'text' then k.text when 'letter' then k.letter else d.value end and w.neutral) end as neutral, p.request_id as "requestId", o.reference,
          array(select distinct n.kind from customers.current_needs n where n.customer_id = p.customer_id order by 1) as needs
        from requests.participants p
        join requests.requests o on o.id = p.request_id
        join customers.reachable c on c.customer_id = p.customer_id
        cross join lateral ${waysOf(ctx)} k
        left join lateral ${doubtedWayOf(ctx)} d on true
        where (o.id = r.id or o.merged_into = r.id) and (p.told or p.role = 'reporter') and p.left_at is null and (k.way is not null or d.way is not null)
        order by o.id <> r.id, p.joined_at, p.id`)} as people,
      ${list(sql`select u.id, u.words, u.said_by as "saidBy" from requests.updates u
        where u.request_id = r.id and u.id = any(${about}::uuid[])`)} as updates,
      ${list(sql`select p.id, p.question from requests.pauses p
        where p.request_id = r.id and p.id = any(${about}::uuid[])`)} as pauses,
      ${list(sql`select k.id, k.outcome, k.words, k.challenge, k.body, k.body_reference as "bodyReference", k.by_staff as "byStaff",
          exists (select from requests.photos f where f.closure_id = k.id) as "hasPhoto", k.created_at as "createdAt"
        from requests.closures k where k.request_id = r.id and k.id = any(${about}::uuid[])`)} as closures
    from requests.requests r join requests.submissions s on s.id = r.submission_id
    where r.id = any(${requestIds}::uuid[])`.execute(ctx.db)
  return rows.map(({ people, ...row }) => ({
    ...withDates(row),
    told: people.flatMap(({ hushed, customerId, ...person }) => (hushed ? [] : [person])),
    hushed: people.flatMap(({ hushed, ...person }) => (hushed ? [person] : [])),
  }))
}

const list = (query: ReturnType<typeof sql>) => sql`(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${query}) x)`

/** JSON carries times as text. */
function withDates<T extends Pick<ToldRequest, 'promises' | 'closures'>>(row: T): T {
  return {
    ...row,
    promises: row.promises.map(promiseWithDates),
    closures: row.closures.map(each => ({ ...each, createdAt: new Date(each.createdAt) })),
  }
}
