import type { StaffTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Ready replies' },
  intro: {
    en: 'Words to begin a message, a question or an ending from. Whoever writes to a customer chooses one and changes it as needed.',
  },
  add: { en: 'Write a reply' },
  reply: { en: 'Reply' },
  for: { en: 'For' },
  all: { en: 'All services' },
  welsh: { en: 'In Welsh too' },
  'follows.question': { en: 'Asks and waits' },
  'follows.done': { en: 'Closes: done' },
  'follows.refused': { en: 'Closes: not done' },
  'follows.elsewhere': { en: 'Closes: somebody else’s' },
  none: { en: 'There are none yet.' },
  'done.saved': { en: 'The reply is kept. Colleagues can choose it now' },
  'done.removed': { en: 'Nobody is offered this reply any more' },
} satisfies StaffTexts
