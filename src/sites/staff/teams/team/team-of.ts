import { readOrganisation, type Team } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { NotFound } from '../../../../platform/errors.ts'
import type { Visit } from '../../../../platform/page/page.ts'

/** The team the address names. Throws NotFound. */
export async function teamOf(ctx: Ctx, { params }: Visit): Promise<Team> {
  const team = (await readOrganisation(ctx)).teams.get(params.id ?? '')
  if (!team) throw new NotFound(`team ${params.id}`)
  return team
}
