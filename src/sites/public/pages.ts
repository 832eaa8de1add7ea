import type { Page } from '../../platform/page/page.ts'
import { homePage } from './home/page.ts'
import { languagePage } from './language/page.ts'

/** Every page of the public site: its route table. */
export const pages: Page[] = [homePage, languagePage]
