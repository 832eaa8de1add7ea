import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Who is it?' },
  intro: {
    en: 'Ask for their name and one more thing: postcode, email, phone or date of birth. Type what they say. Whoever rings for somebody else is found by their own name too.',
  },
  introDepth: {
    en: 'They ask about something told in confidence ({service}). Ask for their name and two more things: postcode, email, phone or date of birth.',
  },
  typed: { en: 'What they say' },
  typedHint: { en: 'For example: Rosa Sample SN15 1ER. The reference of a request or a message does too.' },
  lookUp: { en: 'Find' },
  none: { en: 'Nobody is found. Ask for one thing more, or go on without a record.' },
  inConfidence: { en: 'This reference is of something said in confidence. {team} has it.' },
  inConfidenceDo: {
    en: 'You do not see what it is. Do not say who has it or that it is there until you know who you speak with. Then hand it over, or promise that they ring back.',
  },
  writtenDo: {
    en: 'You do not see what it is. Do not say who has it or that it is there until you know who you speak with. Then put them through to the team. Or hand it over, or promise that they ring back: write down the reference.',
  },
  reach: { en: 'How to reach {team}' },
  inConfidenceChase: { en: 'They ask about this' },
  many: { en: 'Many fit. Ask for one thing more.' },
  loose: { en: 'Nobody fits all of it. These fit a part.' },
  results: { en: 'Found' },
  speaksFor: { en: '{helper}, for {name}' },
  wrote: { en: 'See what was written under {reference}' },
  joined: { en: 'Asked or follows {reference}' },
  restricted: { en: 'A record that is kept for one team fits.' },
  restrictedAsk: { en: 'Whom to ask, or open it in an emergency' },
  how: { en: 'How do you know?' },
  'how.said': { en: 'They said their name and one more thing that we know' },
  'how.saidDepth': { en: 'They said their name and two more things that we know' },
  'how.unchecked': { en: 'I could not check it' },
  besides: { en: 'What else did they say that fits?' },
  besidesHint: { en: 'What you typed above counts by itself where it fits.' },
  tooLittle: {
    en: 'Their name and one more thing have to fit. Type it above, tick what they said, or say that you could not check it',
  },
  tooLittleDepth: {
    en: 'Their name and two more things have to fit. Type them above, tick what they said, or say that you could not check it',
  },
  'thing.name': { en: 'Name' },
  'thing.address': { en: 'Postcode or address' },
  'thing.phone': { en: 'Phone' },
  'thing.email': { en: 'Email' },
  'thing.born': { en: 'Date of birth' },
  because: { en: 'Why do you open the record without that?' },
  choose: { en: 'It is this one' },
  chooseMissing: { en: 'Choose who it is' },
  howMissing: { en: 'Say how you know who it is' },
  hasSafeWord: { en: 'Has a safe word: ask for it' },
  safeWord: { en: 'Their safe word, as they say it' },
  safeWordHint: {
    en: 'Of whoever ‘Has a safe word’ above. Ask: “What is your safe word?” Do not help. It is not shown to you before.',
  },
  safeWordMissing: {
    en: 'They have a safe word. Type what they say. If they do not know it, choose ‘I could not check it’ and write why you open the record',
  },
  safeWordWrong: {
    en: 'That is not their safe word. Ask once more. If they do not know it, choose ‘I could not check it’ and write why you open the record',
  },
  becauseMissing: { en: 'Say why you open the record without checking' },
  anonymous: { en: 'They want to stay unknown' },
  toConversation: { en: 'Back to the conversation' },
  fits: { en: 'Fits: {what}' },
} satisfies StaffTexts
