import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Notices' },
  intro: { en: 'What people should know now, such as a closed road. People see a notice on the pages it is about.' },
  publish: { en: 'Publish a notice' },
  currentTitle: { en: 'Now' },
  plannedTitle: { en: 'Planned' },
  endedTitle: { en: 'Over' },
  currentEmpty: { en: 'There are no notices now.' },
  notice: { en: 'Notice' },
  about: { en: 'About' },
  tells: { en: 'Message too' },
  told_one: { en: 'One person was written to' },
  told: { en: '{count} people were written to' },
  everybody: { en: 'Everybody' },
  from: { en: 'From' },
  until: { en: 'Until' },
  noEnd: { en: 'Somebody ends it' },
  action: { en: 'Action' },
  end: { en: 'End it' },
  'done.published': { en: 'The notice is published' },
  'done.ended': { en: 'The notice is over. People do not see it any more' },
} satisfies StaffTexts
