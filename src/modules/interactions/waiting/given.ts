import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { heard, isHeardBy, keepInConfidence } from '../confided.ts'
import { continuingWords, keepCaller, type Origin, readOrigins } from '../handovers/take-along.ts'
import { change } from '../interactions.store.ts'
import { addMatterTo, type NewMatter } from '../matters.store.ts'

/** What goes along with what is taken now: the conversations in which colleagues gave it to a team, and their matters that go on. */
interface Given {
  conversations: string[]
  matters: Origin[]
}

export async function readGiven(ctx: Ctx, adviserId: string, thread: { givenIn: string | null }[]): Promise<Given> {
  const conversations = thread.flatMap(({ givenIn }) => givenIn ?? [])
  if (conversations.length === 0) return { conversations, matters: [] }
  const which = sql`m.is_given and m.interaction_id = any(${conversations}::uuid[])`
  return { conversations, matters: await readOrigins(ctx, adviserId, which) }
}

/** The first of them goes on with what was written since; of danger as whoever takes it reads it anyway. */
export function firstOf(given: Origin, read: { service: string | null; asked: string }, since: string): NewMatter {
  const words = given.asked ? [given.asked, since].filter(Boolean).join('\n') : read.asked
  return { ...continuingWords(given), asked: words, service: given.service ?? read.service }
}

/** Besides the first of them: the others, and, though none goes on, the note, what they were told, who it is, and in whose confidence. */
export async function takeGivenAlong(
  ctx: Ctx,
  interactionId: string,
  { conversations, matters }: Given,
): Promise<void> {
  for (const each of matters.slice(1))
    await addMatterTo(ctx, { id: interactionId, direction: 'in' }, continuingWords(each))
  if (conversations.length === 0) return
  const { rows } = await sql<{
    id: string
    note: string
    promise: string
    told: string[]
  }>`select i.id, ${heard(ctx.actor, sql`i.note`)} as note, ${heard(ctx.actor, sql`i.promise`)} as promise,
      case when ${isHeardBy(ctx.actor)} then coalesce(i.confided_to, '{}') else '{}' end as told
    from interactions.interactions i where i.id = any(${conversations}::uuid[]) order by i.started_at`.execute(ctx.db)
  const joined = (words: string[]) => [...new Set(words.map(each => each.trim()).filter(Boolean))].join('\n')
  const [note, promise] = [joined(rows.map(each => each.note)), joined(rows.map(each => each.promise))]
  await change(ctx, interactionId, { note, promise })
  const told = rows.flatMap(each => each.told)
  if (told.length > 0) await keepInConfidence(ctx, interactionId, told)
  await keepCaller(ctx, { from: rows.at(-1)!.id, to: interactionId, isThere: false })
}
