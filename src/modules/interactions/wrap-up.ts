import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { addNewLines, addWords } from '../../platform/join-words.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { leaveScripts } from '../drafts/index.ts'
import { addWhereItWent } from './add-where-it-went.ts'
import { seenToInWrapUp } from './call-backs/see-to-call-back.ts'
import { isNotRung, joinWhom } from './call-backs/whom.ts'
import { tellEnd } from './end-conversation.ts'
import { endWentOn } from './handovers/go-on-with.ts'
import { howLeft } from './how-left.ts'
import type { MatterOutcome } from './interaction.ts'
import { demandConfirmed, interactionWrapped } from './interactions.events.ts'
import { change, getOwnForUpdate } from './interactions.store.ts'
import { callOf, goOn } from './recording/recording.ts'
import { useDelegation } from './use-delegation.ts'
import { giveToTeam, mayGiveToTeam } from './waiting/give-to-team.ts'
import { leaveUnread } from './waiting/join-in-hand.ts'

export interface WrapUp {
  interactionId: string
  note: string
  /** What she was told that happens next. */
  promise: string
  /** What her screen had read of both, so that words of another screen stay. */
  was?: { note: string; promise: string }
  /** What her note was begun from: what came into the conversation since then stays. Absent: all of it was before her. */
  drafted?: string | undefined
  /** `pence`: what it cost, of matters that the scheme of delegation names. `team`: into whose work goes what was written. */
  matters: {
    id: string
    outcome: MatterOutcome
    referredTo?: string
    pence?: number | undefined
    team?: string | undefined
    /** This one the duty team was told of, where the key was pressed and several were there. */
    isOfDanger?: boolean | undefined
  }[]
  /** What was written to us and stood on her screen: what came since waits for a colleague. */
  read?: string[]
}

interface Left {
  id: string
  demand: string | null
  suggested: string
  evidence: { code: string }
  service: string | null
  answer: string
  draftId: string | null
  requestId: string | null
  /** A colleague's before, with whom its script was left. */
  isContinued: boolean
  /** Offered to a colleague who has not answered yet. */
  isOffered: boolean
  isAccepted: boolean
  /** 'stands': they were rung and spoken with, or the number is not rung and nobody has ended the promise. */
  callBack: 'to-be-rung' | 'not-reached' | 'stands' | null
  /** The duty team was told of this one; the key was pressed in this conversation. */
  ofDanger: boolean
  isRaised: boolean
}

/**
 * The end of the work on a conversation: nothing of it changes afterwards. A type of demand that nobody touched is taken
 * as the evidence has it. Throws `Refused` where a matter has no outcome, nobody is named to whom she was referred, nobody
 * has what is said to be handed over, or nothing at all is said of what it was. Answers `added` where another screen was first:
 * then only words are added that are not in it yet.
 */
export async function wrapUp(ctx: Ctx, input: WrapUp): Promise<'wrapped' | 'added'> {
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    if (mine.wrappedAt) return addLate(ctx, mine.id, input)
    const outcomes = new Map(input.matters.map(each => [each.id, each]))
    await leaveUnread(ctx, mine.id, input.read ?? [])
    await dropEmpty(ctx, mine.id)
    const { rows } =
      await sql<Left>`select id, demand, demand_suggested as suggested, demand_evidence as evidence, service, answer,
        draft_id as "draftId", request_id as "requestId", continues_id is not null as "isContinued",
        exists (select from interactions.handovers h where h.matter_id = m.id and h.state = 'offered' and h.answer_by > ${ctx.now()}) as "isOffered",
        exists (select from interactions.handovers h where h.matter_id = m.id and (h.state = 'with-team'
          or (h.state in ('accepted', 'done') and h.answered_by <> ${mine.adviserId}::uuid))) as "isAccepted",
        (select case when b.state = 'open' and not ${isNotRung} then 'to-be-rung' when b.state = 'written' then 'not-reached' else 'stands' end
          from interactions.call_backs b ${joinWhom} where b.matter_id = m.id and b.state <> 'cancelled' order by b.promised_at desc limit 1) as "callBack",
        of_danger as "ofDanger", (select i.danger_raised from interactions.interactions i where i.id = m.interaction_id) as "isRaised"
      from interactions.matters m where interaction_id = ${mine.id}::uuid order by position`.execute(ctx.db)
    const note = await withWhatCame(ctx, mine.id, input)
    // What was said of danger stands with the duty team.
    refuseUnless(rows.length > 0 || mine.isConfided || note.trim() !== '', 'interactions.nothing-said')
    for (const left of rows) mustEnd(left, outcomes.get(left.id))
    const given = rows.filter(row => needsSomebody(row, outcomes.get(row.id)!))
    for (const { id } of given)
      if (!outcomes.get(id)!.team) throw new Refused(await whyNobody(ctx, mine.id), { matterId: id })
    for (const { id, service } of rows.filter(row => outcomes.get(row.id)!.outcome === 'settled'))
      await useDelegation(ctx, { matterId: id, service, pence: outcomes.get(id)!.pence })
    await saveOutcomes(
      ctx,
      rows.map(({ id }) => outcomes.get(id)!),
    )
    await seenToInWrapUp(
      ctx,
      rows.map(({ id }) => outcomes.get(id)!),
    )
    const unsent = rows.filter(row => row.draftId && !row.requestId && !row.isContinued)
    await leaveScripts(
      ctx,
      unsent.map(row => ({ draftId: row.draftId!, how: howLeft(row, outcomes.get(row.id)!.outcome, rows) })),
    )
    for (const each of rows.filter(row => !row.demand)) await confirmAsSuggested(ctx, mine.id, each)
    await change(ctx, mine.id, {
      note,
      promise: maskCards(input.promise),
      wrap_up: null,
      ended_at: mine.endedAt ?? ctx.now(),
      wrapped_at: ctx.now(),
      parked_at: null,
    })
    if (mine.endedAt) await goOn(ctx, await callOf(ctx, mine.id), 'call')
    else await tellEnd(ctx, mine.id)
    const matters = rows.map(({ id, demand, suggested }) => ({
      matterId: id,
      outcome: outcomes.get(id)!.outcome,
      demand: demand ?? suggested,
    }))
    await endWentOn(ctx, mine.id, note.trim())
    await giveToTeam(
      ctx,
      mine.id,
      given.map(({ id }) => ({ matterId: id, team: outcomes.get(id)!.team! })),
    )
    await publish(ctx, interactionWrapped({ interactionId: mine.id, matters }))
    return 'wrapped'
  })
}

/** Her note, with what another screen wrote in the conversation while she had the wrap-up before her. */
async function withWhatCame(ctx: Ctx, id: string, { note, drafted }: WrapUp): Promise<string> {
  if (drafted === undefined) return maskCards(note)
  const { rows } = await sql<{
    note: string
  }>`select note from interactions.interactions where id = ${id}::uuid`.execute(ctx.db)
  return addNewLines(maskCards(note), maskCards(drafted), rows[0]!.note)
}

/** What she typed on one screen after she had saved the other. Nothing that stands there changes; whoever goes on with it reads them too. */
async function addLate(ctx: Ctx, id: string, { was, ...typed }: WrapUp): Promise<'wrapped' | 'added'> {
  const { rows } = await sql<{ note: string; promise: string }>`select note, promise from interactions.interactions
    where id = ${id}::uuid`.execute(ctx.db)
  const { note, promise } = rows[0]!
  const words = {
    note: addWords(note, maskCards(was?.note ?? ''), maskCards(typed.note)),
    promise: addWords(promise, maskCards(was?.promise ?? ''), maskCards(typed.promise)),
  }
  if (words.note === note && words.promise === promise) return 'wrapped'
  await change(ctx, id, words)
  const late = [words.note.replace(note, ''), words.promise.replace(promise, '')].map(each => each.trim())
  await addWhereItWent(ctx, id, each => late.reduce((all, one) => addWords(all, '', one), each))
  return 'added'
}

/** A box that nobody filled is no matter. */
async function dropEmpty(ctx: Ctx, interactionId: string): Promise<void> {
  await sql`delete from interactions.matters where interaction_id = ${interactionId}::uuid and asked = '' and answer = ''
    and service is null and request_id is null
    and not exists (select from interactions.handovers h where h.matter_id = matters.id)
    and not exists (select from interactions.call_backs b where b.matter_id = matters.id)`.execute(ctx.db)
}

function mustEnd(left: Left, matter: WrapUp['matters'][number] | undefined): void {
  if (!matter) throw new Refused('interactions.outcome-missing')
  const must = (holds: boolean, code: string) => {
    if (!holds) throw new Refused(`interactions.${code}`, { matterId: left.id })
  }
  must(matter.outcome !== 'referred' || !!matter.referredTo?.trim(), 'referred-to-missing')
  must(!left.isOffered, 'handover-open')
  // A call-back is counted as one: never as settled, and never without a promise.
  must(matter.outcome !== 'call-back' || left.callBack !== null, 'call-back-missing')
  must(matter.outcome === 'call-back' || left.callBack !== 'to-be-rung', 'call-back-stands')
  must(matter.outcome !== 'settled' || left.callBack !== 'stands', 'call-back-counted')
  must(!left.isAccepted || matter.outcome === 'handed-over', 'handed-over-stands')
}

/** Handed over, and nobody has it: no colleague took it, no team has its request or was told of its danger. */
const needsSomebody = (left: Left, { outcome, isOfDanger }: WrapUp['matters'][number]): boolean =>
  outcome === 'handed-over' && !left.isAccepted && !left.requestId && !isWithDuty(left, isOfDanger)

/** Of what goes on with her she has the form: what is not sent is with nobody, whoever heard of the danger. */
const isWithDuty = ({ ofDanger, isRaised, isContinued, draftId }: Left, isSaidToBe = false): boolean =>
  isRaised && (ofDanger || isSaidToBe) && !(isContinued && draftId)

const whyNobody = async (ctx: Ctx, interactionId: string): Promise<string> =>
  (await mayGiveToTeam(ctx, interactionId)) ? 'interactions.team-missing' : 'interactions.nobody-has-it'

async function saveOutcomes(ctx: Ctx, matters: WrapUp['matters']): Promise<void> {
  const ended = matters.map(({ id, outcome, referredTo, isOfDanger }) => ({
    id,
    outcome,
    referred: outcome === 'referred' ? maskCards(referredTo ?? '') : null,
    danger: isOfDanger ?? false,
  }))
  await sql`update interactions.matters m set outcome = t.outcome, referred_to = t.referred, of_danger = m.of_danger or t.danger
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as t (id uuid, outcome text, referred text, danger boolean)
    where m.id = t.id`.execute(ctx.db)
}

async function confirmAsSuggested(ctx: Ctx, interactionId: string, { id, suggested, evidence }: Left): Promise<void> {
  await sql`update interactions.matters set demand = demand_suggested where id = ${id}::uuid`.execute(ctx.db)
  await publish(
    ctx,
    demandConfirmed({ interactionId, matterId: id, suggested, evidence: evidence.code, demand: suggested }),
  )
}
