import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'What {name} can help with' },
  intro: {
    en: 'Calls, visitors and work are shown first to colleagues who can help with them. Only skills are kept here, never how fast somebody works.',
  },
  themes: { en: 'Themes' },
  themesHint: { en: 'Tick none if they help with every theme' },
  ways: { en: 'Ways to speak' },
  since: { en: 'Since {day}' },
  sinceBy: { en: 'Since {day}, said by {name}' },
  save: { en: 'Save' },
  before: { en: 'Before' },
  was: { en: '{skill}: {from} to {until}' },
  wasBy: { en: '{skill}: {from} to {until}, ended by {name}' },
  'done.saved': { en: 'What they can help with is saved' },
} satisfies StaffTexts
