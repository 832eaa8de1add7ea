import type { Actor, StaffActor } from '../../../platform/actor.ts'
import { NotFound } from '../../../platform/errors.ts'
import { can } from '../../organisation/index.ts'

/** Who may be handed a matter or ring somebody back. Nobody else learns that there is any. */
export function receiverOf({ actor }: { actor: Actor }): StaffActor {
  if (actor.kind !== 'staff' || !can(actor, 'interactions.receive')) throw new NotFound('work')
  return actor
}
