import type { Ctx } from '../../platform/context.ts'
import { confideConversation, confideWaiting } from '../interactions/index.ts'
import { confideRequests } from '../requests/index.ts'

/** Where words of danger stand: what was said, what was written to us, what was asked. */
export interface Holders {
  interactionId: string | null
  received: readonly string[]
  requests: readonly string[]
}

/** Whatever holds words of it is for who heard it and for these duty teams, who were told; again with more, it is for those too. */
export async function confide(ctx: Ctx, { interactionId, received, requests }: Holders, teams: readonly string[]) {
  if (interactionId) await confideConversation(ctx, interactionId, teams)
  if (received.length > 0) await confideWaiting(ctx, received, teams)
  if (requests.length > 0) await confideRequests(ctx, requests, teams)
}
