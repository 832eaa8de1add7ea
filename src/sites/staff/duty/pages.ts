import type { Page } from '../../../platform/page/page.ts'
import { boardPage } from '../board/page.ts'
import { emergencyEndingPage } from '../emergency/ending/page.ts'
import { emergencyPage } from '../emergency/page.ts'
import { dutyHeldPage } from './held/page.ts'
import { dutyNumbersPage } from './numbers/page.ts'
import { dutyPage } from './page.ts'
import { dutyEndingPage } from './record/ending/page.ts'
import { dutyNotePage } from './record/note/page.ts'
import { dutyRecordPage } from './record/page.ts'
import { dutyReceiptPage } from './record/receipt/page.ts'
import { dutySafePage } from './safe/page.ts'
import { dutyStripPage } from './strip/page.ts'

/** Duty of care, emergency mode, and the board of today. */
export const dutyPages: Page[] = [
  dutyPage,
  dutyStripPage,
  dutyNumbersPage,
  dutyHeldPage,
  dutySafePage,
  dutyRecordPage,
  dutyNotePage,
  dutyReceiptPage,
  dutyEndingPage,
  emergencyPage,
  emergencyEndingPage,
  boardPage,
]
