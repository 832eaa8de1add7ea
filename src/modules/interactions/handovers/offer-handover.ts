import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { Refused, refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { newId } from '../../../platform/id.ts'
import { maskCards } from '../../../platform/masking/index.ts'
import { adviserOf } from '../interaction.ts'
import { handoverAnswered, handoverOffered } from '../interactions.events.ts'
import { isMatterOfOthers } from '../of-others.ts'
import { listPresence } from '../presence/presence.read.ts'
import { ANSWER_MINUTES, whyNotTo } from './handover.ts'
import { lockMatter } from './lock-matter.ts'

export interface NewHandover {
  interactionId: string
  matterId: string
  team: string
  to: string
  /** One line: what she needs. */
  summary: string
}

/** Offers a matter to a colleague who is there, with everything that belongs to it. Answers the handover's id. */
export async function offerHandover(ctx: Ctx, input: NewHandover): Promise<string> {
  const adviser = adviserOf(ctx)
  const summary = maskCards(input.summary.trim())
  refuseUnless(summary !== '', 'interactions.summary-missing')
  return ctx.transaction(async ctx => {
    const matter = await lockMatter(ctx, input)
    const to = (await listPresence(ctx, input)).find(each => each.id === input.to)
    if (!to) throw new Refused('interactions.not-present')
    const why = whyNotTo(to, matter, adviser, input.team)
    if (why) throw new Refused(`interactions.${why}`)
    refuseUnless(await isMatterOfOthers(ctx, to.id, matter.id), 'interactions.not-for-her')
    await endUnanswered(ctx, matter.id)
    refuseUnless(!matter.isPromised, 'interactions.passed-already')
    const id = newId()
    const answerBy = new Date(ctx.now().getTime() + ANSWER_MINUTES * 60_000)
    const { rows } =
      await sql`insert into interactions.handovers (id, matter_id, from_id, to_id, team, summary, state, offered_at, answer_by)
      values (${id}::uuid, ${matter.id}::uuid, ${adviser.id}::uuid, ${to.id}::uuid, ${input.team}, ${summary}, 'offered', ${ctx.now()}, ${answerBy})
      on conflict (matter_id) where state in ('offered', 'accepted', 'with-team') do nothing returning id`.execute(
        ctx.db,
      )
    refuseUnless(rows.length > 0, 'interactions.passed-already')
    await publish(ctx, handoverOffered({ handoverId: id, matterId: matter.id, to: to.id, team: input.team }))
    return id
  })
}

const endUnanswered = (ctx: Ctx, matterId: string) => returnWhere(ctx, sql`matter_id = ${matterId}::uuid`)

/** Offers that nobody answered go back to whoever made them. The clock of the program calls it; answers how many. */
export const returnUnanswered = (ctx: Ctx): Promise<number> => ctx.transaction(ctx => returnWhere(ctx, sql`true`))

async function returnWhere(ctx: Ctx, which: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ id: string; matterId: string }>`update interactions.handovers set state = 'unanswered',
      answered_at = ${ctx.now()}, changed_at = clock_timestamp()
    where state = 'offered' and answer_by <= ${ctx.now()} and ${which} returning id, matter_id as "matterId"`.execute(
    ctx.db,
  )
  const events = rows.map(({ id, matterId }) => handoverAnswered({ handoverId: id, matterId, answer: 'unanswered' }))
  if (events.length > 0) await publish(ctx, ...events)
  return rows.length
}
