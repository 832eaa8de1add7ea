import type { StaffTexts } from '../../../platform/text.ts'

/** Words of every page on which a service is changed. */
export const changeTexts = {
  saveDraft: { en: 'Save to the draft' },
  see: { en: 'See it as residents will' },
  'change.changed': { en: 'What' },
  'change.before': { en: 'Before' },
  'change.after': { en: 'After' },
  'change.nothing': { en: '(nothing)' },
  'part.words': { en: 'Words of the page' },
  'part.search': { en: 'Words people use' },
  'part.promise': { en: 'What we promise' },
  'part.cost': { en: 'Cost, and the same thing nearby' },
  'part.privacy': { en: 'Privacy and how long we keep it' },
  'part.script': { en: 'Script for advisers' },
  'part.endings': { en: 'How it can end' },
  'part.questions': { en: 'Questions' },
  'part.teams': { en: 'Who does it, and its themes' },
  'part.rest': { en: 'The rest' },
  'done.saved': { en: 'Saved to the draft. Nobody outside sees it until you publish it' },
  'done.saved-with-others': {
    en: 'Saved to the draft. Somebody else saved while you were writing: what both of you wrote is there',
  },
  why: { en: 'Why?' },
  whyHint: { en: 'One line for colleagues who look at this later. Do not name residents' },
  whyMissing: { en: 'Say why' },
} satisfies StaffTexts
