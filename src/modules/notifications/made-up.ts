import type { PublicTexts } from '../../platform/text.ts'

/** What a letter is filled in with to look at it: facts of a request that does not exist. */
export const madeUp = {
  link: 'an-example-that-opens-nothing',
  words: {
    where: { en: 'Outside 12 Sample Street', cy: 'Y tu allan i 12 Stryd Sampl' },
    team: { en: 'The team', cy: 'Y tîm' },
    look: { en: 'we will look at it', cy: 'byddwn yn edrych arno' },
    mend: { en: 'we will tell you what we do', cy: 'byddwn yn dweud wrthych beth a wnawn' },
    wrote: {
      en: 'These are the words a colleague writes.\n\nThey can have several paragraphs.',
      cy: 'Dyma’r geiriau y mae cydweithiwr yn eu hysgrifennu.\n\nGall fod sawl paragraff.',
    },
    challenge: {
      en: 'Write to us and say why. Somebody else will look at it again.',
      cy: 'Ysgrifennwch atom a dweud pam. Bydd rhywun arall yn edrych arno eto.',
    },
    body: { en: 'National Highways', cy: 'National Highways' },
  } satisfies PublicTexts,
}
