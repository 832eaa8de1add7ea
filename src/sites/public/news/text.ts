import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Get news about services where you live', cy: 'Cael newyddion am wasanaethau lle rydych yn byw' },
  intro: {
    en: 'We tell you when something changes, such as bins that come late. You can stop it at any time.',
    cy: 'Byddwn yn dweud wrthych pan fydd rhywbeth yn newid, fel biniau sy’n dod yn hwyr. Gallwch ei atal unrhyw bryd.',
  },
  by: { en: 'How do you want to get it?', cy: 'Sut ydych chi am ei gael?' },
  byEmail: { en: 'By email', cy: 'Drwy e-bost' },
  byText: { en: 'By text message', cy: 'Drwy neges destun' },
  byMissing: { en: 'Choose email or text message', cy: 'Dewiswch e-bost neu neges destun' },
  email: { en: 'Your email address', cy: 'Eich cyfeiriad e-bost' },
  emailMissing: { en: 'Enter your email address', cy: 'Rhowch eich cyfeiriad e-bost' },
  phone: { en: 'Your mobile number', cy: 'Eich rhif ffôn symudol' },
  phoneMissing: { en: 'Enter your mobile number', cy: 'Rhowch eich rhif ffôn symudol' },
  noMobile: { en: 'Enter a UK mobile number, like 07700 900123', cy: 'Rhowch rif ffôn symudol y DU, fel 07700 900123' },
  kept: {
    en: 'We first send you a link to make sure that it is you. We keep this for the news only, apart from all else we know, and delete it when you stop.',
    cy: 'Yn gyntaf anfonwn ddolen atoch i wneud yn siŵr mai chi ydyw. Cadwn hyn ar gyfer y newyddion yn unig, ar wahân i bopeth arall a wyddom, a’i ddileu pan fyddwch yn stopio.',
  },
  ask: { en: 'Send me the link', cy: 'Anfonwch y ddolen ataf' },
} satisfies PublicTexts
