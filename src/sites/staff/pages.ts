import type { Page } from '../../platform/page/page.ts'
import { accountPage } from './account/page.ts'
import { passwordPage } from './account/password/page.ts'
import { recoveryCodesPage } from './account/recovery-codes/page.ts'
import { sessionsPage } from './account/sessions/page.ts'
import { twoStepAppPage } from './account/two-step/app/page.ts'
import { twoStepPage } from './account/two-step/page.ts'
import { forgottenPasswordPage } from './forgotten-password/page.ts'
import { homePage } from './home/page.ts'
import { managePages } from './manage-pages.ts'
import { codePage } from './sign-in/code/page.ts'
import { signInPage } from './sign-in/page.ts'
import { returnPage } from './sign-in/return/page.ts'
import { singlePage } from './sign-in/single/page.ts'
import { signOutPage } from './sign-out/page.ts'
import { welcomePage } from './welcome/page.ts'
import { workPages } from './work-pages.ts'

const signInPages: Page[] = [
  signInPage,
  codePage,
  singlePage,
  returnPage,
  signOutPage,
  forgottenPasswordPage,
  welcomePage,
]

const accountPages: Page[] = [accountPage, passwordPage, twoStepPage, twoStepAppPage, recoveryCodesPage, sessionsPage]

/** Every page of the staff site: its route table. */
export const pages: Page[] = [homePage, ...signInPages, ...accountPages, ...managePages, ...workPages]
