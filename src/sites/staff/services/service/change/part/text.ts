import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  'intro.words': { en: 'What residents read before they begin.' },
  'intro.search': { en: 'Search and the adviser’s page find a service by these words. Residents do not see them.' },
  'intro.promise': {
    en: 'Residents see these as dates, and staff work to them. Requests that are open keep the promise they were given.',
  },
  'intro.cost': { en: 'Residents do not see the cost. Before they report something, they see open reports nearby.' },
  'intro.privacy': { en: 'Residents read this before they tell us anything.' },
  'intro.script': { en: 'What an adviser says, asks and does when somebody rings or comes in.' },
  'intro.endings': { en: 'Words that colleagues can choose when they close a request.' },
} satisfies StaffTexts
