import type { PublicTexts } from '../../platform/text.ts'

/** What the program answers by itself to somebody who wrote. */
export const text = {
  'taken.urgent': {
    en: 'A colleague reads your email before all others.',
    cy: 'Bydd cydweithiwr yn darllen eich e-bost cyn pob un arall.',
  },
  'late.words': {
    en: 'A colleague reads your email and answers you as soon as they can. If another team has to do something, we tell you which team and by when.',
    cy: 'Bydd cydweithiwr yn darllen eich e-bost ac yn eich ateb cyn gynted ag y gall. Os bydd rhaid i dîm arall wneud rhywbeth, byddwn yn dweud wrthych pa dîm ac erbyn pryd.',
  },
  'late.short': {
    en: '{council}: we have your text. Reference {reference}. A colleague answers as soon as they can. To add to it, text again or ring {phone}.',
    cy: '{council}: mae eich neges gennym. Cyfeirnod {reference}. Bydd cydweithiwr yn ateb cyn gynted ag y gall. I ychwanegu, anfonwch neges arall neu ffoniwch {phone}.',
  },
  'taken.short': {
    en: '{council}: a colleague reads your text before all others. Reference {reference}.',
    cy: '{council}: bydd cydweithiwr yn darllen eich neges cyn pob un arall. Cyfeirnod {reference}.',
  },
  'answer.subject.letter': {
    en: 'Our answer to your letter ({reference})',
    cy: 'Ein hateb i’ch llythyr ({reference})',
  },
  'taken.subject.text': {
    en: 'We have your text ({reference})',
    cy: 'Rydym wedi cael eich neges destun ({reference})',
  },
  'danger.subject': { en: 'We have your message', cy: 'Rydym wedi cael eich neges' },
  'danger.short': {
    en: 'In danger now? Do not wait for us. {numbers}.',
    cy: 'Mewn perygl nawr? Peidiwch ag aros amdanom. {numbers}.',
  },
  'added.subject.text': {
    en: 'We have added your text to {reference}',
    cy: 'Rydym wedi ychwanegu eich neges at {reference}',
  },
  'noted.short': {
    en: '{council}: we have your text. A colleague reads it. Ring us on {phone} if it cannot wait.',
    cy: '{council}: mae eich neges destun gennym. Bydd cydweithiwr yn ei darllen. Ffoniwch ni ar {phone} os na all aros.',
  },
  'noted.words': {
    en: '{council} has your email. A colleague reads it. Ring us on {phone} if it cannot wait.',
    cy: '{council}: mae eich e-bost gennym. Bydd cydweithiwr yn ei ddarllen. Ffoniwch ni ar {phone} os na all aros.',
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
