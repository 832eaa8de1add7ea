import type { Page } from '../../../platform/page/page.ts'
import { contactPointsPage } from './customer/contact-points/page.ts'
import { contactPointPage } from './customer/contact-points/point/page.ts'
import { deathPage } from './customer/death/page.ts'
import { detailsPage } from './customer/details/page.ts'
import { endingPage } from './customer/ending/page.ts'
import { historyPage } from './customer/history/page.ts'
import { looksPage } from './customer/looks/page.ts'
import { undoMergePage } from './customer/merges/merge/page.ts'
import { mergesPage } from './customer/merges/page.ts'
import { namesPage } from './customer/names/page.ts'
import { needsPage } from './customer/needs/page.ts'
import { openingPage } from './customer/opening/page.ts'
import { ownRecordPage } from './customer/own-record/page.ts'
import { customerPage } from './customer/page.ts'
import { relationshipsPage } from './customer/relationships/page.ts'
import { restrictionPage } from './customer/restriction/page.ts'
import { safetyMarkersPage } from './customer/safety-markers/page.ts'
import { reviewMarkerPage } from './customer/safety-markers/review/page.ts'
import { decisionPage } from './duplicates/decision/page.ts'
import { duplicatesPage } from './duplicates/page.ts'
import { joiningRulePage } from './duplicates/rule/page.ts'
import { newCustomerPage } from './new/page.ts'
import { customersPage } from './page.ts'

/** Finding people, their records, and what can be changed in one. */
export const customerPages: Page[] = [
  customersPage,
  newCustomerPage,
  customerPage,
  openingPage,
  historyPage,
  looksPage,
  detailsPage,
  namesPage,
  contactPointsPage,
  contactPointPage,
  needsPage,
  relationshipsPage,
  safetyMarkersPage,
  reviewMarkerPage,
  deathPage,
  restrictionPage,
  ownRecordPage,
  endingPage,
  duplicatesPage,
  decisionPage,
  joiningRulePage,
  mergesPage,
  undoMergePage,
]
