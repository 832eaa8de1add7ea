import type { StaffTexts } from '../../../platform/text.ts'

/** Words of the form of a reply, new or changed. */
export const formTexts = {
  name: { en: 'What colleagues see in the list' },
  nameHint: { en: 'Such as ‘We are still working on it’' },
  words: { en: 'The words' },
  wordsWelsh: { en: 'The same in Welsh' },
  fields: { en: 'What is filled in' },
  fieldsWords: { en: 'Write these as they are, with their brackets. Nobody can send a message in which one is left.' },
  'field.name': { en: 'the customer’s name, where the message goes to one person alone' },
  'field.reference': { en: 'the reference' },
  'field.service': { en: 'what they asked for' },
  'field.team': { en: 'the team that has it' },
  'field.promise': { en: 'the next date we promised, such as ‘by Thursday 3 December’' },
  'field.place': { en: 'where it is' },
  services: { en: 'Only for these services' },
  servicesHint: { en: 'With nothing ticked it is for all.' },
  keep: { en: 'Keep this reply' },
  remove: { en: 'Remove this reply' },
  nameMissing: { en: 'Enter what colleagues see in the list' },
  wordsMissing: { en: 'Enter the words' },
} satisfies StaffTexts
