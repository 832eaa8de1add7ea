import type { Page } from '../../platform/page/page.ts'
import { accountPage } from './account/page.ts'
import { homePage } from './home/page.ts'
import { codePage } from './sign-in/code/page.ts'
import { signInPage } from './sign-in/page.ts'
import { signOutPage } from './sign-out/page.ts'

/** Every page of the staff site: its route table. */
export const pages: Page[] = [homePage, signInPage, codePage, signOutPage, accountPage]
