import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Is it one of these?', cy: 'Ai un o’r rhain ydyw?' },
  intro: {
    en: 'Others have told us about something like this nearby. If it is the same one, we keep you informed too, and the crew does not go twice.',
    cy: 'Mae eraill wedi dweud wrthym am rywbeth tebyg gerllaw. Os mai’r un un ydyw, byddwn yn rhoi gwybod i chi hefyd, ac ni fydd y criw’n mynd ddwywaith.',
  },
  away: { en: '{metres} metres away', cy: '{metres} metr i ffwrdd' },
  here: { en: 'Right here', cy: 'Yn union yma' },
  followers: { en: '{count} people follow it', cy: 'Mae {count} o bobl yn ei ddilyn' },
  followers_one: { en: '1 person follows it', cy: 'Mae 1 person yn ei ddilyn' },
  same: { en: 'It’s the same one', cy: 'Yr un un ydyw' },
  number: { en: 'Report {number}', cy: 'Adroddiad {number}' },
  photo: { en: 'Photo of report {number}', cy: 'Llun o adroddiad {number}' },
  none: { en: 'No, mine is another one', cy: 'Na, un arall yw f’un i' },
  map: {
    en: 'Map of reports nearby. The list says the same.',
    cy: 'Map o adroddiadau gerllaw. Mae’r rhestr yn dweud yr un peth.',
  },
} satisfies PublicTexts
