import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'How we look after what we know about you', cy: 'Sut rydym yn gofalu am yr hyn a wyddom amdanoch' },
  askTitle: { en: 'We ask for what we need and no more', cy: 'Rydym yn gofyn am yr hyn sydd ei angen a dim mwy' },
  ask: {
    en: 'You can report most things without saying who you are. If you give your name, email or phone, we use them to tell you what happens with what you asked. You choose which of them is safe to use.',
    cy: 'Gallwch roi gwybod am y rhan fwyaf o bethau heb ddweud pwy ydych chi. Os rhowch eich enw, eich e-bost neu’ch rhif ffôn, rydym yn eu defnyddio i ddweud wrthych beth sy’n digwydd gyda’r hyn y gofynnoch amdano. Chi sy’n dewis pa un sy’n ddiogel i’w ddefnyddio.',
  },
  shownTitle: { en: 'What others can see', cy: 'Beth gall eraill ei weld' },
  shown: {
    en: 'Some reports, like potholes, are on a public map. Your name, email and phone are not. We take such details out of the words, and a person looks at photos first. You can take your words off the map at any time from your own link.',
    cy: 'Mae rhai adroddiadau, fel tyllau yn y ffordd, ar fap cyhoeddus. Nid yw eich enw, eich e-bost na’ch rhif ffôn yno. Rydym yn tynnu manylion o’r fath o’r geiriau, ac mae rhywun yn edrych ar luniau yn gyntaf. Gallwch dynnu eich geiriau oddi ar y map unrhyw bryd o’ch dolen eich hun.',
  },
  passedTitle: { en: 'When somebody else deals with it', cy: 'Pan fydd rhywun arall yn delio ag ef' },
  passed: {
    en: 'Some reports are for another body, like the one that looks after main roads. We send it your words and photos, and say on your link who it is. We tell it who you are only where the law allows that.',
    cy: 'Mae rhai adroddiadau ar gyfer corff arall, fel yr un sy’n gofalu am y prif ffyrdd. Rydym yn anfon eich geiriau a’ch lluniau ato, ac yn dweud ar eich dolen pwy ydyw. Dim ond lle mae’r gyfraith yn caniatáu hynny y dywedwn wrtho pwy ydych chi.',
  },
  linkTitle: { en: 'Your private link', cy: 'Eich dolen breifat' },
  link: {
    en: 'The link in your email shows your request to anyone who has it. Keep it to yourself.',
    cy: 'Mae’r ddolen yn eich e-bost yn dangos eich cais i unrhyw un sydd â hi. Cadwch hi i chi’ch hun.',
  },
  newsTitle: { en: 'News you asked for', cy: 'Newyddion y gofynnoch amdanynt' },
  news: {
    en: 'If you ask for news, we keep your email or mobile number, your postcode and what you want news about. We use them for that alone and delete them when you stop it.',
    cy: 'Os gofynnwch am newyddion, cadwn eich e-bost neu’ch rhif ffôn symudol, eich cod post a’r hyn rydych am gael newyddion amdano. Rydym yn eu defnyddio ar gyfer hynny’n unig ac yn eu dileu pan fyddwch yn ei atal.',
  },
  rightsTitle: { en: 'Your rights', cy: 'Eich hawliau' },
  rights: {
    en: 'You can ask to see what we hold about you, to have it put right or deleted, to limit what we do with it, or to object. We answer within one month.',
    cy: 'Gallwch ofyn am weld yr hyn sydd gennym amdanoch, am ei gywiro neu ei ddileu, am gyfyngu ar yr hyn a wnawn ag ef, neu wrthwynebu. Rydym yn ateb o fewn mis.',
  },
  access: { en: 'Ask to see what we hold about you', cy: 'Gofyn am weld yr hyn sydd gennym amdanoch' },
  officerTitle: { en: 'Who is responsible', cy: 'Pwy sy’n gyfrifol' },
  complain: {
    en: 'If you are not happy with our answer you can complain to the Information Commissioner’s Office: 0303 123 1113, ico.org.uk.',
    cy: 'Os nad ydych yn fodlon ar ein hateb gallwch gwyno i Swyddfa’r Comisiynydd Gwybodaeth: 0303 123 1113, ico.org.uk.',
  },
  servicesTitle: {
    en: 'What we do with what you tell us, service by service',
    cy: 'Yr hyn a wnawn â’r hyn a ddywedwch wrthym, fesul gwasanaeth',
  },
} satisfies PublicTexts
