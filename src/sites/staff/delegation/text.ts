import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Who may settle what' },
  intro: {
    en: 'The scheme of delegation. Only these roles may settle these services on the spot, within the limit and the budget. Everybody else hands them over. What is not listed, anybody who speaks with people may settle.',
  },
  add: { en: 'Add to the scheme' },
  services: { en: 'Services' },
  roles: { en: 'Who may' },
  limit: { en: 'Limit for one case' },
  budget: { en: 'Budget' },
  used: { en: 'Used so far' },
  usedUp: { en: 'Used up' },
  none: { en: 'None' },
  empty: { en: 'Nothing is listed: anybody who speaks with people may settle everything.' },
  'done.saved': { en: 'The scheme is saved' },
  'done.removed': { en: 'It is taken out of the scheme' },
} satisfies StaffTexts
