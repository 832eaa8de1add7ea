import type { PublicTexts } from '../../platform/text.ts'

/** What the program answers by itself to somebody who wrote. */
export const text = {
  'taken.subject.email': { en: 'We have your email ({reference})', cy: 'Rydym wedi cael eich e-bost ({reference})' },
  'taken.words': {
    en: 'Thank you for writing to {council}.\n\nYour reference is {reference}.\n\nWhat happens next\n\nA colleague reads your email and answers you by {when}. If another team has to do something, we tell you which team and by when.\n\nIf you want to add something, answer this email. You do not need to write everything again. Or ring us on {phone} and say your reference.',
    cy: 'Diolch am ysgrifennu at {council}.\n\nEich cyfeirnod yw {reference}.\n\nBeth sy’n digwydd nesaf\n\nBydd cydweithiwr yn darllen eich e-bost ac yn eich ateb erbyn {when}. Os bydd rhaid i dîm arall wneud rhywbeth, byddwn yn dweud wrthych pa dîm ac erbyn pryd.\n\nOs ydych am ychwanegu rhywbeth, atebwch yr e-bost hwn. Nid oes angen i chi ysgrifennu popeth eto. Neu ffoniwch ni ar {phone} a dywedwch eich cyfeirnod.',
  },
  'taken.subject.text': {
    en: 'We have your text ({reference})',
    cy: 'Rydym wedi cael eich neges destun ({reference})',
  },
  'taken.short': {
    en: '{council}: we have your text. Reference {reference}. A colleague answers by {when}. To add to it, text again or ring {phone}.',
    cy: '{council}: mae eich neges gennym. Cyfeirnod {reference}. Bydd cydweithiwr yn ateb erbyn {when}. I ychwanegu, anfonwch neges arall neu ffoniwch {phone}.',
  },
  'danger.short': {
    en: 'In danger now? Do not wait for us. {numbers}.',
    cy: 'Mewn perygl nawr? Peidiwch ag aros amdanom. {numbers}.',
  },
  'added.subject.text': {
    en: 'We have added your text to {reference}',
    cy: 'Rydym wedi ychwanegu eich neges at {reference}',
  },
  'added.short': {
    en: 'Thank you. Your text is now with your request {reference}. We tell you when there is news.',
    cy: 'Diolch. Mae eich neges yn awr gyda’ch cais {reference}. Byddwn yn dweud wrthych pan fydd newyddion.',
  },
  'pictures.short': {
    en: 'We cannot see pictures that come by text.',
    cy: 'Ni allwn weld lluniau sy’n dod drwy neges destun.',
  },
  'stop.subject': { en: 'They get no more texts', cy: 'Dim mwy o negeseuon testun' },
  'stop.words': {
    en: '{council}: you get no more texts from us. Text START if you want them again. Ring us on {phone}.',
    cy: '{council}: ni chewch fwy o negeseuon testun gennym. Tecstiwch DECHRAU os ydych am eu cael eto. Ffoniwch ni ar {phone}.',
  },
  'start.subject': { en: 'They get texts again', cy: 'Negeseuon testun eto' },
  'start.words': {
    en: '{council}: you get texts from us again. Text STOP if you want no more.',
    cy: '{council}: byddwch yn cael negeseuon testun gennym eto. Tecstiwch STOPIO os nad ydych am gael mwy.',
  },
  'help.subject': { en: 'What this number is', cy: 'Beth yw’r rhif hwn' },
  'help.words': {
    en: 'This is {council}. Text us what you want to ask, or ring {phone}. In danger? Ring 999. For no more texts, text STOP.',
    cy: '{council} sydd yma. Tecstiwch beth rydych am ei ofyn, neu ffoniwch {phone}. Mewn perygl? Ffoniwch 999. I gael dim mwy o negeseuon, tecstiwch STOPIO.',
  },
  'form.words': {
    en: '\n\nIs it about this? You can tell us what we need to know at once: {service}\n{link}',
    cy: '\n\nAi am hyn y mae? Gallwch ddweud wrthym ar unwaith beth sydd angen i ni ei wybod: {service}\n{link}',
  },
  'danger.words': {
    en: 'Is anyone in danger now? Do not wait for our answer. Ring:\n{numbers}',
    cy: 'A oes unrhyw un mewn perygl nawr? Peidiwch ag aros am ein hateb. Ffoniwch:\n{numbers}',
  },
  'added.subject.email': {
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
