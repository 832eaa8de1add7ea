import { listServices, readCatalogue, type Service } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { listAreas } from '../../../modules/places/index.ts'
import type { KnownNames, ServiceProblem } from '../../../pack/index.ts'
import type { Ctx } from '../../../platform/context.ts'

/** Checks a definition as a pack's is checked, against what this council has now. */
export async function checkHere(
  ctx: Ctx,
  service: Service,
): Promise<{ service: Service | undefined; problems: ServiceProblem[] }> {
  // Loaded when somebody edits: whoever only serves residents needs no reader of packs.
  const { checkService } = await import('../../../pack/index.ts')
  return checkService(service, await readKnownNames(ctx))
}

async function readKnownNames(ctx: Ctx): Promise<KnownNames> {
  const [{ council, calendarDefinitions, teams, dutyRules }, { themes }, services, areas] = await Promise.all([
    readOrganisation(ctx),
    readCatalogue(ctx),
    listServices(ctx),
    listAreas(ctx),
  ])
  return {
    languages: council.languages,
    nation: council.nation,
    calendars: [...calendarDefinitions.values()],
    names: {
      team: teams.keys(),
      'duty rule': dutyRules.keys(),
      theme: themes.map(({ id }) => id),
      // One that is not offered now may be offered again.
      service: services.map(({ definition }) => definition.slug),
      area: areas.map(({ id }) => id),
    },
  }
}
