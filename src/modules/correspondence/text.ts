import type { PublicTexts } from '../../platform/text.ts'

/** What the program answers by itself to somebody who wrote. */
export const text = {
  'taken.subject': { en: 'We have your email ({reference})', cy: 'Rydym wedi cael eich e-bost ({reference})' },
  'taken.words': {
    en: 'Thank you for writing to {council}.\n\nYour reference is {reference}.\n\nWhat happens next\n\nA colleague reads your email and answers you by {when}. If another team has to do something, we tell you which team and by when.\n\nIf you want to add something, answer this email. You do not need to write everything again. Or ring us on {phone} and say your reference.',
    cy: 'Diolch am ysgrifennu at {council}.\n\nEich cyfeirnod yw {reference}.\n\nBeth sy’n digwydd nesaf\n\nBydd cydweithiwr yn darllen eich e-bost ac yn eich ateb erbyn {when}. Os bydd rhaid i dîm arall wneud rhywbeth, byddwn yn dweud wrthych pa dîm ac erbyn pryd.\n\nOs ydych am ychwanegu rhywbeth, atebwch yr e-bost hwn. Nid oes angen i chi ysgrifennu popeth eto. Neu ffoniwch ni ar {phone} a dywedwch eich cyfeirnod.',
  },
  'form.words': {
    en: '\n\nIs it about this? You can tell us what we need to know at once: {service}\n{link}',
    cy: '\n\nAi am hyn y mae? Gallwch ddweud wrthym ar unwaith beth sydd angen i ni ei wybod: {service}\n{link}',
  },
  'danger.words': {
    en: '\n\nIs anyone in danger now? Do not wait for our answer. Ring:\n{numbers}',
    cy: '\n\nA oes unrhyw un mewn perygl nawr? Peidiwch ag aros am ein hateb. Ffoniwch:\n{numbers}',
  },
  'added.subject': {
    en: 'We have added your email to {reference}',
    cy: 'Rydym wedi ychwanegu eich e-bost at {reference}',
  },
  'added.words': {
    en: 'Thank you. What you wrote is now with your request {reference}. The team that deals with it reads it there. We write to you when there is news.',
    cy: 'Diolch. Mae’r hyn a ysgrifennoch yn awr gyda’ch cais {reference}. Bydd y tîm sy’n delio ag ef yn ei ddarllen yno. Byddwn yn ysgrifennu atoch pan fydd newyddion.',
  },
  'attachments.words': {
    en: '\n\nWe could not take everything that came with it:\n{problems}',
    cy: '\n\nNi allem gymryd popeth a ddaeth gydag ef:\n{problems}',
  },
} satisfies PublicTexts
