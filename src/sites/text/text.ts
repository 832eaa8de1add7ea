import type { PublicTexts } from '../../platform/text.ts'

/** What is texted to somebody who fills in a form by text. Short: each part costs. */
export const text = {
  begin: {
    en: '{council}: {service}. For help, text HELP. To stop, text END.',
    cy: '{council}: {service}. Am gymorth, tecstiwch CYMORTH. I orffen, tecstiwch DIWEDD.',
  },
  news: { en: 'News: {notice}.', cy: 'Newyddion: {notice}.' },
  name: { en: 'What is your name?', cy: 'Beth yw eich enw?' },
  postcode: { en: 'First text the postcode.', cy: 'Yn gyntaf, tecstiwch y cod post.' },
  addressLine: {
    en: 'Now text the house number or name, and the street.',
    cy: 'Nawr tecstiwch rif neu enw’r tŷ, a’r stryd.',
  },
  place: { en: 'Text a postcode, or a street and town.', cy: 'Tecstiwch god post, neu stryd a thref.' },
  howOne: { en: 'Text one number.', cy: 'Tecstiwch un rhif.' },
  howMany: { en: 'Text one number, or several: 1 3', cy: 'Tecstiwch un rhif, neu sawl un: 1 3' },
  howDate: { en: 'Text TODAY, YESTERDAY or a date: 27 3', cy: 'Tecstiwch HEDDIW, DDOE neu ddyddiad: 27 3' },
  noDate: { en: 'We need the day and the month', cy: 'Mae angen y diwrnod a’r mis arnom' },
  notFinished: { en: 'The form is not finished yet', cy: 'Nid yw’r ffurflen wedi’i gorffen eto' },
  howAgree: { en: 'Text YES if you agree.', cy: 'Tecstiwch IE os ydych yn cytuno.' },
  stuck: {
    en: 'Is it hard to answer by text? Text WEB to go on online, or ring {phone}.',
    cy: 'A yw’n anodd ateb drwy neges destun? Tecstiwch GWE i fynd ymlaen ar-lein, neu ffoniwch {phone}.',
  },
  danger: {
    en: 'In danger now? Do not wait for us. {numbers}.',
    cy: 'Mewn perygl nawr? Peidiwch ag aros amdanom. {numbers}.',
  },
  help: {
    en: 'You are at: {service}. Text BACK for the question before, WEB to go on online, END to stop. Or ring {phone}. In danger? Ring 999.',
    cy: 'Rydych ar: {service}. Tecstiwch YN OL am y cwestiwn blaenorol, GWE i fynd ymlaen ar-lein, DIWEDD i orffen. Neu ffoniwch {phone}. Mewn perygl? Ffoniwch 999.',
  },
  online: {
    en: 'Go on online, your answers are kept for 28 days: {link}\nYour code:\n{code}',
    cy: 'Ewch ymlaen ar-lein, cedwir eich atebion am 28 diwrnod: {link}\nEich cod:\n{code}',
  },
  needsOnline: { en: 'The next question needs a screen.', cy: 'Mae angen sgrin ar gyfer y cwestiwn nesaf.' },
  ended: {
    en: 'We have stopped, and nothing was sent to us. Text {keyword} to begin again.',
    cy: 'Rydym wedi stopio, ac ni anfonwyd dim atom. Tecstiwch {keyword} i ddechrau eto.',
  },
  endedHeard: {
    en: 'We have stopped, and the form was not sent. What else you texted us is with a colleague. Text {keyword} to begin again.',
    cy: 'Rydym wedi stopio, ac ni anfonwyd y ffurflen. Mae popeth arall a decstioch atom gyda chydweithiwr. Tecstiwch {keyword} i ddechrau eto.',
  },
  'nothingOpen.subject': { en: 'There was no form to stop', cy: 'Nid oedd ffurflen i’w gorffen' },
  nothingOpen: {
    en: '{council}: there is no form to stop. For no more texts, text STOP. Or ring {phone}.',
    cy: '{council}: nid oes ffurflen i’w gorffen. I gael dim mwy o negeseuon, tecstiwch STOPIO. Neu ffoniwch {phone}.',
  },
  sent: {
    en: '{council}: thank you. Your reference is {reference}. {promise}See what happens: {link}',
    cy: '{council}: diolch. Eich cyfeirnod yw {reference}. {promise}Gweld beth sy’n digwydd: {link}',
  },
  ofBody: {
    en: '{body} deals with it, not us: we send it on to them. ',
    cy: '{body} sy’n delio ag ef, nid ni: rydym yn ei anfon ymlaen atynt. ',
  },
  subject: { en: 'A form by text: {service}', cy: 'Ffurflen drwy neges destun: {service}' },
} satisfies PublicTexts
