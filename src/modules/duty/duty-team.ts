import { isOpenNow, type Organisation } from '../organisation/index.ts'

/**
 * The team that answers at this hour: the one named where it is switched on and open, else the first that covers for it
 * and is. Where none is open, the last of them: somebody is told in any case.
 */
export function dutyTeamNow(organisation: Organisation, teamId: string, at: Date): string {
  const asked: string[] = []
  let id: string | undefined = teamId
  while (id && !asked.includes(id)) {
    const team = organisation.teams.get(id)
    if (team && !team.disabled && isOpenNow(organisation, team.calendar, at)) return id
    if (team) asked.push(id)
    id = team?.cover
  }
  return asked.findLast(id => !organisation.teams.get(id)!.disabled) ?? asked.at(-1) ?? teamId
}

/** Whom it rings at as well when those told before do not answer: the next that covers and was not told. Null: nobody more. */
export function nextTeam(organisation: Organisation, told: readonly string[]): string | null {
  for (const id of told) {
    const cover = organisation.teams.get(id)?.cover
    if (cover && !told.includes(cover) && !organisation.teams.get(cover)?.disabled) return cover
  }
  return null
}
