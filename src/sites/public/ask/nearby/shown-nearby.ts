import { getVersion } from '../../../../modules/catalogue/index.ts'
import type { NearbyRequest } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { shortenWords } from '../../../../platform/shorten-words.ts'
import { publicAnswers, publicPlace } from '../../../public-words.ts'
import { stateOf } from '../../../reports/report-text.ts'

/** What helps to recognise a report, as its public page shows it. Nothing else of it may reach the template. */
export async function shownNearby(ctx: Ctx, report: NearbyRequest) {
  const { reference, names, photo, openedAt, followers, metres } = report
  const { form = [] } = await getVersion(ctx, report.versionId)
  return {
    reference,
    place: publicPlace(report.placeWords, names),
    words: shortenWords(publicAnswers(form, report, ctx.language)),
    photo: photo && `/reports/${reference}/photos/${photo}?small=1`,
    state: stateOf({ status: report.status, outcome: null }),
    openedAt,
    followers,
    metres,
  }
}
