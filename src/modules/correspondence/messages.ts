import { sayDate } from '../../platform/dates/index.ts'
import { plainKinds } from '../templates/index.ts'

const paragraphs = (...all: string[]): string => all.join('\n\n')

/** A reference that nobody has: its check digit is wrong. */
const REFERENCE = '482 193 706 510'
const DAY = 86_400_000

/** What the program answers by itself to somebody who wrote. Whom to ring in danger, and the form, are put around it. */
export const writtenMessages = plainKinds(
  {
    'mail-taken': {
      needed: ['reference', 'when'],
      inSubject: ['reference'],
      words: {
        subject: { en: 'We have your email ({reference})', cy: 'Rydym wedi cael eich e-bost ({reference})' },
        words: {
          en: paragraphs(
            'Thank you for writing to {council}.',
            'Your reference is {reference}.',
            '# What happens next',
            'A colleague reads your email and answers you by {when}. If another team has to do something, we tell you which team and by when.',
            'If you want to add something, answer this email. You do not need to write everything again. Or ring us on {phone} and say your reference.',
          ),
          cy: paragraphs(
            '{council}: diolch am ysgrifennu atom.',
            'Eich cyfeirnod yw {reference}.',
            '# Beth sy’n digwydd nesaf',
            'Bydd cydweithiwr yn darllen eich e-bost ac yn eich ateb erbyn {when}. Os bydd rhaid i dîm arall wneud rhywbeth, byddwn yn dweud wrthych pa dîm ac erbyn pryd.',
            'Os ydych am ychwanegu rhywbeth, atebwch yr e-bost hwn. Nid oes angen i chi ysgrifennu popeth eto. Neu ffoniwch ni ar {phone} a dywedwch eich cyfeirnod.',
          ),
        },
      },
    },
    'mail-added': {
      needed: ['reference'],
      inSubject: ['reference'],
      words: {
        subject: {
          en: 'We have added your email to {reference}',
          cy: 'Rydym wedi ychwanegu eich e-bost at {reference}',
        },
        words: {
          en: 'Thank you. What you wrote is now with your request {reference}. The team that deals with it reads it there. We write to you when there is news.',
          cy: 'Diolch. Mae’r hyn a ysgrifennoch yn awr gyda’ch cais {reference}. Bydd y tîm sy’n delio ag ef yn ei ddarllen yno. Byddwn yn ysgrifennu atoch pan fydd newyddion.',
        },
      },
    },
    'text-taken': {
      needed: ['reference', 'when'],
      words: {
        text: {
          en: '{council}: we have your text. Reference {reference}. A colleague answers by {when}. To add to it, text again or ring {phone}.',
          cy: '{council}: mae eich neges gennym. Cyfeirnod {reference}. Bydd cydweithiwr yn ateb erbyn {when}. I ychwanegu, anfonwch neges arall neu ffoniwch {phone}.',
        },
      },
    },
    'text-added': {
      needed: ['reference'],
      words: {
        text: {
          en: '{council}: thank you. Your text is now with your request {reference}. We tell you when there is news.',
          cy: '{council}: diolch. Mae eich neges yn awr gyda’ch cais {reference}. Byddwn yn dweud wrthych pan fydd newyddion.',
        },
      },
    },
    'letter-taken': {
      needed: ['reference', 'when'],
      inSubject: ['reference'],
      words: {
        subject: { en: 'We have your letter ({reference})', cy: 'Rydym wedi cael eich llythyr ({reference})' },
        words: {
          en: paragraphs(
            'Thank you for your letter to {council}.',
            'Your reference is {reference}.',
            '# What happens next',
            'A colleague has your letter and answers you by {when}. If another team has to do something, we tell you which team and by when.',
            'You do not need to write everything again. If you want to add something, ring us on {phone} and say your reference. Or write to us and put your reference on your letter.',
          ),
          cy: paragraphs(
            '{council}: diolch am eich llythyr.',
            'Eich cyfeirnod yw {reference}.',
            '# Beth sy’n digwydd nesaf',
            'Mae eich llythyr gyda chydweithiwr, a fydd yn eich ateb erbyn {when}. Os bydd rhaid i dîm arall wneud rhywbeth, byddwn yn dweud wrthych pa dîm ac erbyn pryd.',
            'Nid oes angen i chi ysgrifennu popeth eto. Os ydych am ychwanegu rhywbeth, ffoniwch ni ar {phone} a dywedwch eich cyfeirnod. Neu ysgrifennwch atom a rhowch eich cyfeirnod ar eich llythyr.',
          ),
        },
      },
    },
  },
  {
    facts: (language, now) => ({
      reference: REFERENCE,
      when: sayDate(new Date(now.getTime() + 2 * DAY), { language, now }),
    }),
  },
)
