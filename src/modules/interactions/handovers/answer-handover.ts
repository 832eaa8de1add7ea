import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { isId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { handoverAnswered, handoverDone } from '../interactions.events.ts'
import { askToJoin } from '../joining/ask-to-join.ts'
import { isMatterOfOthers } from '../of-others.ts'
import { receiverOf } from '../presence/receiver.ts'
import { type HandoverState, mayAnswer, stateNow } from './handover.ts'

/** Takes a matter that was offered to the actor, or to her team. Another of the team learns of it and does not take it: `NotFound`. */
export const acceptHandover = (ctx: Ctx, id: string): Promise<void> => answer(ctx, id, 'accepted', '')

/** It goes back to whoever offered it, with a word why. */
export async function giveBackHandover(ctx: Ctx, input: { id: string; word: string }): Promise<void> {
  const word = maskCards(input.word.trim())
  refuseUnless(word !== '', 'interactions.word-missing')
  await answer(ctx, input.id, 'given-back', word)
}

async function answer(ctx: Ctx, id: string, given: 'accepted' | 'given-back', word: string): Promise<void> {
  const me = receiverOf(ctx)
  await ctx.transaction(async ctx => {
    const handover = await lock(ctx, id)
    if (!mayAnswer(me, handover) || !(await isMatterOfOthers(ctx, me.id, handover.matterId)))
      throw new NotFound('handover')
    if (handover.state === given && handover.answeredBy === me.id) return
    const state = stateNow(handover.state, handover.answerBy, ctx.now())
    const isOpen = state === 'offered' || (state === 'with-team' && given === 'accepted')
    refuseUnless(isOpen, 'interactions.answered-already')
    await sql`update interactions.handovers set state = ${given}, to_id = ${me.id}::uuid, word = ${word}, answered_at = ${ctx.now()},
      answered_by = ${me.id}::uuid, changed_at = clock_timestamp() where id = ${id}::uuid`.execute(ctx.db)
    await publish(ctx, handoverAnswered({ handoverId: id, matterId: handover.matterId, answer: given }))
    if (given === 'accepted' && state === 'offered') await askToJoin(ctx, id)
  })
}

/** Whoever took it says what was done: it leaves her list. */
export async function finishHandover(ctx: Ctx, input: { id: string; word: string }): Promise<void> {
  const me = receiverOf(ctx)
  const word = maskCards(input.word.trim())
  refuseUnless(word !== '', 'interactions.word-missing')
  await ctx.transaction(async ctx => {
    const handover = await lock(ctx, input.id)
    if (handover.answeredBy !== me.id || !(await isMatterOfOthers(ctx, me.id, handover.matterId)))
      throw new NotFound('handover')
    if (handover.state === 'done') return
    refuseUnless(handover.state === 'accepted', 'interactions.answered-already')
    await sql`update interactions.handovers set state = 'done', word = ${word}, done_at = ${ctx.now()}, changed_at = clock_timestamp()
      where id = ${input.id}::uuid`.execute(ctx.db)
    await publish(ctx, handoverDone({ handoverId: input.id, matterId: handover.matterId }))
  })
}

interface Locked {
  matterId: string
  toId: string
  team: string
  state: HandoverState
  answerBy: Date
  answeredBy: string | null
}

async function lock(ctx: Ctx, id: string): Promise<Locked> {
  const { rows } = await sql<Locked>`select matter_id as "matterId", to_id as "toId", team, state,
      answer_by as "answerBy", answered_by as "answeredBy"
    from interactions.handovers where id = ${isId(id) ? id : null}::uuid for update`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('handover')
  return rows[0]
}
