import { getVersion } from '../../../modules/catalogue/index.ts'
import { spacedPostcode, streetOf } from '../../../modules/places/index.ts'
import type { WardRequest } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say } from '../../../platform/text.ts'
import { publicPlace } from '../../public-words.ts'
import { stateOf } from '../../reports/report-text.ts'
import { sayDueWords } from '../due-words.ts'
import { text } from './text.ts'

/** What is where: by the street that somebody named, else by the postcode next to it; what has neither comes last. */
export async function byStreet(ctx: Ctx, rows: WardRequest[]) {
  const shown = await Promise.all(rows.map(row => showRow(ctx, row)))
  const groups = [...Map.groupBy(shown, row => row.street || row.around)].map(([name, rows]) => ({
    name: name || text.nowhere.en,
    rank: name ? (rows[0]!.street ? 0 : 1) : 2,
    rows,
  }))
  return groups.toSorted((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, 'en', { numeric: true }))
}

/** No words of people but where it is, and those masked. */
async function showRow(ctx: Ctx, row: WardRequest) {
  const service = await getVersion(ctx, row.versionId)
  const place = publicPlace(row.placeWords, row.names)
  const step = service.promise?.steps.find(each => each.id === row.nextStep)
  const stepName = say(step?.name, 'en') || say(step?.text, 'en').split(',')[0]!
  return {
    street: streetOf(place) ?? '',
    around: row.postcode ? `Near ${spacedPostcode(row.postcode)}` : '',
    name: say(service.name, 'en'),
    place,
    href: `/staff/reports/${row.reference}`,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    isLate: row.isLate,
    due: row.closedAt ? null : sayDueWords(row.nextDueAt, row.status, ctx.now(), stepName),
    state: stateOf(row),
  }
}
