import { participantToken } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'
import { joinRequest } from '../../questions/join-request.ts'

/** Joins her to a report with what was posted, and shows what she will hear and when. Throws as `joinRequest`. */
export async function joinReport(ctx: Ctx, visit: Visit, input: Parameters<typeof joinRequest>[2]): Promise<Redirect> {
  return redirect(`/sent/${await participantToken(ctx, await joinRequest(ctx, visit.posted, input))}`)
}
