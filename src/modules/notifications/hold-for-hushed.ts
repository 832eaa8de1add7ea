import type { Ctx } from '../../platform/context.ts'
import type { HappenedEvent } from '../../platform/events/index.ts'
import type { NewMessage } from '../channels/index.ts'
import { findHush } from '../interactions/index.ts'
import type { ToldRequest } from '../requests/index.ts'
import { type Reached, tellPerson } from './tell.ts'
import { whoIsHushed } from './who-is-told.ts'

/**
 * What a colleague wrote to who may not be safe since danger was heard: written down, and sent nowhere until whoever heard it, or the duty
 * team, says that it is safe. Else her words would be lost to them without anybody knowing.
 */
export async function holdForHushed(
  ctx: Ctx,
  event: HappenedEvent,
  request: ToldRequest,
  reached: Reached,
): Promise<NewMessage[]> {
  const messages: NewMessage[] = []
  for (const person of whoIsHushed(event, request)) {
    const held = await findHush(ctx, person.customerId)
    if (held) messages.push({ ...(await tellPerson(ctx, [event], { request, person, at: event.at }, reached)), held })
  }
  return messages
}
