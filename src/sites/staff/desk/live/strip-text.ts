import type { StaffTexts } from '../../../../platform/text.ts'

/** Words of what stands above every page while a phone rings or a matter is handed over. */
export const callStripTexts = {
  'calls.strip': { en: 'Calls and handovers' },
  'calls.ringing': { en: 'Your phone rings: {line}.' },
  'calls.danger': { en: 'May be danger.' },
  'calls.speaking': { en: 'You are on a call: {line}.' },
  'calls.held': { en: 'A caller is on hold: {line}.' },
  'calls.none': { en: 'This number is not known to us.' },
  'calls.one': { en: 'This number is known for 1 person.' },
  'calls.many': { en: 'This number is known for {count} people.' },
  'calls.known': { en: 'Who it is stands in the conversation.' },
  'calls.withheld': { en: 'The number is withheld.' },
  'calls.answer': { en: 'Answer' },
  'calls.open': { en: 'Open the call' },
  'calls.newTab': { en: '(in a new tab, what you typed stays here)' },
  'calls.offered': { en: '{name} hands a matter to you.' },
  'calls.answerBy': { en: 'Answer by {time}.' },
  'calls.openOffer': { en: 'Open it' },
  'calls.back': { en: 'A matter that you handed over has come back.' },
  'calls.taken': { en: 'A matter that you handed over was taken.' },
  'calls.joinRings': { en: 'A colleague has taken it. Their phone rings: stay on the line.' },
  'calls.joined': { en: 'Your colleague is on the call. Introduce them, then hang up.' },
  'calls.notJoined': { en: 'Your colleague’s phone was not picked up. You are still on the call.' },
  'calls.written': { en: 'They have written again.' },
  'calls.writtenOpen': { en: 'Read it' },
  'calls.handedOpen': { en: 'Show the matter' },
} satisfies StaffTexts
