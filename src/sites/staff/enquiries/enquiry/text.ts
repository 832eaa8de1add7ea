import type { StaffTexts } from '../../../../platform/text.ts'
import { text as of } from '../text.ts'

export const text = {
  title: { en: 'Enquiry into who looked' },
  running: of.running,
  over: of.over,
  since: of.since,
  until: of.until,
  reasonMissing: of.reasonMissing,
  reason: { en: 'Why does it end?' },
  save: { en: 'End the enquiry' },
  looks: { en: 'Who opened the record' },
  nobody: { en: 'Nobody has opened it.' },
  when: { en: 'When' },
  who: { en: 'Who' },
  teams: { en: 'Teams' },
  why: { en: 'Why' },
  glass: { en: 'In an emergency, though it is for other teams' },
} satisfies StaffTexts
