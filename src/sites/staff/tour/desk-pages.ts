import type { Page } from '../../../platform/page/page.ts'
import { stopDeskPage } from './desk/page.ts'
import { deskDutyPage } from './desks/duty/page.ts'
import { deskLossPage } from './desks/loss/page.ts'
import { tourDeskPage } from './desks/page.ts'
import { deskRequestsPage } from './desks/requests/page.ts'
import { deskStandingPage } from './desks/standing/page.ts'
import { tourWorkerPage } from './worker/page.ts'

/** The desk of a stop that works without a network, and what its device asks. */
export const tourDeskPages: Page[] = [
  stopDeskPage,
  tourDeskPage,
  deskLossPage,
  deskStandingPage,
  deskRequestsPage,
  deskDutyPage,
  tourWorkerPage,
]
