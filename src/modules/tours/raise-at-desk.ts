import type { Ctx } from '../../platform/context.ts'
import { sayTime } from '../../platform/dates/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { unseal } from '../../platform/sealing/index.ts'
import { say } from '../../platform/text.ts'
import { raiseDutyApart } from '../duty/index.ts'
import { can } from '../organisation/index.ts'
import { believable, letterAbout, type SentFromDesk } from './desk.ts'
import { getOwnDesk } from './desks.store.ts'
import { readRaised } from './read-asked.ts'
import { readStops } from './stops.ts'

export type RaisedAtDesk =
  /** `isNoted` false: its note takes no more words. */
  { state: 'told'; at: string; isNoted: boolean } | { state: 'unreadable' }

/**
 * The key of duty of care, pressed at a desk without a network: the duty team is told now, once, however often it is sent.
 * Throws NotFound for a desk that is over or somebody else's.
 */
export async function raiseAtDesk(ctx: Ctx, sent: Omit<SentFromDesk, 'reference'>): Promise<RaisedAtDesk> {
  if (!can(ctx.actor, 'tours.desk') || !isId(sent.item)) throw new NotFound('desk')
  const desk = await getOwnDesk(ctx, sent.deskId)
  const raised = readRaised(await unseal(desk.privateKey, sent.sealed, letterAbout(sent)))
  if (!raised) return { state: 'unreadable' }
  const { kind, note, before } = raised
  const [stop] = await readStops(ctx, [desk.stopId])
  const at = believable(new Date(raised.at), desk.openedAt, ctx.now())
  const about = `At the desk in ${say(stop!.village, 'en')}. The key was pressed at ${sayTime(at, { language: 'en' })}.`
  const told = await raiseDutyApart(ctx, { key: sent.item, kind, note, before, about })
  return { state: 'told', at: sayTime(told.at, { language: 'en' }), isNoted: told.isNoted }
}
