import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Who may do what' },
  intro: {
    en: 'Somebody with two roles may do what either allows. An administrator gives people their roles, under People.',
  },
  what: { en: 'What' },
  may: { en: 'Yes' },
  mayNot: { en: 'No' },
  rolesTitle: { en: 'The roles' },
  moreTitle: { en: 'What roles do not decide' },
  moreWords: {
    en: 'Everybody works on the requests of their own teams, and on what is assigned to them. Sensitive requests are seen only by the team that deals with them, by the person they are assigned to and by duty officers. An employee sees the requests that they took for somebody.',
  },
} satisfies StaffTexts
