import type { Page } from '../../platform/page/page.ts'
import { accessibilityPage } from './accessibility/page.ts'
import { contactPage } from './contact/page.ts'
import { cookiesPage } from './cookies/page.ts'
import { homePage } from './home/page.ts'
import { languagePage } from './language/page.ts'
import { postcodePage } from './postcode/page.ts'
import { privacyPage } from './privacy/page.ts'
import { searchPage } from './search/page.ts'
import { dangerPage } from './service/danger/page.ts'
import { servicePage } from './service/page.ts'
import { servicePrivacyPage } from './service/privacy/page.ts'
import { themePage } from './theme/page.ts'

/** Every page of the public site: its route table. */
export const pages: Page[] = [
  homePage,
  languagePage,
  searchPage,
  themePage,
  servicePage,
  servicePrivacyPage,
  dangerPage,
  postcodePage,
  contactPage,
  accessibilityPage,
  privacyPage,
  cookiesPage,
]
