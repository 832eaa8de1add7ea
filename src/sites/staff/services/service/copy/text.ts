import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Make a new service like ‘{name}’' },
  intro: {
    en: 'The new service begins with the form, promise, team, script and privacy of ‘{name}’. Give it a name and words of its own. Nobody can ask for it until you have looked at the rest and offer it.',
  },
  stays: {
    en: 'These stay as they are there. They cannot be changed on screen, only in the pack: if one does not fit, choose another service to begin from.',
  },
  verb: { en: 'What people do' },
  kind: { en: 'Kind' },
  visibility: { en: 'Who may see it' },
  danger: { en: 'Asks about danger first' },
  dangerNone: { en: 'No' },
  make: { en: 'Make the service' },
  noSlug: { en: 'Use letters in the name' },
} satisfies StaffTexts
