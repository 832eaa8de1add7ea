import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Search' },
  'by.reference': { en: 'With this reference' },
  'by.postcode': { en: 'At this postcode' },
  'by.words': { en: 'With these words or this name' },
  recent: {
    en: 'These words are common: we looked in open requests and in the last 12 months, and show the 25 newest. Add a word to find fewer.',
  },
  most: { en: 'The 25 newest are shown.' },
  nothing: { en: 'Nothing was found.' },
  inConfidence: { en: 'This was said in confidence. {team} has it, and nobody else may read it.' },
  inConfidenceDo: {
    en: 'Does somebody ask you about it? Do not say who has it or that it is there until you know who you speak with. In a conversation you can hand it over.',
  },
  written: { en: '{team} has it. It was written to us in confidence, and nobody else may read it.' },
  writtenDo: {
    en: 'Does somebody ask you about it? Do not say who has it or that it is there until you know who you speak with. Then put them through to the team. Or hand it over or promise a call back in your conversation: write down the reference.',
  },
  reach: { en: 'How to reach {team}' },
  toConversation: { en: 'Back to your conversation' },
  chase: { en: 'They ask about this' },
  desk: { en: 'Open your desk' },
  hints: {
    en: 'Look for a reference, a postcode or its beginning, a name, or words that the customer used. Common words are looked for in open requests and in the last 12 months.',
  },
  asPublic: { en: 'There is no public report with this reference. To find reports by place, look through the queue.' },
  reports: { en: 'Open the queue' },
  rows: { en: 'What was found, the newest first' },
  asked: { en: 'Asked' },
  what: { en: 'What and where' },
  status: { en: 'Status' },
  team: { en: 'Team' },
  reference: { en: 'Reference' },
} satisfies StaffTexts
