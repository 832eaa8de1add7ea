import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Who is it?' },
  intro: {
    en: 'Ask for their name and one more thing: postcode, email, phone or date of birth. Type what they say. Whoever rings for somebody else is found by their own name too.',
  },
  introDepth: {
    en: 'They ask about something told in confidence ({service}). Ask for their name and two more things: postcode, email, phone or date of birth. If the record then shows a safe word, ask for it before you say anything.',
  },
  typed: { en: 'What they say' },
  typedHint: { en: 'For example: Rosa Sample SN15 1ER. The reference of a request does too.' },
  lookUp: { en: 'Find' },
  none: { en: 'Nobody is found. Ask for one thing more, or go on without a record.' },
  inConfidence: { en: 'This reference is of something said in confidence. {team} has it.' },
  inConfidenceDo: {
    en: 'You do not see what it is. Do not say who has it or that it is there until you know who you speak with. Then hand it over, or promise that they ring back.',
  },
  inConfidenceChase: { en: 'They ask about this' },
  many: { en: 'Many fit. Ask for one thing more.' },
  loose: { en: 'Nobody fits all of it. These fit a part.' },
  results: { en: 'Found' },
  speaksFor: { en: '{helper}, for {name}' },
  joined: { en: 'Asked or follows {reference}' },
  restricted: { en: 'A record that is kept for one team fits.' },
  restrictedAsk: { en: 'Whom to ask, or open it in an emergency' },
  how: { en: 'How do you know?' },
  'how.said': { en: 'They said their name and one more thing that we know' },
  'how.saidDepth': { en: 'They said their name and two more things that we know' },
  'how.unchecked': { en: 'I could not check it' },
  because: { en: 'Why do you open the record without that?' },
  choose: { en: 'It is this one' },
  chooseMissing: { en: 'Choose who it is' },
  howMissing: { en: 'Say how you know who it is' },
  becauseMissing: { en: 'Say why you open the record without checking' },
  anonymous: { en: 'They want to stay unknown' },
  toConversation: { en: 'Back to the conversation' },
  fits: { en: 'Fits: {what}' },
} satisfies StaffTexts
