import { findMetByVideo } from '../../../modules/bookings/index.ts'
import type { InteractionChannel } from '../../../modules/interactions/index.ts'
import { findVisitOf, type VisitNeed, type VisitOf } from '../../../modules/reception/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { translator } from '../../../platform/text.ts'
import { text } from '../reception/text.ts'
import type { NeedOfCaller } from '../take/needs-in-script.ts'

/** Needs of a visit that a script knows of too; the others are about the building. */
const IN_SCRIPTS = ['longer-time', 'bsl', 'interpreter'] as const satisfies VisitNeed[]

interface Conversation {
  id: string
  channel: InteractionChannel
}

/** What she told the kiosk or the reception today, so that she need not say it again. Null: she did not come by one. */
export async function showVisit(ctx: Ctx, conversation: Conversation, known: readonly NeedOfCaller[]) {
  const visit = await findVisit(ctx, conversation)
  if (!visit) return { visit: null, needsNow: known }
  const t = translator(text, 'en')
  const told = visit.needs.filter(need => !known.some(({ kind }) => kind === need))
  return {
    visit: { ...visit, needs: told.map(need => t(`need.${need}`)) },
    needsNow: withTold(known, told),
  }
}

/** Her needs as her record has them, with what she told the kiosk or the reception today. */
export async function needsNow<T extends NeedOfCaller>(ctx: Ctx, conversation: Conversation, known: readonly T[]) {
  return withTold(known, (await findVisit(ctx, conversation))?.needs ?? [])
}

/** The name she gave when she came, for the box that looks people up; empty where she did not say it herself. */
export async function nameGiven(ctx: Ctx, conversation: Conversation): Promise<string> {
  const visit = await findVisit(ctx, conversation)
  return visit?.isNameSaid ? visit.name : ''
}

/** Whoever is met by video may sit at a location of ours. */
const COMES_BY: ReadonlySet<string> = new Set(['desk', 'video'])

async function findVisit(ctx: Ctx, { id, channel }: Conversation): Promise<VisitOf | null> {
  if (!COMES_BY.has(channel)) return null
  const visit = await findVisitOf(ctx, id)
  if (visit || channel !== 'video') return visit
  // At a stop there are no tickets, and the specialist may be quicker than whoever checks in.
  const booked = await findMetByVideo(ctx, id)
  return booked && { ...booked, ticket: '', isNameSaid: false }
}

const withTold = <T extends NeedOfCaller>(known: readonly T[], told: readonly VisitNeed[]) => [
  ...known,
  ...IN_SCRIPTS.filter(need => told.includes(need) && !known.some(({ kind }) => kind === need)).map(kind => ({
    kind,
    detail: '',
  })),
]
