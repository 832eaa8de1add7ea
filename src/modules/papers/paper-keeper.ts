import type { StaffActor } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { can } from '../organisation/index.ts'

/** Who works with paper. Nobody else learns what is there. */
export function paperKeeper({ actor }: Ctx): StaffActor {
  if (actor.kind !== 'staff' || !can(actor, 'post.work')) throw new NotFound('paper')
  return actor
}
