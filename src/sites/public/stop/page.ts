import { participantOfStopToken, readTracked, stopTelling } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { page, show, type Visit } from '../../../platform/page/page.ts'
import { text } from './text.ts'

/**
 * Stops messages about one request, with one click of a mail program or of the button here (RFC 8058). To open it changes
 * nothing, so programs that follow every link do no harm; and it says nothing of what the messages are about.
 */
export const stopPage = page({
  at: import.meta,
  path: '/stop/:token',
  public: true,
  byAddress: true,
  texts: text,
  async load(ctx, visit) {
    const { participant } = await readTracked(ctx, await readParticipant(ctx, visit))
    return { stopped: !participant.told }
  },
  async submit(ctx, visit) {
    await stopTelling(ctx, { participantId: await readParticipant(ctx, visit) })
    return show({ stopped: true })
  },
  example: ({ stopToken }) => `/stop/${stopToken}`,
})

async function readParticipant(ctx: Ctx, visit: Visit): Promise<string> {
  const participantId = await participantOfStopToken(ctx, visit.params.token!)
  if (!participantId) throw new NotFound('link')
  return participantId
}
