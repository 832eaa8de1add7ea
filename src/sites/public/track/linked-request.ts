import { getVersion, type Service } from '../../../modules/catalogue/index.ts'
import { participantOfToken, readTracked, type Tracked } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Visit } from '../../../platform/page/page.ts'

export interface LinkedRequest {
  participantId: string
  tracked: Tracked
  service: Service
  /** The address of the tracking page. */
  home: string
}

/** The request behind the private link in the address. `NotFound` for anything that is not such a link. */
export async function readLinkedRequest(ctx: Ctx, visit: Visit): Promise<LinkedRequest> {
  const token = visit.params.token!
  const participantId = await participantOfToken(ctx, token)
  if (!participantId) throw new NotFound('link')
  const tracked = await readTracked(ctx, participantId)
  return { participantId, tracked, service: await getVersion(ctx, tracked.versionId), home: `/track/${token}` }
}
