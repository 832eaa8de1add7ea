import type { StaffTexts } from '../../../platform/text.ts'

/** Words about the recording of a call: in the script and on the conversation. */
export const recordingTexts = {
  pause: { en: 'Pause' },
  'recording.on': { en: 'The call may be recorded' },
  'recording.asked': { en: 'Pause asked for' },
  'recording.paused': { en: 'The recording is paused' },
  'recording.atTelephone': { en: 'Pause it at your telephone' },
  'recording.wait': { en: 'Wait until it says that it is paused. Then let them speak.' },
  'recording.byHand': {
    en: 'No telephone system listens to us here, so press it at your telephone too. What you press here is kept with the call.',
  },
  'recording.pause': { en: 'Pause the recording' },
  'recording.goOn': { en: 'Go on recording' },
} satisfies StaffTexts
