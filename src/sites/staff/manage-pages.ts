import type { Page } from '../../platform/page/page.ts'
import { auditPage } from './audit/page.ts'
import { bodyActPage } from './bodies/body/act/page.ts'
import { bodyPage } from './bodies/body/page.ts'
import { bodiesPage } from './bodies/page.ts'
import { bookingsPage } from './bookings/page.ts'
import { causesListPage } from './causes/list/page.ts'
import { causesPage } from './causes/page.ts'
import { studyPage } from './causes/study/page.ts'
import { delegationPage } from './delegation/page.ts'
import { delegationPartPage } from './delegation/part/page.ts'
import { enquiryPage } from './enquiries/enquiry/page.ts'
import { enquiriesPage } from './enquiries/page.ts'
import { keysPage } from './keys/page.ts'
import { revocationPage } from './keys/revocation/page.ts'
import { messageHtmlPage } from './messages/message/html/page.ts'
import { messagePage } from './messages/message/page.ts'
import { retryMessagePage } from './messages/message/retry/page.ts'
import { messagesPage } from './messages/page.ts'
import { changeNoticePage } from './notices/change/page.ts'
import { endNoticePage } from './notices/ending/page.ts'
import { newNoticePage } from './notices/new/page.ts'
import { noticesPage } from './notices/page.ts'
import { invitePage } from './people/new/page.ts'
import { peoplePage } from './people/page.ts'
import { accessPage } from './people/person/access/page.ts'
import { changePersonPage } from './people/person/change/page.ts'
import { personPage } from './people/person/page.ts'
import { permissionsPage } from './permissions/page.ts'
import { newReplyPage } from './replies/new/page.ts'
import { repliesPage } from './replies/page.ts'
import { replyPage } from './replies/reply/page.ts'
import { demandPage } from './rota/demand/page.ts'
import { rotaPage } from './rota/page.ts'
import { servicePages } from './services/pages.ts'
import { systemPage } from './system/page.ts'
import { retryEventPage } from './system/retry/page.ts'
import { newTeamPage } from './teams/new/page.ts'
import { teamsPage } from './teams/page.ts'
import { changeTeamPage } from './teams/team/change/page.ts'
import { teamMembersPage } from './teams/team/members/page.ts'
import { teamOpenPage } from './teams/team/open/page.ts'
import { teamPage } from './teams/team/page.ts'
import { telephonyPage } from './telephony/page.ts'
import { templatesPage } from './templates/page.ts'
import { templatePage } from './templates/template/page.ts'
import { templatePreviewPage } from './templates/template/preview/page.ts'
import { cancelStopPage } from './tour/cancelling/page.ts'
import { tourPage } from './tour/page.ts'
import { webhookActPage } from './webhooks/one/act/page.ts'
import { webhookPage } from './webhooks/one/page.ts'
import { webhooksPage } from './webhooks/page.ts'

const people: Page[] = [peoplePage, invitePage, personPage, changePersonPage, accessPage, permissionsPage]
const teams: Page[] = [
  delegationPage,
  delegationPartPage,
  teamsPage,
  newTeamPage,
  teamPage,
  changeTeamPage,
  teamMembersPage,
  teamOpenPage,
  rotaPage,
  demandPage,
]
const messages: Page[] = [messagesPage, messagePage, messageHtmlPage, retryMessagePage]
const notices: Page[] = [noticesPage, newNoticePage, changeNoticePage, endNoticePage]
const tour: Page[] = [tourPage, cancelStopPage, bookingsPage]
const replies: Page[] = [repliesPage, newReplyPage, replyPage, templatesPage, templatePage, templatePreviewPage]
const others: Page[] = [
  keysPage,
  revocationPage,
  telephonyPage,
  webhooksPage,
  webhookPage,
  webhookActPage,
  bodiesPage,
  bodyPage,
  bodyActPage,
  ...servicePages,
  causesPage,
  studyPage,
  causesListPage,
  systemPage,
  retryEventPage,
  auditPage,
  enquiriesPage,
  enquiryPage,
]

/** Notices, and all that is under 'Manage'. */
export const managePages: Page[] = [...people, ...teams, ...messages, ...notices, ...tour, ...replies, ...others]
