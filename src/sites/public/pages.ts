import type { Page } from '../../platform/page/page.ts'
import { accessibilityPage } from './accessibility/page.ts'
import { areaPage } from './areas/page.ts'
import { checkPage } from './ask/check/page.ts'
import { nearbyPage } from './ask/nearby/page.ts'
import { onPage } from './ask/on.ts'
import { questionPage } from './ask/page.ts'
import { samePage } from './ask/same/page.ts'
import { savePage } from './ask/save/page.ts'
import { alreadySentPage } from './ask/sent.ts'
import { bookPage } from './book/page.ts'
import { bookTimesPage } from './book/times/page.ts'
import { bookingCalendarPage } from './bookings/calendar/page.ts'
import { cancelBookingPage } from './bookings/cancel/page.ts'
import { bookingPage } from './bookings/page.ts'
import { moveBookingPage } from './bookings/time/page.ts'
import { contactPage } from './contact/page.ts'
import { cookiesPage } from './cookies/page.ts'
import { displayPage } from './display/page.ts'
import { homePage } from './home/page.ts'
import { kioskFirstPage } from './kiosk/first/page.ts'
import { kioskPage } from './kiosk/page.ts'
import { kioskReferencePage } from './kiosk/reference/page.ts'
import { kioskResetPage } from './kiosk/reset/page.ts'
import { kioskThemePage } from './kiosk/theme/page.ts'
import { kioskTicketPage } from './kiosk/ticket/page.ts'
import { languagePage } from './language/page.ts'
import { askedNewsPage } from './news/asked/page.ts'
import { confirmNewsPage } from './news/confirm/page.ts'
import { ownNewsPage } from './news/own/page.ts'
import { askNewsPage } from './news/page.ts'
import { stopNewsPage } from './news/stop/page.ts'
import { draftFilePage } from './places.ts'
import { postcodePage } from './postcode/page.ts'
import { privacyPage } from './privacy/page.ts'
import { referredPhotoPage } from './referred/photo.ts'
import { reportsPage } from './reports/page.ts'
import { reportPhotoPage } from './reports/photo.ts'
import { followReportPage } from './reports/report/follow/page.ts'
import { reportPage } from './reports/report/page.ts'
import { resumePage } from './resume/page.ts'
import { searchPage } from './search/page.ts'
import { sentPage } from './sent/page.ts'
import { sentRelatedPage } from './sent/related/page.ts'
import { dangerPage } from './service/danger/page.ts'
import { serviceDraftPage } from './service/draft/page.ts'
import { servicePage } from './service/page.ts'
import { servicePrivacyPage } from './service/privacy/page.ts'
import { startPage } from './service/start/page.ts'
import { stopPage } from './stop/page.ts'
import { themePage } from './theme/page.ts'
import { cancelPage } from './track/cancel/page.ts'
import { trackedFilePage } from './track/file.ts'
import { addInformationPage } from './track/information/page.ts'
import { trackedMessagePage } from './track/message/page.ts'
import { newsPage } from './track/news/page.ts'
import { trackPage } from './track/page.ts'
import { quietPage } from './track/quiet/page.ts'
import { trackedPage } from './track/request/page.ts'
import { sortedPage } from './track/sorted/page.ts'
import { tellingPage } from './track/telling/page.ts'
import { thanksPage } from './track/thanks/page.ts'
import { withdrawWordsPage } from './track/words/page.ts'
import { villagesPage } from './villages/page.ts'

/** Every page of the public site: its route table. */
export const pages: Page[] = [
  homePage,
  languagePage,
  searchPage,
  themePage,
  servicePage,
  serviceDraftPage,
  servicePrivacyPage,
  dangerPage,
  startPage,
  questionPage,
  draftFilePage,
  nearbyPage,
  samePage,
  checkPage,
  alreadySentPage,
  savePage,
  onPage,
  resumePage,
  sentPage,
  sentRelatedPage,
  trackPage,
  trackedMessagePage,
  trackedPage,
  trackedFilePage,
  addInformationPage,
  sortedPage,
  thanksPage,
  cancelPage,
  quietPage,
  tellingPage,
  stopPage,
  newsPage,
  withdrawWordsPage,
  askNewsPage,
  askedNewsPage,
  ownNewsPage,
  confirmNewsPage,
  stopNewsPage,
  reportsPage,
  reportPage,
  followReportPage,
  reportPhotoPage,
  referredPhotoPage,
  areaPage,
  postcodePage,
  contactPage,
  villagesPage,
  bookPage,
  bookTimesPage,
  bookingPage,
  moveBookingPage,
  cancelBookingPage,
  bookingCalendarPage,
  accessibilityPage,
  privacyPage,
  cookiesPage,
  displayPage,
  kioskPage,
  kioskReferencePage,
  kioskThemePage,
  kioskFirstPage,
  kioskTicketPage,
  kioskResetPage,
]
