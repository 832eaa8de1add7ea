import type { Draft } from '../../../modules/drafts/index.ts'
import { getFormOfMatter } from '../../../modules/interactions/index.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { draftsInCookie } from '../../questions/held-drafts.ts'
import { TAKEN_CHANNELS, type TakenChannel } from './channels.ts'

const drafts = draftsInCookie('fp_taken_drafts', '/staff')

/** From now on this browser may change the draft, for somebody who asks in this way. */
export function holdTakenDraft(visit: Visit, draft: { id: string; secret: string }, channel: TakenChannel): void {
  drafts.hold(visit, { ...draft, note: channel })
}

/**
 * The draft in the address with the way it is asked for; the context writes in that channel. Another browser, or one that has
 * let it go, opens what belongs to a matter its person has before her. `NotFound` as `getDraft`.
 */
export async function readTakenDraft(ctx: Ctx, visit: Visit): Promise<{ draft: Draft; ctx: Ctx }> {
  const held = drafts.find(visit)
  if (!held) {
    const { draft, channel } = await getFormOfMatter(ctx, visit.params.draft!)
    return { draft, ctx: withContext(ctx, { channel }) }
  }
  const channel = TAKEN_CHANNELS.find(each => each === held.note) ?? 'phone'
  return { draft: await drafts.read(ctx, visit), ctx: withContext(ctx, { channel }) }
}
