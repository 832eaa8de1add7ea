import type { PublicTexts } from '../../../platform/text.ts'

/** The link to pay. In confidence nothing is said of what it is for; nor in a text, which a locked phone shows to anybody. */
export const text = {
  subject: { en: 'How to pay for: {service}', cy: 'Sut i dalu am: {service}' },
  neutralSubject: { en: 'How to pay', cy: 'Sut i dalu' },
  words: {
    en: 'You asked us for: {service}.\n\nPay {amount} here:\n\n{link}\n\nYour reference is {reference}.\n\nWe never ask for the number of your card by email or on the phone. If you would rather not pay online, ring us on {phone}.\n\n{council}',
    cy: 'Fe wnaethoch ofyn i ni am: {service}.\n\nTalwch {amount} yma:\n\n{link}\n\nEich cyfeirnod yw {reference}.\n\nNid ydym byth yn gofyn am rif eich cerdyn drwy e-bost nac ar y ffôn. Os byddai’n well gennych beidio â thalu ar-lein, ffoniwch ni ar {phone}.\n\n{council}',
  },
  neutralWords: {
    en: 'Pay {amount} here:\n\n{link}\n\nYour reference is {reference}.\n\nWe never ask for the number of your card by email or on the phone. If you would rather not pay online, ring us on {phone}.\n\n{council}',
    cy: 'Talwch {amount} yma:\n\n{link}\n\nEich cyfeirnod yw {reference}.\n\nNid ydym byth yn gofyn am rif eich cerdyn drwy e-bost nac ar y ffôn. Os byddai’n well gennych beidio â thalu ar-lein, ffoniwch ni ar {phone}.\n\n{council}',
  },
  text: {
    en: 'Pay {amount} here: {link}\nYour reference is {reference}. We never ask for the number of your card by text or on the phone. {council}',
    cy: 'Talwch {amount} yma: {link}\nEich cyfeirnod yw {reference}. Ni fyddwn byth yn gofyn am rif eich cerdyn drwy neges destun nac ar y ffôn. {council}',
  },
} satisfies PublicTexts
