import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'What we do with what you tell us', cy: 'Yr hyn a wnawn â’r hyn a ddywedwch wrthym' },
  why: { en: 'Why we ask', cy: 'Pam rydym yn gofyn' },
  whyWords: { en: 'We use what you tell us {purpose}.', cy: 'Rydym yn defnyddio’r hyn a ddywedwch wrthym {purpose}.' },
  right: { en: 'What lets us do this in law', cy: 'Yr hyn sy’n caniatáu i ni wneud hyn yn ôl y gyfraith' },
  sharing: { en: 'Who else sees it', cy: 'Pwy arall sy’n ei weld' },
  keep: { en: 'How long we keep it', cy: 'Am ba hyd rydym yn ei gadw' },
  keepMonths: { en: '{count} months, because {why}.', cy: '{count} mis, oherwydd {why}.' },
  keepMonths_one: { en: '{count} month, because {why}.', cy: '{count} mis, oherwydd {why}.' },
  public: { en: 'What others can see', cy: 'Beth gall eraill ei weld' },
  'visibility.public': {
    en: 'Where it is and what it is about appear on our map. Your name, email and phone never do: we take them out of what you wrote, too. You can take your words off the map at any time.',
    cy: 'Mae lle mae ac am beth y mae i’w gweld ar ein map. Nid yw eich enw, eich e-bost na’ch rhif ffôn byth i’w gweld: rydym yn eu tynnu o’r hyn a ysgrifennoch hefyd. Gallwch dynnu eich geiriau oddi ar y map unrhyw bryd.',
  },
  'visibility.private-from-public': {
    en: 'Nothing. Only our staff see it.',
    cy: 'Dim byd. Dim ond ein staff sy’n ei weld.',
  },
  'visibility.private-from-street': {
    en: 'Nothing. Only the staff who deal with it see it, and it is not shown on any map.',
    cy: 'Dim byd. Dim ond y staff sy’n delio ag ef sy’n ei weld, ac nid yw i’w weld ar unrhyw fap.',
  },
  'visibility.not-known-to-us': {
    en: 'Nothing. We pass it on and do not keep what you wrote.',
    cy: 'Dim byd. Rydym yn ei drosglwyddo ac nid ydym yn cadw’r hyn a ysgrifennoch.',
  },
  rights: { en: 'Your rights', cy: 'Eich hawliau' },
  rightsWords: {
    en: 'You can see what we hold about you, have it put right, and complain.',
    cy: 'Gallwch weld yr hyn sydd gennym amdanoch, ei gywiro, a chwyno.',
  },
  more: { en: 'How we look after what we know about you', cy: 'Sut rydym yn gofalu am yr hyn a wyddom amdanoch' },
} satisfies PublicTexts
