import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Who does ‘{name}’?' },
  intro: {
    en: 'A request goes to the first team that works where it is. The last team takes what no other does. Requests that are open stay with the team they have.',
  },
  'team.1': { en: 'First team' },
  'team.2': { en: 'Second team' },
  'team.3': { en: 'Third team' },
  'team.4': { en: 'Fourth team' },
  'team.more': { en: 'Team {number}' },
  none: { en: 'None' },
  themes: { en: 'Where do people find it?' },
  themesHint: { en: 'Tick every theme that fits' },
  teamMissing: { en: 'Choose a team' },
  themesMissing: { en: 'Tick at least one theme' },
  wrongOrder: {
    en: 'This team works everywhere, so the teams after it would never get a request. Put it last',
  },
} satisfies StaffTexts
