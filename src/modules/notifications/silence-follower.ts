import type { Follower } from '../../platform/events/index.ts'
import { withholdFrom } from '../channels/index.ts'
import { customerChanged, findSilentWay } from '../customers/index.ts'

const MEDIA = { email: 'email', phone: 'text', address: 'letter' } as const

/** Where it is not safe any more to write, what waits to be sent there does not go either; a colleague sees it, and why. */
export const silenceFollower: Follower = {
  name: 'notifications.silence',
  types: [customerChanged.type],
  async handle(ctx, { data: { what, rowId } }) {
    const way = what === 'contact-point' ? await findSilentWay(ctx, rowId as string) : null
    if (!way) return
    const { kind, value, normal, because } = way
    const answer = `Not sent: it is not safe to write to them there${because ? ` (${because})` : ''}`
    await withholdFrom(ctx, { medium: MEDIA[kind], recipient: kind === 'address' ? value : normal, answer })
  },
}
