import type { Ctx } from '../../platform/context.ts'
import { type Counts, replaceRows } from '../../platform/database/replace-rows.ts'
import { touch } from '../../platform/memory.ts'
import type { Words } from '../../platform/text.ts'
import type { Area } from './area.ts'

export interface PlacesOfPack {
  /** Wards first, then areas, in the order they are shown. */
  areas: Area[]
  /** `postcode` without spaces. */
  postcodes: { postcode: string; lat: number; lng: number; ward: string; lsoa: string }[]
  /** `council` is the English name, unique in its sector. */
  sectors: { sector: string; council: string; name: Words; postcodes: number }[]
}

/** Makes the places those of the pack, in transactions of at most 1,000 rows; answers what differed. */
export async function replacePlaces(
  ctx: Ctx,
  pack: PlacesOfPack,
): Promise<{ areas: Counts; postcodes: Counts; sectors: Counts }> {
  const areas = pack.areas.map((area, position) => ({ ...area, position }))
  const counts = {
    areas: await replaceRows(ctx, 'places.areas', ['id'], areas),
    postcodes: await replaceRows(ctx, 'places.postcodes', ['postcode'], pack.postcodes),
    sectors: await replaceRows(ctx, 'places.sectors', ['sector', 'council'], pack.sectors),
  }
  // Even when nothing differs: an earlier run may have been cut short after its last write.
  await touch(ctx, 'places')
  return counts
}
