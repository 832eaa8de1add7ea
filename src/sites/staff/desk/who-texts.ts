import type { StaffTexts } from '../../../platform/text.ts'

/** Words about whoever is spoken with, on her conversation and wherever a colleague goes on with it. */
export const whoTexts = {
  helperSpeaks: { en: '{name} speaks for them. {kind}' },
  seen: { en: 'Seen: {what}' },
  isAnonymous: { en: 'They stay unknown. Nothing is kept of who they are.' },
  'how.said': { en: 'Checked: they said what we know' },
  'how.things': { en: 'Checked: they said what we know ({things})' },
  'how.unchecked': { en: 'Not checked: {because}' },
  'thing.name': { en: 'name' },
  'thing.reference': { en: 'reference' },
  'thing.address': { en: 'postcode or address' },
  'thing.phone': { en: 'phone' },
  'thing.email': { en: 'email' },
  'thing.born': { en: 'date of birth' },
  'thing.safe-word': { en: 'safe word' },
  language: { en: 'Speaks' },
  preferred: { en: 'Prefers' },
  unasked: { en: 'Not asked yet whether it is safe' },
  'unsafe.phone': { en: 'Do not ring' },
  noMessage: { en: 'Leave no message' },
  mind: { en: 'Mind this' },
  needs: { en: 'Needs' },
  relay: { en: 'Ring through Relay UK (18001)' },
  died: { en: 'This person has died' },
} satisfies StaffTexts

/** The same for a colleague who goes on with it and has not opened her record. */
export const metTexts = {
  ...whoTexts,
  'met.title': { en: 'Who it is' },
  'met.kept': { en: 'Their name is kept for one team.' },
  'met.own': { en: 'This is you, or somebody of your family. A colleague has to deal with it.' },
  'met.nobody': { en: 'Nobody asked who it is. Ask their name and one more thing first.' },
  'met.safeWord': {
    en: 'They have a safe word. Ask for it before you say why you ring. Open the person to see it.',
  },
  'met.message': { en: 'A message may be left' },
  'met.messageNeutral': { en: 'Others may hear it: do not say what it is about' },
  'met.noPhone': { en: 'This number is not on their record. Leave no message' },
  'met.notUsed': { en: 'Not used: they have died' },
  'met.noMessageYet': { en: 'Leave no message: we do not know who listens' },
  'met.ringNot': { en: 'Reach them by another way' },
  'met.record': { en: 'Open the person' },
} satisfies StaffTexts
