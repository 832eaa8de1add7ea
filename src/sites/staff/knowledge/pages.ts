import type { Page } from '../../../platform/page/page.ts'
import { changeArticlePage } from './articles/article/change/page.ts'
import { articlePage } from './articles/article/page.ts'
import { publishArticlePage } from './articles/article/publication/page.ts'
import { withdrawArticlePage } from './articles/article/withdrawal/page.ts'
import { newArticlePage } from './articles/new/page.ts'
import { awayPage } from './away/page.ts'
import { changeContactPage } from './contacts/contact/change/page.ts'
import { contactPage } from './contacts/contact/page.ts'
import { removeContactPage } from './contacts/contact/removal/page.ts'
import { newContactPage } from './contacts/new/page.ts'
import { myKnowledgePage } from './mine/page.ts'
import { knowledgePage } from './page.ts'
import { answerReportPage } from './reports/page.ts'

/** Answers, and whom to ask. */
export const knowledgePages: Page[] = [
  knowledgePage,
  myKnowledgePage,
  answerReportPage,
  awayPage,
  newArticlePage,
  articlePage,
  changeArticlePage,
  publishArticlePage,
  withdrawArticlePage,
  newContactPage,
  contactPage,
  changeContactPage,
  removeContactPage,
]
