import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  'ask.link': { en: 'Send {name} a link to choose a password?' },
  'ask.two-step': { en: 'Turn off two-step sign-in for {name}?' },
  'ask.sessions': { en: 'Sign {name} out everywhere?' },
  'ask.off': { en: 'Switch off {name}?' },
  'ask.on': { en: 'Switch on {name}?' },
  'words.link': {
    en: 'The link works once, for 7 days. Links from before stop working. The password they have now works until they choose a new one.',
  },
  'words.two-step': {
    en: 'Do this only when they have lost their phone and their recovery codes, and you are sure that it is them who asks. Afterwards their password alone is enough.',
  },
  'words.sessions': { en: 'What they are typing now is lost. They can sign in again.' },
  'words.off': {
    en: 'They are signed out at once and cannot sign in. What they did stays. What they had in hand goes back to their teams: requests, conversations not wrapped up, handovers, calls back, and mail and letters not answered. A call they are on stays with them until it ends, and so does what they heard in confidence: the duty team has that. You can switch them on again.',
  },
  'words.on': { en: 'They can sign in again with the password they had, and may do what they could do before.' },
  'do.link': { en: 'Send the link' },
  'do.two-step': { en: 'Turn it off' },
  'do.sessions': { en: 'Sign them out' },
  'do.off': { en: 'Switch off' },
  'do.on': { en: 'Switch on' },
} satisfies StaffTexts
