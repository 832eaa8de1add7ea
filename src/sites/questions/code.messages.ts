import { plainKinds } from '../../modules/templates/index.ts'
import { sayUntil } from '../../platform/dates/index.ts'

const paragraphs = (...all: string[]): string => all.join('\n\n')

/** The code by which a form is gone on with. Of what is in confidence `{service}` says only 'the form you began'. */
export const codeMessages = plainKinds(
  {
    'resume-code': {
      needed: ['code', 'link', 'until'],
      more: ['service'],
      words: {
        subject: { en: 'Your code to carry on', cy: 'Eich cod i barhau' },
        words: {
          en: paragraphs(
            'Your code to carry on with ‘{service}’ is:',
            '{code}',
            '{link}',
            'Or say the code to an adviser on the phone or at a desk. It works {until}.',
            'If you did not ask for this, you can delete this email.',
          ),
          cy: paragraphs(
            'Eich cod i barhau â ‘{service}’ yw:',
            '{code}',
            '{link}',
            'Neu dywedwch y cod wrth gynghorydd dros y ffôn neu wrth ddesg. Mae’n gweithio {until}.',
            'Os na ofynnoch am hwn, gallwch ddileu’r e-bost hwn.',
          ),
        },
        link: { en: 'Carry on with the form', cy: 'Parhau â’r ffurflen' },
        text: {
          en: 'Your code to carry on with ‘{service}’: {code}\nOpen {link} or say the code to us. It works {until}. Not yours? Ignore this. {council}',
          cy: 'Eich cod i barhau â ‘{service}’: {code}\nAgorwch {link} neu dywedwch y cod wrthym. Mae’n gweithio {until}. Nid chi? Anwybyddwch hwn. {council}',
        },
      },
    },
  },
  {
    url: 'https://example.org/resume',
    facts: (language, now) => ({
      code: '123 456 789',
      service: { en: 'Garden waste collection', cy: 'Casglu gwastraff gardd' }[language],
      until: sayUntil(now, { language, now }),
    }),
  },
)
