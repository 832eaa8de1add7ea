import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Stop these messages?', cy: 'Atal y negeseuon hyn?' },
  words: {
    en: 'We go on with what you asked. You can still see what happens with the private link in our messages.',
    cy: 'Byddwn yn parhau â’r hyn a ofynnoch. Gallwch weld beth sy’n digwydd o hyd gyda’r ddolen breifat yn ein negeseuon.',
  },
  law: {
    en: 'If we decide not to do it, the law says we must tell you.',
    cy: 'Os byddwn yn penderfynu peidio â’i wneud, mae’r gyfraith yn dweud bod rhaid i ni ddweud wrthych.',
  },
  stop: { en: 'Stop these messages', cy: 'Atal y negeseuon hyn' },
  stoppedTitle: {
    en: 'We do not send you these messages any more',
    cy: 'Nid ydym yn anfon y negeseuon hyn atoch mwyach',
  },
  again: {
    en: 'If you want them again, open the private link in one of our messages.',
    cy: 'Os ydych am eu cael eto, agorwch y ddolen breifat yn un o’n negeseuon.',
  },
} satisfies PublicTexts
