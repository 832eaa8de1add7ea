import type { Page } from '../../platform/page/page.ts'
import { filePage } from './files/page.ts'
import { queueCsvPage } from './queue/csv-page.ts'
import { queuePage } from './queue/page.ts'
import { queuePresencePage } from './queue/presence/page.ts'
import { queueViewsPage } from './queue/views/page.ts'
import { requestPage } from './requests/page.ts'
import { presencePage } from './requests/presence/page.ts'

const queuePages: Page[] = [queuePage, queueCsvPage, queuePresencePage, queueViewsPage]

const requestPages: Page[] = [requestPage, presencePage, filePage]

/** Pages of the daily work: queues, requests, taking one for somebody, searching. */
export const workPages: Page[] = [...queuePages, ...requestPages]
