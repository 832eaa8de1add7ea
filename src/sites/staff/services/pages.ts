import type { Page } from '../../../platform/page/page.ts'
import { servicesPage } from './page.ts'
import { changeServicePage } from './service/change/page.ts'
import { changePartPage } from './service/change/part/page.ts'
import { copyServicePage } from './service/copy/page.ts'
import { discardingPage } from './service/discarding/page.ts'
import { offerPage } from './service/offer/page.ts'
import { handBackPage } from './service/pack/page.ts'
import { servicePage } from './service/page.ts'
import { publicationPage } from './service/publication/page.ts'
import { newQuestionPage } from './service/questions/new/page.ts'
import { questionsPage } from './service/questions/page.ts'
import { questionPage } from './service/questions/question/page.ts'
import { positionPage } from './service/questions/question/position/page.ts'
import { removalPage } from './service/questions/question/removal/page.ts'
import { serviceTeamsPage } from './service/teams/page.ts'
import { versionsPage } from './service/versions/page.ts'
import { versionPage } from './service/versions/version/page.ts'
import { bringBackPage } from './service/versions/version/return/page.ts'

/** Services: looking at them, and changing them. */
export const servicePages: Page[] = [
  servicesPage,
  servicePage,
  changeServicePage,
  changePartPage,
  serviceTeamsPage,
  questionsPage,
  newQuestionPage,
  questionPage,
  removalPage,
  positionPage,
  publicationPage,
  discardingPage,
  offerPage,
  copyServicePage,
  handBackPage,
  versionsPage,
  versionPage,
  bringBackPage,
]
