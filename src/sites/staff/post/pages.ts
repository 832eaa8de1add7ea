import type { Page } from '../../../platform/page/page.ts'
import { letterPage } from './letter/page.ts'
import { postPage } from './page.ts'
import { papersPage } from './papers/page.ts'
import { paperPage } from './papers/paper/page.ts'
import { batchFilePage } from './print/batch/file/page.ts'
import { batchListPage } from './print/batch/list/page.ts'
import { batchPage } from './print/batch/page.ts'
import { printedLetterPage } from './print/message/page.ts'
import { printPage } from './print/page.ts'
import { separatorsPage } from './separators/page.ts'

/** The post room: letters in, what was in them, letters out. */
export const postPages: Page[] = [
  postPage,
  separatorsPage,
  letterPage,
  printPage,
  batchPage,
  batchFilePage,
  batchListPage,
  printedLetterPage,
  papersPage,
  paperPage,
]
