import type { StaffTexts } from '../../../platform/text.ts'

/** Words above every page. */
export const dutyStripTexts = {
  'duty.key': { en: 'Somebody is not safe' },
  'duty.strip': { en: 'What cannot wait' },
  'duty.rings': { en: 'Duty of care: answer now.' },
  'duty.unanswered': { en: 'The duty team has not answered you yet. Ring them.' },
  'duty.ringsMany': { en: 'Duty of care: {count} wait. Answer now.' },
  'duty.unansweredMany': { en: 'The duty team has not answered {count} of yours yet. Ring them.' },
  'duty.firstAt': { en: 'The first was raised at {time}.' },
  'duty.openAll': { en: 'Open them' },
  'duty.since': { en: 'Raised at {time}.' },
  'duty.again': { en: 'It rings again: nobody has answered.' },
  'duty.rung': { en: 'We told them {count} times.' },
  'duty.open': { en: 'Open it' },
  'duty.emergency': { en: 'Emergency' },
  'duty.everyLine': { en: 'All lines' },
  'duty.until': { en: 'Until {time}' },
  'duty.sayThis': { en: 'What to say, and what comes first' },
  'duty.first': { en: 'First' },
} satisfies StaffTexts
