import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { touch } from '../../platform/memory.ts'
import { type Organisation, readOrganisation } from '../organisation/index.ts'
import { lockRequests } from '../requests/index.ts'
import { confide } from './confide.ts'
import { dutyRaised } from './duty.events.ts'
import type { DutyKind } from './duty.ts'
import { dutyTeamNow } from './duty-team.ts'
import { listKindsFor } from './kinds.read.ts'
import { tellTeams } from './tell-teams.ts'

/** What was written, typed or said to us, with words that hint at danger and no colleague there. */
export interface DangerWritten {
  /** What holds it whole, if anything does: what was received, the request it came with, the call it was said in. */
  receivedId?: string
  requestId?: string
  callId?: string
  /** Of whoever is at a reception of ours now, and said so to its kiosk. */
  visitId?: string
  threadId: string
  /** Where it came from, if that is known. */
  from: string
  words: string
  /** The duty rules that the words hint at. */
  rules: readonly string[]
}

/** So long what else comes from the same person belongs to the record that stands open. */
const ONE_FOR_HOURS = 6
const MOST = 4_000

/**
 * Nobody pressed the key, and somebody may come to harm: the duty team of this hour is told as if a colleague had. Once for
 * a thread, a writer and a kind while the record is open: five mails ring once, and all stand in it. A rule that no kind is
 * for tells nobody. For the program; makes no savepoint, so that it may be done beside others.
 */
export async function raiseDutyByWords(ctx: Ctx, written: DangerWritten): Promise<void> {
  const [kinds, organisation] = await Promise.all([listKindsFor(ctx, written.rules), readOrganisation(ctx)])
  if (kinds.length > 0 && written.requestId) await lockRequests(ctx, [written.requestId])
  for (const kind of kinds) await raiseKind(ctx, kind, written, organisation)
}

async function raiseKind(
  ctx: Ctx,
  kind: DutyKind,
  { threadId, from, words, ...holds }: DangerWritten,
  organisation: Organisation,
): Promise<void> {
  const { receivedId = null, requestId = null, callId = null, visitId = null } = holds
  const writer = from ? createHash('sha256').update(from.toLowerCase()).digest('hex') : ''
  const note = maskCards([from, words.trim()].filter(Boolean).join('\n')).slice(0, MOST)
  const open = await findOpen(ctx, { kind: kind.id, threadId, requestId, writer })
  const recordId = open ?? newId()
  if (open) {
    await sql`update duty.records set note = left(note || E'\n\n' || ${note}, ${MOST * 5}) where id = ${open}::uuid
      and not exists (select from duty.written where record_id = ${open}::uuid and received_id = ${receivedId}::uuid)`.execute(
      ctx.db,
    )
  } else {
    const team = dutyTeamNow(organisation, kind.team, ctx.now())
    await sql`insert into duty.records (id, kind, raised_at, teams, rung_at, note)
      values (${recordId}::uuid, ${kind.id}, ${ctx.now()}, ${[team]}::text[], ${ctx.now()}, ${note})`.execute(ctx.db)
    await tellTeams(ctx, { id: recordId, teams: [team], rings: 1, how: visitId ? 'at-reception' : 'by-words' })
    await publish(ctx, dutyRaised({ recordId, kind: kind.id, team, interactionId: null }))
    await touch(ctx, 'duty-waiting')
  }
  const holders = {
    interactionId: null,
    received: receivedId ? [receivedId] : [],
    requests: requestId ? [requestId] : [],
  }
  await confide(ctx, holders, await teamsOf(ctx, recordId))
  await sql`insert into duty.written (record_id, received_id, request_id, call_id, visit_id, thread_id, writer, at)
    values (${recordId}::uuid, ${receivedId}::uuid, ${requestId}::uuid, ${callId}::uuid, ${visitId}::uuid, ${threadId}::uuid, ${writer}, ${ctx.now()}) on conflict do nothing`.execute(
    ctx.db,
  )
}

/** Who was told of it until now. */
const teamsOf = async (ctx: Ctx, recordId: string): Promise<string[]> =>
  (await sql<{ teams: string[] }>`select teams from duty.records where id = ${recordId}::uuid`.execute(ctx.db)).rows[0]!
    .teams

/** A closed one says that this person's danger was dealt with: what comes then is a new one. */
async function findOpen(
  ctx: Ctx,
  { kind, threadId, requestId, writer }: { kind: string; threadId: string; requestId: string | null; writer: string },
): Promise<string | null> {
  const since = new Date(ctx.now().getTime() - ONE_FOR_HOURS * 3_600_000)
  const { rows } = await sql<{ id: string }>`select d.id from duty.records d join duty.written w on w.record_id = d.id
    where (w.thread_id in (${threadId}::uuid, ${requestId}::uuid) or (w.writer = ${writer} and ${writer} <> '')) and d.kind = ${kind}
      and d.closed_at is null and d.raised_at > ${since} order by d.raised_at desc limit 1 for update of d`.execute(
    ctx.db,
  )
  return rows[0]?.id ?? null
}
