import type { StaffTexts } from '../../../platform/text.ts'
import { workTexts } from '../desk/work-texts.ts'
import { heldTexts } from '../duty/held/show-held.ts'
import { recordingTexts } from './recording-texts.ts'

/** What was typed may mean danger. */
export const offerTexts = {
  'offer.title': { en: 'These words may mean danger' },
  'offer.press': { en: 'Tell the duty team now: {kind}' },
} satisfies StaffTexts

/** Words of every page on which something is taken for somebody. */
export const takeTexts = {
  'take.new': { en: 'Take a request' },
  'take.quick': { en: 'In 30 seconds' },
  'take.resume': { en: 'Continue a saved form' },
  'take.taken': { en: 'What I took' },
  'take.nav': { en: 'Taking requests' },
  channel: { en: 'How are they asking?' },
  chooseChannel: { en: 'Choose how they are asking' },
  hushed: workTexts.hushed,
  saySafe: heldTexts.saySafe,
  script: { en: 'What to say and do' },
  notice: { en: 'News now' },
  say: { en: 'Say' },
  ask: { en: 'Ask' },
  do: { en: 'Do' },
  ...recordingTexts,
  'eligibility.likely': { en: 'They can probably get this' },
  'eligibility.unlikely': { en: 'They may not be able to get this' },
  'eligibility.instead': { en: 'This may fit instead:' },
  'eligibility.ask': { en: 'Tell them. They can still ask: then somebody looks at it.' },
  pay: { en: 'Link to pay' },
  now: { en: 'Now' },
  danger: { en: 'Is anyone in danger now?' },
  dangerHint: { en: 'Ask this first.' },
  'offer.words': { en: 'Nobody is told unless you press. It opens in a new tab: what you have typed here stays.' },
  ...offerTexts,
  'offer.told': { en: 'You told the duty team at {time}.' },
  'offer.see': { en: 'See who has it (opens in a new tab)' },
  fromRecord: { en: 'From their record: read it out and confirm' },
  ring: { en: 'Put them through, or give them this number. Nobody in danger waits for a form.' },
} satisfies StaffTexts

export const text = {
  title: { en: 'Take a request for someone' },
  what: { en: 'What do they need, in their own words?' },
  find: { en: 'Find' },
  found: { en: 'Which is it?' },
  none: { en: 'No service fits these words.' },
  other: { en: 'None of these' },
  otherHint: { en: 'A person reads it and finds the right team.' },
  quick: { en: 'No time for all the questions? Take it in 30 seconds' },
  elsewhere: { en: 'Not ours: {name}' },
  information: { en: 'To tell them, nothing to fill in' },
  sentAlready: { en: 'That form was sent already. Its reference: {reference}' },
} satisfies StaffTexts
