import { getVersion } from '../../../modules/catalogue/index.ts'
import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import { findArea } from '../../../modules/places/index.ts'
import { findBodyFor } from '../../../modules/referrals/index.ts'
import { readPublicReport } from '../../../modules/requests/index.ts'
import { page } from '../../../platform/page/page.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { reportTexts } from '../../reports/report-text.ts'
import { sayConfirmed, shownReport } from '../../reports/shown-report.ts'
import { text as publicText } from '../../reports/text.ts'
import { backToQueue } from '../queue/last-queue.ts'
import { text as requestText } from '../requests/text.ts'
import { staffOf } from '../site.ts'
import { text } from './text.ts'

const { zoomIn, zoomOut, thisOne } = requestText

/** One public report for those who see requests as the public does: the same words as there, without leaving here. */
export const staffReportPage = page({
  at: import.meta,
  path: '/staff/reports/:reference',
  permission: 'requests.read-public',
  texts: { ...publicText, ...reportTexts, 'map.zoomIn': zoomIn, 'map.zoomOut': zoomOut, 'map.here': thisOne, ...text },
  async load(ctx, visit) {
    const report = await readPublicReport(ctx, visit.params.reference!)
    const [service, { council }, body] = await Promise.all([
      getVersion(ctx, report.versionId),
      readOrganisation(ctx),
      findBodyFor(ctx, report),
    ])
    const shown = shownReport(report, service, ctx, body)
    const points = shown.at ? [{ ...shown.at, label: '', title: shown.title, open: shown.isOpen }] : []
    return {
      report: shown,
      confirmed: sayConfirmed(report, 'en'),
      reference: formatCode(report.reference),
      followers: report.followers,
      joinedTo: report.joinedTo,
      ward: report.ward ? await findArea(ctx, report.ward) : null,
      map: { outlines: '/areas.geojson', bounds: council.map.bounds, points },
      back: can(staffOf(ctx), 'wards.read-own') ? '/staff/ward' : backToQueue(visit),
    }
  },
  example: ({ publicReference }) => `/staff/reports/${publicReference}`,
})
