import type { Follower } from '../../platform/events/index.ts'
import { staffChanged, staffDisabled } from '../organisation/index.ts'
import { endSwapsOf } from './swap-shifts.ts'

/** Somebody leaves: nobody waits for her answer, or her shift, any more. */
export const rotaFollower: Follower = {
  name: 'rota.swaps',
  types: [staffDisabled.type, staffChanged.type],
  handle: (ctx, { subject }) => endSwapsOf(ctx, subject),
}
