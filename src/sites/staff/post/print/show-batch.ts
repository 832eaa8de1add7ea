import type { PrintBatch } from '../../../../modules/channels/index.ts'
import { sayDate } from '../../../../platform/dates/index.ts'

/** A file with its day in words. */
export const showBatch = <T extends PrintBatch>(batch: T): T & { dayWords: string } => ({
  ...batch,
  dayWords: sayDate(Temporal.PlainDate.from(batch.day), { language: 'en' }),
})
