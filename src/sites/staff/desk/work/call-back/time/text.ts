import type { StaffTexts } from '../../../../../../platform/text.ts'

export const text = {
  title: { en: 'They ask for another time' },
  promised: { en: 'Promised now: {slot}.' },
  prefers: { en: 'They like to be rung: {times}' },
  slot: { en: 'When do we ring?' },
  slotMissing: { en: 'Choose when we ring' },
  empty: { en: 'This team has no other time in the next days.' },
  tellNow: { en: 'Tell them the new time yourself.' },
  move: { en: 'Promise this time' },
} satisfies StaffTexts
