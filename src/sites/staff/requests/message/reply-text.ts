import type { StaffTexts } from '../../../../platform/text.ts'

/** Why words with fields of a reply may not go as they are. */
export const replyTexts = {
  unknownField: { en: 'Nobody can fill in {field}. Write what you mean, or take it out' },
  'empty.name': { en: 'Take {name} out: the message goes to several people, or we do not know the name' },
  'empty.reference': { en: 'Write the reference in place of {reference}' },
  'empty.service': { en: 'Write what they asked for in place of {service}' },
  'empty.team': { en: 'Write the team in place of {team}' },
  'empty.promise': { en: 'Write a date in place of {promise}: nothing more is promised, or it is late' },
  'empty.place': { en: 'Write where it is in place of {place}' },
  'empty.adviser': { en: 'Write your name in place of {adviser}' },
  'empty.council': { en: 'Write the name of the council in place of {council}' },
  namesPublic: { en: 'Everybody reads this on the public page. Take the customer’s name out' },
} satisfies StaffTexts
