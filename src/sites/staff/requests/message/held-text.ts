import type { StaffTexts } from '../../../../platform/text.ts'

/** Beside the colleagues who are here: who has begun a message. */
export const draftTexts = {
  'draft.mine': { en: 'You have begun a message here.' },
  'draft.open': { en: 'Go on writing' },
  'draft.has': { en: '{name} has begun a message' },
} satisfies StaffTexts

/** Words of a message that has not gone yet, and of one that is being written. */
export const heldTexts = {
  'done.messaged': { en: 'Your message is on its way. For 10 seconds you can undo it' },
  'done.untold': { en: 'Nobody is told by a message: your words are kept here. For 10 seconds you can undo it' },
  'done.undone': { en: 'The message did not go. Your words are here again' },
  'done.sent-now': { en: 'Your message goes now' },
  'done.collected-now': {
    en: 'Your message is with the request. Who follows it is told within the hour, at night in the morning',
  },
  'done.untold-now': { en: 'Your words are kept here. Nobody was told by a message' },
  'done.taken-over': { en: 'Their words are in your message now. What they wrote is kept with them too' },
  'done.draft-dropped': { en: 'Your draft is thrown away' },
  'held.mine': { en: 'Your message goes in 10 seconds.' },
  'held.mineUntold': { en: 'Your words are kept here in 10 seconds. Nobody is told by a message.' },
  'held.other': { en: '{name} has sent a message. It goes in a few seconds.' },
  'held.problem': { en: 'Your message did not go: things have changed since. Undo it to have your words again.' },
  'held.gone': { en: 'Your message goes now.' },
  'held.collected': {
    en: 'Your message is with the request. Who follows it is told within the hour, at night in the morning.',
  },
  'held.kept': { en: 'Your words are kept here.' },
  'held.undo': { en: 'Undo' },
  'held.now': { en: 'Send it now' },
  'held.nowUntold': { en: 'Keep it now' },
  'draft.others': { en: 'Colleagues write here too' },
  'draft.by': { en: '{name} wrote, {when}:' },
  'draft.takenBy': { en: '{name} goes on with it.' },
  'draft.take': { en: 'Go on with these words' },
  'draft.drop': { en: 'Throw this draft away' },
  'draft.saved': { en: 'Saved' },
  'draft.saving': { en: 'Saving' },
  'draft.unsaved': { en: 'Not saved yet. Trying again' },
} satisfies StaffTexts
