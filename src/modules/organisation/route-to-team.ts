import type { Organisation } from './organisation.read.ts'
import type { Team } from './organisation.ts'

/** Why a request went to a team. Params hold ids; the screen turns them into words. */
export interface RoutedBecause {
  /**
   * `area`: it looks after the area of the place (`area`). `everywhere`: it looks after every area. `fallback`: none of
   * the service's teams looks after the place, or the place is not known. `cover`: it covers for `team`, which is
   * switched off. Outside its hours a team is not: then a request waits in its queue, and its promise counts working time.
   */
  code: 'area' | 'everywhere' | 'fallback' | 'cover'
  params: Record<string, string>
}

export interface Routing {
  /** The service's teams in order: the first whose areas hold the place; the last is the fallback. */
  teams: string[]
  /** Areas that hold the place; empty where there is no place or it is not ours. */
  areas: string[]
  /** The council's own fallback team, where the service names none that exists. */
  fallback: string
}

/** Which team a request goes to, and why. Throws Error when even the fallback team does not exist. */
export function routeToTeam(organisation: Organisation, routing: Routing): { team: Team; because: RoutedBecause } {
  const named = routing.teams.flatMap(id => organisation.teams.get(id) ?? [])
  const { team, because } = chooseTeam(named, routing.areas) ?? useFallback(organisation, named, routing.fallback)
  if (!team.disabled) return { team, because }
  const standIn = findCover(organisation, team) ?? useFallback(organisation, [], routing.fallback).team
  return { team: standIn, because: { code: 'cover', params: { team: team.id } } }
}

function chooseTeam(teams: Team[], areas: string[]): { team: Team; because: RoutedBecause } | undefined {
  for (const team of teams) {
    if (!team.areas) return { team, because: { code: 'everywhere', params: {} } }
    const area = areas.find(id => team.areas!.includes(id))
    if (area) return { team, because: { code: 'area', params: { area } } }
  }
  return undefined
}

function useFallback(organisation: Organisation, named: Team[], fallback: string) {
  const team = named.at(-1) ?? organisation.teams.get(fallback)
  if (!team) throw new Error(`The fallback team '${fallback}' does not exist`)
  return { team, because: { code: 'fallback' as const, params: {} } }
}

/** The first team along the chain of cover that is not switched off; undefined when the chain ends or turns back on itself. */
function findCover(organisation: Organisation, off: Team): Team | undefined {
  const seen = new Set([off.id])
  let next = off.cover
  while (next && !seen.has(next)) {
    seen.add(next)
    const team = organisation.teams.get(next)
    if (team && !team.disabled) return team
    next = team?.cover
  }
  return undefined
}
