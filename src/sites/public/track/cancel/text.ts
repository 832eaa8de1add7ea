import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Do you want to take it back?', cy: 'Ydych chi am ei dynnu’n ôl?' },
  words: {
    en: 'We stop working on it. If other people follow it, we go on for them and only stop telling you.',
    cy: 'Byddwn yn rhoi’r gorau i weithio arno. Os oes pobl eraill yn ei ddilyn, byddwn yn parhau ar eu cyfer nhw ac yn peidio â rhoi gwybod i chi yn unig.',
  },
  why: { en: 'Why do you not need it any more? (optional)', cy: 'Pam nad oes ei angen arnoch mwyach? (dewisol)' },
  yes: { en: 'Take it back', cy: 'Ei dynnu’n ôl' },
  keep: { en: 'No, keep it', cy: 'Na, ei gadw' },
  because: {
    en: 'The person who asked does not need it any more.',
    cy: 'Nid oes angen hyn mwyach ar y person a ofynnodd.',
  },
  'refused.requests.closed': { en: 'This request is closed already', cy: 'Mae’r cais hwn wedi cau eisoes' },
} satisfies PublicTexts
