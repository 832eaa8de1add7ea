import type { PublicTexts } from '../../platform/text.ts'

/** What the program answers by itself to somebody who wrote. */
export const text = {
  'taken.subject.email': { en: 'We have your email ({reference})', cy: 'Rydym wedi cael eich e-bost ({reference})' },
  'taken.thanks': { en: 'Thank you for writing to {council}.', cy: '{council}: diolch am ysgrifennu atom.' },
  'taken.reference': { en: 'Your reference is {reference}.', cy: 'Eich cyfeirnod yw {reference}.' },
  'taken.next': { en: 'What happens next', cy: 'Beth sy’n digwydd nesaf' },
  'taken.answered': {
    en: 'A colleague reads your email and answers you by {when}. If another team has to do something, we tell you which team and by when.',
    cy: 'Bydd cydweithiwr yn darllen eich e-bost ac yn eich ateb erbyn {when}. Os bydd rhaid i dîm arall wneud rhywbeth, byddwn yn dweud wrthych pa dîm ac erbyn pryd.',
  },
  'taken.urgent': {
    en: 'A colleague reads your email before all others.',
    cy: 'Bydd cydweithiwr yn darllen eich e-bost cyn pob un arall.',
  },
  'taken.more': {
    en: 'If you want to add something, answer this email. You do not need to write everything again. Or ring us on {phone} and say your reference.',
    cy: 'Os ydych am ychwanegu rhywbeth, atebwch yr e-bost hwn. Nid oes angen i chi ysgrifennu popeth eto. Neu ffoniwch ni ar {phone} a dywedwch eich cyfeirnod.',
  },
  'taken.subject.letter': { en: 'We have your letter ({reference})', cy: 'Rydym wedi cael eich llythyr ({reference})' },
  'taken.letter.neutral': { en: 'A message from {council}', cy: 'Neges: {council}' },
  'taken.letter.thanks': {
    en: 'Thank you for your letter to {council}.',
    cy: '{council}: diolch am eich llythyr.',
  },
  'taken.letter.answered': {
    en: 'A colleague has your letter and answers you by {when}. If another team has to do something, we tell you which team and by when.',
    cy: 'Mae eich llythyr gyda chydweithiwr, a fydd yn eich ateb erbyn {when}. Os bydd rhaid i dîm arall wneud rhywbeth, byddwn yn dweud wrthych pa dîm ac erbyn pryd.',
  },
  'taken.letter.more': {
    en: 'You do not need to write everything again. If you want to add something, ring us on {phone} and say your reference. Or write to us and put your reference on your letter.',
    cy: 'Nid oes angen i chi ysgrifennu popeth eto. Os ydych am ychwanegu rhywbeth, ffoniwch ni ar {phone} a dywedwch eich cyfeirnod. Neu ysgrifennwch atom a rhowch eich cyfeirnod ar eich llythyr.',
  },
  'answer.subject.letter': {
    en: 'Our answer to your letter ({reference})',
    cy: 'Ein hateb i’ch llythyr ({reference})',
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
    en: 'Is it about this? Then you can tell us at once what we need to know:',
    cy: 'Ai am hyn y mae? Yna gallwch ddweud wrthym ar unwaith beth sydd angen i ni ei wybod:',
  },
  'form.begun': {
    en: 'Is it about this: {service}? To be quicker, you can finish the form. We have filled in what you wrote. When you have sent it, nobody needs to answer this email.',
    cy: 'Ai am hyn y mae: {service}? I fod yn gynt, gallwch orffen y ffurflen. Rydym wedi llenwi’r hyn a ysgrifennoch. Pan fyddwch wedi’i hanfon, nid oes angen i neb ateb yr e-bost hwn.',
  },
  'form.code': { en: 'Your code for the form: {code}', cy: 'Eich cod ar gyfer y ffurflen: {code}' },
  'form.goOn': { en: 'Finish the form', cy: 'Gorffennwch y ffurflen' },
  'answer.dear': { en: 'Dear {name}', cy: 'Annwyl {name}' },
  'answer.closing': { en: 'Yours sincerely', cy: 'Yn gywir' },
  'danger.words': {
    en: 'Is anyone in danger now? Do not wait for our answer. Ring:',
    cy: 'A oes unrhyw un mewn perygl nawr? Peidiwch ag aros am ein hateb. Ffoniwch:',
  },
  'added.subject.email': {
    en: 'We have added your email to {reference}',
    cy: 'Rydym wedi ychwanegu eich e-bost at {reference}',
  },
  'added.words': {
    en: 'Thank you. What you wrote is now with your request {reference}. The team that deals with it reads it there. We write to you when there is news.',
    cy: 'Diolch. Mae’r hyn a ysgrifennoch yn awr gyda’ch cais {reference}. Bydd y tîm sy’n delio ag ef yn ei ddarllen yno. Byddwn yn ysgrifennu atoch pan fydd newyddion.',
  },
  'encrypted.subject': { en: 'We could not open your email', cy: 'Ni allem agor eich e-bost' },
  'encrypted.words': {
    en: 'Your email came to us locked (encrypted). We cannot open emails like that, so nobody has read what you wrote.',
    cy: 'Daeth eich e-bost atom wedi’i gloi (wedi’i amgryptio). Ni allwn agor e-byst fel hynny, felly nid oes neb wedi darllen yr hyn a ysgrifennoch.',
  },
  'encrypted.instead': {
    en: 'Please send it again without encryption. Or ring us on {phone}.',
    cy: 'Anfonwch ef eto heb ei amgryptio. Neu ffoniwch ni ar {phone}.',
  },
  'attachments.words': {
    en: 'We could not take everything that came with it:',
    cy: 'Ni allem gymryd popeth a ddaeth gydag ef:',
  },
} satisfies PublicTexts
