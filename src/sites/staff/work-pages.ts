import type { Page } from '../../platform/page/page.ts'
import { boardAssignmentPage } from './board/assignment/page.ts'
import { staffMovePage } from './bookings/time/page.ts'
import { customerPages } from './customers/pages.ts'
import { deskPages } from './desk/pages.ts'
import { dutyPages } from './duty/pages.ts'
import { filePage } from './files/page.ts'
import { knowledgePages } from './knowledge/pages.ts'
import { failedOnePage } from './mail/failed/one/page.ts'
import { failedPage } from './mail/failed/page.ts'
import { mailActPage } from './mail/one/act/page.ts'
import { mailFilePage } from './mail/one/file/page.ts'
import { mailHtmlPage } from './mail/one/html/page.ts'
import { oneMailPage } from './mail/one/page.ts'
import { letterPicturePage } from './mail/one/page-picture/page.ts'
import { rawMailPage } from './mail/one/raw/page.ts'
import { mailWriterPage } from './mail/one/writer/page.ts'
import { mailPage } from './mail/page.ts'
import { unreadableOnePage } from './mail/unreadable/one/page.ts'
import { unreadablePage } from './mail/unreadable/page.ts'
import { skillsPage } from './people/person/skills/page.ts'
import { postPages } from './post/pages.ts'
import { queueCsvPage } from './queue/csv-page.ts'
import { queuePage } from './queue/page.ts'
import { queuePresencePage } from './queue/presence/page.ts'
import { selectionAssignmentPage } from './queue/selection/assignment/page.ts'
import { selectionClosurePage } from './queue/selection/closure/page.ts'
import { selectionMessagePage } from './queue/selection/message/page.ts'
import { selectionPage } from './queue/selection/page.ts'
import { queueViewsPage } from './queue/views/page.ts'
import { bookedPage } from './reception/location/booking/page.ts'
import { callsPage } from './reception/location/calls/page.ts'
import { locationPage } from './reception/location/page.ts'
import { visitPage } from './reception/location/visit/page.ts'
import { receptionPage } from './reception/page.ts'
import { staffReportPage } from './reports/page.ts'
import { assignmentPage } from './requests/assignment/page.ts'
import { requestBodyPage } from './requests/body/page.ts'
import { closurePage } from './requests/closure/page.ts'
import { requestConversationsPage } from './requests/conversations/page.ts'
import { councillorPage } from './requests/councillor/page.ts'
import { holdingPage } from './requests/holding/page.ts'
import { mergePage } from './requests/merge/page.ts'
import { messageDraftPage } from './requests/message/draft/page.ts'
import { messagePage } from './requests/message/page.ts'
import { undoMessagePage } from './requests/message/undo/page.ts'
import { requestMessagesPage } from './requests/messages/page.ts'
import { notePage } from './requests/note/page.ts'
import { requestPage } from './requests/page.ts'
import { pausePage } from './requests/pause/page.ts'
import { photoPage } from './requests/photo/page.ts'
import { presencePage } from './requests/presence/page.ts'
import { promisePage } from './requests/promise/page.ts'
import { reopeningPage } from './requests/reopening/page.ts'
import { servicePage } from './requests/service/page.ts'
import { showingPage } from './requests/showing/page.ts'
import { teamPage } from './requests/team/page.ts'
import { passThanksPage } from './requests/thanks/page.ts'
import { withdrawalPage } from './requests/withdrawal/page.ts'
import { searchPage } from './search/page.ts'
import { takeCheckPage } from './take/form/check/page.ts'
import { takeFilePage } from './take/form/file-page.ts'
import { takeNearbyPage } from './take/form/nearby/page.ts'
import { takeOnPage } from './take/form/on-page.ts'
import { takeQuestionPage } from './take/form/question/page.ts'
import { takeSamePage } from './take/form/same/page.ts'
import { takeSavePage } from './take/form/save/page.ts'
import { takeSentPage } from './take/form/sent-page.ts'
import { takePage } from './take/page.ts'
import { takeQuickPage } from './take/quick/page.ts'
import { takeResumePage } from './take/resume/page.ts'
import { takeServicePage } from './take/services/page.ts'
import { takenPage } from './taken/page.ts'
import { takenRequestPage } from './taken/request/page.ts'
import { stopBookedPage, stopBookingsPage } from './tour/bookings/page.ts'
import { tourDeskPages } from './tour/desk-pages.ts'
import { wardPage } from './ward/page.ts'
import { raisedPage } from './ward/raised/page.ts'
import { noteAnswerPage } from './you/note/page.ts'
import { youPage } from './you/page.ts'
import { coachingPage } from './you/person/page.ts'
import { swapsPage } from './you/swaps/page.ts'

const queuePages: Page[] = [
  queuePage,
  queueCsvPage,
  queuePresencePage,
  queueViewsPage,
  selectionPage,
  selectionAssignmentPage,
  selectionMessagePage,
  selectionClosurePage,
]

const requestPages: Page[] = [
  requestPage,
  presencePage,
  filePage,
  assignmentPage,
  closurePage,
  councillorPage,
  passThanksPage,
  mergePage,
  messagePage,
  undoMessagePage,
  messageDraftPage,
  requestMessagesPage,
  requestConversationsPage,
  notePage,
  requestBodyPage,
  pausePage,
  photoPage,
  promisePage,
  reopeningPage,
  servicePage,
  teamPage,
  showingPage,
  holdingPage,
  withdrawalPage,
]

const takePages: Page[] = [
  takePage,
  takeQuickPage,
  takeResumePage,
  takeServicePage,
  takeQuestionPage,
  takeFilePage,
  takeNearbyPage,
  takeSamePage,
  takeCheckPage,
  takeSentPage,
  takeSavePage,
  takeOnPage,
  takenPage,
  takenRequestPage,
]

/** Pages of the daily work: queues, requests, taking one for somebody, searching. */
export const workPages: Page[] = [
  searchPage,
  ...deskPages,
  mailPage,
  failedPage,
  failedOnePage,
  unreadablePage,
  unreadableOnePage,
  oneMailPage,
  mailActPage,
  mailWriterPage,
  rawMailPage,
  mailFilePage,
  mailHtmlPage,
  letterPicturePage,
  ...postPages,
  ...queuePages,
  ...requestPages,
  ...takePages,
  ...customerPages,
  ...knowledgePages,
  ...dutyPages,
  receptionPage,
  locationPage,
  callsPage,
  visitPage,
  bookedPage,
  stopBookingsPage,
  stopBookedPage,
  staffMovePage,
  ...tourDeskPages,
  wardPage,
  raisedPage,
  staffReportPage,
  youPage,
  swapsPage,
  noteAnswerPage,
  coachingPage,
  skillsPage,
  boardAssignmentPage,
]
