import { readOrganisation } from '../../../modules/organisation/index.ts'
import { findArea } from '../../../modules/places/index.ts'
import type { RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say } from '../../../platform/text.ts'

/** Why the request is with this team, as a sentence. */
export async function sayBecause(ctx: Ctx, { routedBecause, timeline }: RequestView): Promise<string> {
  const { code, params } = routedBecause
  switch (code) {
    case 'area': {
      const area = await findArea(ctx, params.area ?? '')
      return `Because this team looks after ${say(area?.name, 'en') || 'this area'}.`
    }
    case 'everywhere':
      return 'Because this team does this everywhere.'
    case 'cover': {
      const { teams } = await readOrganisation(ctx)
      return `Because ${say(teams.get(params.team ?? '')?.name, 'en') || 'the usual team'} is switched off and this team covers.`
    }
    case 'moved': {
      const by = timeline.findLast(event => event.type === 'requests.moved')?.actorName
      return `Because ${by ?? 'a colleague'} moved it here.`
    }
    default:
      return 'Because no other team does this for this place.'
  }
}
