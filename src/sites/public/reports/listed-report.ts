import { getVersion } from '../../../modules/catalogue/index.ts'
import { areaName } from '../../../modules/places/index.ts'
import type { PublicReport } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say } from '../../../platform/text.ts'
import { publicPlace } from '../../public-words.ts'
import { stateOf } from '../../reports/report-text.ts'

/** A report as lists and maps show it: no words of people but where it is, and those masked. */
export async function listedReport(ctx: Ctx, report: PublicReport, number: number) {
  const service = await getVersion(ctx, report.versionId)
  const name = say(service.name, ctx.language)
  const place = publicPlace(report.placeWords, report.names)
  const ward = report.ward ? await areaName(ctx, report.ward) : null
  return {
    number,
    name,
    place,
    title: place ? `${name}: ${place}` : name,
    href: `/reports/${report.reference}`,
    // Said once: people often name it themselves.
    ward: ward && place.includes(ward) ? null : ward,
    state: stateOf(report),
    isOpen: report.status !== 'closed',
    openedAt: report.openedAt,
    at: report.lat === null || report.lng === null ? null : { lat: report.lat, lng: report.lng },
  }
}

/** Where it is on the map of the list; none for a report without a place. */
export function pointOf({ at, number, title, href, isOpen }: Awaited<ReturnType<typeof listedReport>>) {
  return at ? [{ ...at, label: String(number), title, href, open: isOpen }] : []
}
