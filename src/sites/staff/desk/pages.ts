import type { Page } from '../../../platform/page/page.ts'
import { deskCallPage } from './calls/page.ts'
import { deskAnswerPage } from './conversation/answer/page.ts'
import { deskBookingPage } from './conversation/booking/page.ts'
import { deskCallBackPage } from './conversation/call-back/page.ts'
import { deskDemandPage } from './conversation/demand/page.ts'
import { deskHandPage } from './conversation/hand/page.ts'
import { deskHandoverPage } from './conversation/handover/page.ts'
import { deskMattersPage } from './conversation/matters/page.ts'
import { deskMeetingPage } from './conversation/meeting/page.ts'
import { deskMessagePage } from './conversation/message/page.ts'
import { conversationPage } from './conversation/page.ts'
import { deskPassPage } from './conversation/pass/page.ts'
import { deskPayPage } from './conversation/pay/page.ts'
import { deskPersonPage } from './conversation/person/page.ts'
import { deskRecordingPage } from './conversation/recording/page.ts'
import { deskWordsPage } from './conversation/words/page.ts'
import { wrapUpPage } from './conversation/wrap-up/page.ts'
import { wrapUpWordsPage } from './conversation/wrap-up/words/page.ts'
import { ledOn } from './gone.ts'
import { deskLivePage } from './live/page.ts'
import { deskPage } from './page.ts'
import { ringPage } from './ring/page.ts'
import { videoVisitPage } from './video/page.ts'
import { workCallBackCancelPage } from './work/call-back/cancel/page.ts'
import { workCallBackPage } from './work/call-back/page.ts'
import { workCallBackTimePage } from './work/call-back/time/page.ts'
import { workHandoverPage } from './work/handover/page.ts'
import { workNextPage } from './work/next/page.ts'
import { workPage } from './work/page.ts'
import { workPresencePage } from './work/presence/page.ts'

/** Of one conversation. */
const conversationPages: Page[] = [
  conversationPage,
  deskWordsPage,
  deskMattersPage,
  deskDemandPage,
  deskAnswerPage,
  deskMessagePage,
  deskHandPage,
  deskRecordingPage,
  deskMeetingPage,
  deskPayPage,
  deskPersonPage,
  wrapUpPage,
  wrapUpWordsPage,
  deskPassPage,
  deskHandoverPage,
  deskCallBackPage,
  deskBookingPage,
]

/** The adviser's desk. */
export const deskPages: Page[] = [
  deskPage,
  deskCallPage,
  deskLivePage,
  ringPage,
  ...conversationPages.map(ledOn),
  videoVisitPage,
  workPage,
  workNextPage,
  workPresencePage,
  workHandoverPage,
  workCallBackPage,
  workCallBackTimePage,
  workCallBackCancelPage,
]
