import type { Actor } from '../../platform/actor.ts'
import { can } from '../organisation/index.ts'

type Who = { actor: Actor }

/** Plans the rota of a team: whoever leads it, and administrators. */
export function mayPlan({ actor }: Who, team: string): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system'
  return can(actor, 'rota.change') && (can(actor, 'staff.change') || actor.teams.includes(team))
}

/** Reads it with names: the team itself, and every leader, who may need to borrow somebody. */
export const mayReadRota = (who: Who, team: string): boolean =>
  mayPlan(who, team) || can(who.actor, 'rota.change') || (who.actor.kind === 'staff' && who.actor.teams.includes(team))
