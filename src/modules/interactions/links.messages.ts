import { plainKinds } from '../templates/index.ts'

const paragraphs = (...all: string[]): string => all.join('\n\n')

/** The link to pay. In confidence `{service}` is not known; a text, which a locked phone shows to anybody, never says it. */
const payLink = plainKinds(
  {
    'pay-link': {
      needed: ['amount', 'link'],
      more: ['service', 'reference', 'earlier'],
      told: ['earlier'],
      inSubject: ['service'],
      words: {
        subject: { en: 'How to pay for: {service}', cy: 'Sut i dalu am: {service}' },
        words: {
          en: paragraphs(
            'You asked us for: {service}.',
            'Pay {amount} here:',
            '{link}',
            'This replaces the link to pay {earlier} that we sent you before. Do not pay with that one.',
            'Your reference is {reference}.',
            'We never ask for the number of your card by email or on the phone. If you would rather not pay online, ring us on {phone}.',
            '{council}',
          ),
          cy: paragraphs(
            'Fe wnaethoch ofyn i ni am: {service}.',
            'Talwch {amount} yma:',
            '{link}',
            'Mae hyn yn disodli’r ddolen i dalu {earlier} a anfonwyd atoch o’r blaen. Peidiwch â thalu â’r ddolen honno.',
            'Eich cyfeirnod yw {reference}.',
            'Nid ydym byth yn gofyn am rif eich cerdyn drwy e-bost nac ar y ffôn. Os byddai’n well gennych beidio â thalu ar-lein, ffoniwch ni ar {phone}.',
            '{council}',
          ),
        },
        link: { en: 'Pay online', cy: 'Talu ar-lein' },
        text: {
          en: 'Pay {amount} here: {link}\nDo not use our link to pay {earlier}.\nYour reference is {reference}. We never ask for the number of your card by text or on the phone. {council}',
          cy: 'Talwch {amount} yma: {link}\nPeidiwch â defnyddio ein dolen i dalu {earlier}.\nEich cyfeirnod yw {reference}. Ni fyddwn byth yn gofyn am rif eich cerdyn drwy neges destun nac ar y ffôn. {council}',
        },
      },
    },
  },
  {
    url: 'https://example.org/pay',
    facts: language => ({
      amount: '£36.00',
      reference: '123 456 789 012',
      earlier: '£30.00',
      service: { en: 'Garden waste collection', cy: 'Casglu gwastraff gardd' }[language],
    }),
  },
)

/** The link to a meeting by video. Nothing is said of what it is about. */
const meetingLink = plainKinds(
  {
    'meeting-link': {
      needed: ['link'],
      words: {
        subject: { en: 'Your link to a video meeting', cy: 'Eich dolen i gyfarfod fideo' },
        words: {
          en: paragraphs(
            'Meet us by video here:',
            '{link}',
            'The link opens on a phone, a tablet or a computer. You do not need an account. If it asks for your camera and microphone, say yes.',
            'Share the link only with people who help you, such as an interpreter.',
            'If you would rather speak another way, ring us on {phone}.',
            '{council}',
          ),
          cy: paragraphs(
            'Dewch i gwrdd â ni drwy fideo yma:',
            '{link}',
            'Mae’r ddolen yn agor ar ffôn, tabled neu gyfrifiadur. Nid oes angen cyfrif arnoch. Os yw’n gofyn am eich camera a’ch meicroffon, dywedwch iawn.',
            'Rhannwch y ddolen â phobl sy’n eich helpu yn unig, fel cyfieithydd.',
            'Os byddai’n well gennych siarad mewn ffordd arall, ffoniwch ni ar {phone}.',
            '{council}',
          ),
        },
        link: { en: 'Meet us by video', cy: 'Cwrdd â ni drwy fideo' },
        text: {
          en: 'Meet us by video here: {link}\nYou do not need an account. {council}',
          cy: 'Dewch i gwrdd â ni drwy fideo yma: {link}\nNid oes angen cyfrif arnoch. {council}',
        },
      },
    },
  },
  { url: 'https://example.org/video', facts: () => ({}) },
)

export const linkMessages = { ...payLink, ...meetingLink }
