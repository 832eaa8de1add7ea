import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { beforeAnswering } from './before-answering.ts'
import { readThread } from './received.read.ts'

/** What whoever wrote in a conversation asked us not to do, as it stands with their messages; '' where they asked nothing of the kind. */
export async function theyAskedNot(ctx: Ctx, interactionId: string): Promise<string> {
  const { received } = await readThread(ctx, { interactionId })
  const minds = await Promise.all(received.map(each => beforeAnswering(ctx, each)))
  return [...new Set(minds.map(({ mind }) => mind).filter(Boolean))].join(' ')
}

/** Whether they asked in what they wrote that nobody rings them. It is for whoever might ring, also where that mail is kept from her. */
export const theyAskedNotToRing = async (ctx: Ctx, interactionId: string): Promise<boolean> =>
  /\bring\b/.test(await theyAskedNot(withContext(ctx, { actor: system('correspondence') }), interactionId))
