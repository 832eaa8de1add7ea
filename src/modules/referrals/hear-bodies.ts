import { sql } from 'kysely'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { maskCards } from '../../platform/masking/index.ts'
import type { Open311Endpoint, Open311State } from '../../platform/ports.ts'
import { say } from '../../platform/text.ts'
import { readOrganisation } from '../organisation/index.ts'
import { closeRequest, listRequestFacts, takeFromBody } from '../requests/index.ts'
import { bodyDeclined } from './referrals.events.ts'
import { findReferralOfKey } from './referrals.read.ts'
import { meaningOf } from './route.ts'
import { noteTheirId } from './send-referral.ts'

/** So many ids in one question: an address must not grow too long. */
const AT_A_TIME = 50
/** Clocks differ, and a body may write its updates down later than it dates them. */
const OVERLAP = '15 minutes'
const PROBLEM = 500

interface Asked {
  id: string
  name: string
  endpoint: Open311Endpoint
  heardUntil: Date | null
}

interface Open {
  id: string
  requestId: string
  token: string | null
  theirId: string | null
  theirStatus: string | null
  theirNotes: string
  endedAt: Date | null
}

/** After the end a body may still say something, as `r`: its words are passed on, and change nothing. */
const HEARD_AFTER = '14 days'
const isHeard = (ctx: Ctx) =>
  sql<boolean>`(r.ended_at is null or r.ended_at > ${ctx.now()}::timestamptz - ${HEARD_AFTER}::interval)`

/** Asks every body that has something of ours what became of it. One that does not answer is asked again the next time, and its trouble is shown. */
export async function hearBodies(outer: Ctx): Promise<void> {
  const ctx = withContext(outer, { actor: system('referrals') })
  const { rows } = await sql<Asked>`select b.id, b.name, b.heard_until - ${OVERLAP}::interval as "heardUntil",
      jsonb_build_object('url', b.endpoint, 'jurisdiction', b.jurisdiction, 'apiKey', b.api_key) as endpoint
    from referrals.bodies b where exists (select from referrals.referrals r where r.body_id = b.id
      and r.status in ('awaited', 'sent') and ${isHeard(ctx)}) order by b.id`.execute(ctx.db)
  for (const body of rows) {
    const problem = await hearBody(ctx, body).then(
      () => null,
      error => (error as Error).message.slice(0, PROBLEM) || 'It does not answer',
    )
    if (problem) ctx.log.warn({ body: body.id, problem }, 'a body could not be asked about its referrals')
    await sql`update referrals.bodies set problem = ${problem},
      problem_since = case when ${problem}::text is null then null else coalesce(problem_since, ${ctx.now()}) end
      where id = ${body.id}::uuid`.execute(ctx.db)
  }
}

/** What cannot be done about one request keeps nothing from the others of that body: it is told at the end, and tried again. */
async function hearBody(ctx: Ctx, body: Asked): Promise<void> {
  const problems: unknown[] = []
  const apart: Apart = work =>
    work().then(
      () => true,
      error => !problems.push(error),
    )
  for (const each of await listOpen(ctx, body.id, 'awaited')) {
    const theirId = each.token && (await ctx.ports.open311.idOfToken(body.endpoint, each.token))
    if (theirId) await apart(() => noteTheirId(ctx, { ...each, bodyId: body.id }, theirId))
  }
  const sent = await listOpen(ctx, body.id, 'sent')
  await hearUpdates(ctx, body, sent, apart)
  const open = sent.filter(each => !each.endedAt)
  for (let from = 0; from < open.length; from += AT_A_TIME) {
    const byId = new Map(open.slice(from, from + AT_A_TIME).map(each => [each.theirId!, each]))
    for (const state of await ctx.ports.open311.ask(body.endpoint, [...byId.keys()])) {
      const referral = byId.get(state.id)
      if (referral) await apart(() => hearState(ctx, body, referral, state))
    }
  }
  if (problems.length > 0) throw problems[0]
}

/** Whether it could be done. */
type Apart = (work: () => Promise<unknown>) => Promise<boolean>

async function listOpen(ctx: Ctx, bodyId: string, status: 'awaited' | 'sent'): Promise<Open[]> {
  const { rows } = await sql<Open>`select id, request_id as "requestId", token, their_id as "theirId",
      their_status as "theirStatus", their_notes as "theirNotes", ended_at as "endedAt"
    from referrals.referrals r where body_id = ${bodyId}::uuid and status = ${status} and ${isHeard(ctx)} order by id`.execute(
    ctx.db,
  )
  return rows
}

/** Where it offers what its people write, not only how a request stands. */
async function hearUpdates(
  ctx: Ctx,
  { id, name, endpoint, heardUntil }: Asked,
  sent: Open[],
  apart: Apart,
): Promise<void> {
  const now = ctx.now()
  const updates = heardUntil && (await ctx.ports.open311.updates(endpoint, heardUntil, now))
  if (!updates) return
  const byId = new Map(sent.map(each => [each.theirId, each]))
  let isDone = true
  for (const update of updates.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const referral = byId.get(update.requestId)
    if (!referral) continue
    const note = (ctx: Ctx) => noteState(ctx, { id, name }, referral, { ...update, key: update.id })
    isDone = (await apart(() => ctx.transaction(note))) && isDone
  }
  if (!isDone) return
  await sql`update referrals.bodies set heard_until = ${now} where id = ${id}::uuid`.execute(ctx.db)
}

/** What is new in how it stands there: the words first, then the end. */
async function hearState(
  ctx: Ctx,
  body: Pick<Asked, 'id' | 'name'>,
  referral: Open,
  state: Open311State,
): Promise<void> {
  const { status } = state
  const notes = maskCards(state.notes)
  if (status === referral.theirStatus && notes === referral.theirNotes) return
  await ctx.transaction(async ctx => {
    await noteState(ctx, body, referral, { status, words: notes, key: `${state.id}:${status}:${notes}` })
    await sql`update referrals.referrals set their_status = ${status}, their_notes = ${notes} where id = ${referral.id}::uuid`.execute(
      ctx.db,
    )
  })
}

/**
 * What a body writes to us itself, with the key that is its own. `number`: our reference, or its own id of the request. False: it is
 * no body's key, or no request that it has. The same `key` twice is once.
 */
export async function takeWordOfBody(
  outer: Ctx,
  said: { keyId: string; number: string; status: string; words: string; key: string },
): Promise<boolean> {
  const ctx = withContext(outer, { actor: system('referrals') })
  return ctx.transaction(async ctx => {
    const referral = await findReferralOfKey(ctx, said)
    if (!referral) return false
    await noteState(ctx, { id: referral.bodyId, name: referral.body }, referral, said)
    return true
  })
}

/**
 * A body says how a request stands with it. Done: the request is closed in its words, and the customer is asked whether it is
 * sorted. Declined: the words are passed on and a colleague decides. In the caller's transaction.
 */
async function noteState(
  ctx: Ctx,
  body: { id: string; name: string },
  referral: { id: string; requestId: string; theirId: string | null; theirNotes: string; endedAt: Date | null },
  said: { status: string; words: string; key: string },
): Promise<void> {
  const { requestId, id: referralId } = referral
  const meaning = referral.endedAt ? null : meaningOf(said.status)
  // What it ended with stands there already.
  if (referral.endedAt && said.words.trim() === referral.theirNotes.trim()) return
  if (meaning === 'done') return endAsDone(ctx, body, referral, said.words)
  await takeFromBody(ctx, {
    requestId,
    body: body.name,
    words: said.words,
    external: { source: `body:${body.id}`, id: said.key.slice(0, 500) },
  })
  if (meaning !== 'declined') return
  await sql`update referrals.referrals set ended_at = ${ctx.now()}, their_status = ${said.status} where id = ${referralId}::uuid`.execute(
    ctx.db,
  )
  await publish(ctx, bodyDeclined({ requestId, referralId, bodyId: body.id, status: said.status }))
}

async function endAsDone(
  ctx: Ctx,
  body: { name: string },
  { id, requestId, theirId }: { id: string; requestId: string; theirId: string | null },
  words: string,
): Promise<void> {
  await sql`update referrals.referrals set ended_at = ${ctx.now()}, their_status = 'closed', their_notes = ${maskCards(words)} where id = ${id}::uuid`.execute(
    ctx.db,
  )
  const request = (await listRequestFacts(ctx, [requestId])).get(requestId)
  if (!request || request.status === 'closed') return
  const { council } = await readOrganisation(ctx)
  const itIsDone = council.languages.map(language => say(DONE, language)).join(' / ')
  await closeRequest(ctx, {
    requestId,
    outcome: 'done',
    words: `${body.name}: ${words.trim() || itIsDone}`,
    body: body.name,
    ...(theirId && { bodyReference: theirId }),
  })
}

const DONE = { en: 'It is done.', cy: 'Mae wedi’i wneud.' }
