import { readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say } from '../../../platform/text.ts'
import type { Choice } from './change.ts'

export async function teamChoices(ctx: Ctx): Promise<Choice[]> {
  const { teams } = await readOrganisation(ctx)
  return [...teams].map(([value, team]) => ({ value, text: say(team.name, 'en') }))
}
