import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { keepInConfidence } from '../confided.ts'
import { continuingWords, keepCaller, type Origin, readOrigins } from '../handovers/take-along.ts'
import { change } from '../interactions.store.ts'
import { addMatterTo, type NewMatter } from '../matters.store.ts'

/** The matters that colleagues gave to a team with what is taken now. */
export const readGiven = async (
  ctx: Ctx,
  adviserId: string,
  thread: { givenIn: string | null }[],
): Promise<Origin[]> => {
  const ids = thread.flatMap(({ givenIn }) => givenIn ?? [])
  if (ids.length === 0) return []
  return readOrigins(ctx, adviserId, sql`m.is_given and m.interaction_id = any(${ids}::uuid[])`)
}

/** The first of them goes on with what was written since; of danger as whoever takes it reads it anyway. */
export function firstOf(given: Origin, read: { service: string | null; asked: string }, since: string): NewMatter {
  const words = given.asked ? [given.asked, since].filter(Boolean).join('\n') : read.asked
  return { ...continuingWords(given), asked: words, service: given.service ?? read.service }
}

/** Besides the first of them: the others, the note, who it is, and in whose confidence. */
export async function takeGivenAlong(ctx: Ctx, interactionId: string, given: Origin[]): Promise<void> {
  for (const each of given.slice(1))
    await addMatterTo(ctx, { id: interactionId, direction: 'in' }, continuingWords(each))
  const last = given.at(-1)
  if (!last) return
  const note = [...new Set(given.map(each => each.note.trim()).filter(Boolean))].join('\n')
  await change(ctx, interactionId, { note })
  const told = given.flatMap(({ confidedTo }) => confidedTo ?? [])
  if (told.length > 0) await keepInConfidence(ctx, interactionId, told)
  await keepCaller(ctx, { from: last.interactionId, to: interactionId, isThere: false })
}
