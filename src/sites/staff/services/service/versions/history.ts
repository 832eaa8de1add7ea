import { listOffers, listVersions, type Offer, type ServiceVersion } from '../../../../../modules/catalogue/index.ts'
import { nameStaff } from '../../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'

type Happened = { at: Date; who: string | null; why: string | null; origin: Offer['origin'] }
export type HistoryEntry = Happened &
  ({ version: ServiceVersion; offered?: never } | { offered: boolean; version?: never })

/** Versions and decisions on what is offered, the newest first, with who and why. Empty for a service that never was. */
export async function readHistory(ctx: Ctx, slug: string): Promise<HistoryEntry[]> {
  const [versions, offers] = await Promise.all([listVersions(ctx, slug), listOffers(ctx, slug)])
  const ids = [...versions.map(({ madeBy }) => madeBy), ...offers.map(({ decidedBy }) => decidedBy)]
  const names = await nameStaff(
    ctx,
    ids.filter(id => id !== null),
  )
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null)
  const entries: HistoryEntry[] = [
    ...versions.map(version => ({ ...happened(version.createdAt, nameOf(version.madeBy), version), version })),
    ...offers.map(offer => ({ ...happened(offer.decidedAt, nameOf(offer.decidedBy), offer), offered: offer.offered })),
  ]
  return entries.sort((a, b) => b.at.getTime() - a.at.getTime())
}

const happened = (at: Date, who: string | null, { why, origin }: Pick<Offer, 'why' | 'origin'>): Happened => ({
  at,
  who,
  why,
  origin,
})
