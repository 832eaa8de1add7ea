import { type Council, readOrganisation } from '../modules/organisation/index.ts'
import type { Ctx } from '../platform/context.ts'

type Shown = Pick<Council, 'name' | 'brand' | 'languages' | 'illustrative'> & { contact?: Council['contact'] }

const NEUTRAL: Shown = {
  name: { en: 'Your council', cy: 'Eich cyngor' },
  brand: { primary: '#1d3d5c', accent: '#1d3d5c', onPrimary: '#ffffff' },
  languages: ['en'],
  illustrative: false,
}

/** The council as a page shows it: as it is held in memory while the database is away, neutral where nothing is held yet. */
export const councilOrNeutral = (ctx: Ctx): Promise<Shown & { isNeutral?: true }> =>
  readOrganisation(ctx).then(
    ({ council }) => council,
    () => ({ ...NEUTRAL, isNeutral: true as const }),
  )
