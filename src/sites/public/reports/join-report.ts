import { findDangerSaid } from '../../../modules/catalogue/index.ts'
import { participantToken } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'
import { joinRequest } from '../../questions/join-request.ts'
import { ringOf } from '../track/danger-typed.ts'

/** Joins her to a report with what was posted, and shows what she will hear and when; first whom to ring, where what she adds hints at danger. Throws as `joinRequest`. */
export async function joinReport(ctx: Ctx, visit: Visit, input: Parameters<typeof joinRequest>[2]): Promise<Redirect> {
  const token = await participantToken(ctx, await joinRequest(ctx, visit.posted, input))
  const rules = await findDangerSaid(ctx, input.words ?? '')
  return redirect(`/sent/${token}${await ringOf(ctx, rules, '?')}`)
}
