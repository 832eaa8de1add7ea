import { getVersion } from '../../../modules/catalogue/index.ts'
import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import { becameOf, type TakenRequest } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { formatCode, speakCode } from '../../../platform/spoken-code/index.ts'
import { say } from '../../../platform/text.ts'
import { sayDueExactly } from '../due-words.ts'
import { placeName, serviceName } from '../queue/queue-rows.ts'
import { CHANNEL_NAMES, nameOf, OUTCOME_NAMES, STATUS_COLOURS, STATUS_NAMES } from '../request-words.ts'
import { staffOf } from '../site.ts'

/** A request that was taken for somebody, with every id said in words. */
export async function showTaken(ctx: Ctx, taken: TakenRequest) {
  const [{ teams }, { promise }] = await Promise.all([readOrganisation(ctx), getVersion(ctx, taken.versionId)])
  return {
    ...taken,
    href: `/staff/taken/${taken.id}`,
    reference: formatCode(taken.reference),
    spoken: speakCode(taken.reference),
    service: await serviceName(ctx, taken),
    place: await placeName(ctx, taken),
    team: say(teams.get(taken.teamId)?.name, 'en') || taken.teamId,
    channel: nameOf(CHANNEL_NAMES, taken.channel),
    status: taken.outcome ? OUTCOME_NAMES[taken.outcome] : STATUS_NAMES[taken.status],
    statusColour: STATUS_COLOURS[taken.status],
    steps: taken.promises.map(state => ({
      text: promise?.steps.find(each => each.id === state.step)?.text ?? { en: state.step },
      when: sayDueExactly(state.dueAt, ctx.now()),
      whenAloud: sayDueExactly(state.dueAt, ctx.now(), taken.language),
      became: becameOf(state),
      keptAt: state.keptAt,
    })),
    request: can(staffOf(ctx), 'requests.read') ? `/staff/requests/${taken.id}` : null,
  }
}
