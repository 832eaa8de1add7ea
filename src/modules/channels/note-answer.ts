import type { Ctx } from '../../platform/context.ts'
import { NotTaken } from '../../platform/ports.ts'
import { letRest, NotYet, noteFailing, noteWorking } from './provider-turns.ts'

/**
 * Writes down what an answer, or none (an error), says of the provider itself. Answers NotYet where it takes too many from us: then
 * it was no try.
 */
export async function noteAnswer(ctx: Ctx, provider: string, error: Error | null): Promise<NotYet | null> {
  const refused = error instanceof NotTaken ? error : null
  if (error && (!refused || refused.isOfAll)) await noteFailing(ctx, provider, error.message)
  else await noteWorking(ctx, provider)
  if (refused?.restSeconds == null) return null
  await letRest(ctx, provider, refused.restSeconds)
  return new NotYet(new Date(ctx.now().getTime() + refused.restSeconds * 1000))
}
