import { getVersion } from '../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { findArea } from '../../../../modules/places/index.ts'
import { findBodyFor } from '../../../../modules/referrals/index.ts'
import { readPublicReport } from '../../../../modules/requests/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../../platform/spoken-code/index.ts'
import { reportTexts } from '../../../reports/report-text.ts'
import { sayConfirmed, shownReport } from '../../../reports/shown-report.ts'
import { text } from '../../../reports/text.ts'

/** One public report as anybody sees it: words masked, photos only after somebody looked at them, never who. */
export const reportPage = page({
  at: import.meta,
  path: '/reports/:reference',
  public: true,
  texts: { ...reportTexts, ...text },
  async load(ctx, visit) {
    const report = await readPublicReport(ctx, visit.params.reference!)
    const [service, { council }, ward, body] = await Promise.all([
      getVersion(ctx, report.versionId),
      readOrganisation(ctx),
      report.ward ? findArea(ctx, report.ward) : null,
      findBodyFor(ctx, report),
    ])
    const shown = shownReport(report, service, ctx, body)
    const points = shown.at ? [{ ...shown.at, label: '', title: shown.title, open: shown.isOpen }] : []
    return {
      service,
      ward,
      report: shown,
      confirmed: sayConfirmed(report, ctx.language),
      number: report.reference,
      reference: formatCode(report.reference),
      spoken: speakCode(report.reference),
      followers: report.followers,
      joinedTo: report.joinedTo,
      map: {
        outlines: '/areas.geojson',
        bounds: council.map.bounds,
        points,
      },
      fallback: council.fallback.service,
      fromTrack: visit.query.from === 'track',
      back: visit.query.from === 'track' ? `/track?reference=${report.reference}` : '/reports',
    }
  },
  example: ({ publicReference }) => `/reports/${publicReference}`,
})
