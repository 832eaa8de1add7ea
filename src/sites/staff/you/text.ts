import type { StaffTexts } from '../../../platform/text.ts'
import { noteTexts } from './note-texts.ts'

export const text = {
  ...noteTexts,
  title: { en: 'For you' },
  work: { en: 'Go to your work' },
  thanksTitle: { en: 'Thanks' },
  thanksEmpty: { en: 'When somebody says thank you for what you did, it is shown here.' },
  thanked: { en: 'Somebody said thank you for your work on: {service}' },
  toldTo: { en: 'Told to {name}' },
  notesTitle: { en: 'Coaching' },
  notesHint: { en: 'Only you and the leader who wrote it can read this.' },
  notesEmpty: { en: 'Your leader has written nothing.' },
  teamTitle: { en: 'Your people' },
  teamHint: { en: 'Write to one of them. Only the two of you can read it, and they can answer.' },
  teamEmpty: { en: 'Nobody is in your teams.' },
  new: { en: 'New' },
  'done.answered': { en: 'Your answer is saved' },
} satisfies StaffTexts
