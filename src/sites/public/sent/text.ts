import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'We have it', cy: 'Mae gennym ni ef' },
  joinedTitle: { en: 'You follow this report now', cy: 'Rydych yn dilyn yr adroddiad hwn nawr' },
  reference: { en: 'Your reference', cy: 'Eich cyfeirnod' },
  told: {
    en: 'We are sending you this by email, and we tell you when something changes.',
    cy: 'Rydym yn anfon hyn atoch drwy e-bost, a byddwn yn dweud wrthych pan fydd rhywbeth yn newid.',
  },
  notTold: {
    en: 'We cannot email you, so write the reference down or keep the link below.',
    cy: 'Ni allwn anfon e-bost atoch, felly ysgrifennwch y cyfeirnod neu cadwch y ddolen isod.',
  },
  next: { en: 'What happens next', cy: 'Beth sy’n digwydd nesaf' },
  track: { en: 'See what is happening', cy: 'Gweld beth sy’n digwydd' },
  trackWords: {
    en: 'This link is private: it shows your request to anyone who has it. There you can add something, say that it is sorted, or take it back.',
    cy: 'Mae’r ddolen hon yn breifat: mae’n dangos eich cais i unrhyw un sydd â hi. Yno gallwch ychwanegu rhywbeth, dweud ei fod wedi’i ddatrys, neu ei dynnu’n ôl.',
  },
  relates: { en: 'People often need these too', cy: 'Yn aml mae angen y rhain ar bobl hefyd' },
  home: { en: 'Ask for something else', cy: 'Gofyn am rywbeth arall' },
} satisfies PublicTexts
