import type { PublicTexts } from '../../../platform/text.ts'

export const text = {
  title: { en: 'Accessibility', cy: 'Hygyrchedd' },
  intro: {
    en: 'We want everyone to be able to use this site. You should be able to:',
    cy: 'Rydym am i bawb allu defnyddio’r wefan hon. Dylech allu:',
  },
  zoom: {
    en: 'make the text up to four times bigger without losing anything',
    cy: 'gwneud y testun hyd at bedair gwaith yn fwy heb golli dim',
  },
  keyboard: { en: 'get to everything with a keyboard alone', cy: 'cyrraedd popeth â bysellfwrdd yn unig' },
  reader: { en: 'listen to it with a screen reader', cy: 'gwrando arno â darllenydd sgrin' },
  script: {
    en: 'use every page with JavaScript switched off',
    cy: 'defnyddio pob tudalen â JavaScript wedi’i ddiffodd',
  },
  map: {
    en: 'say where something is in words or by postcode instead of on the map',
    cy: 'dweud lle mae rhywbeth mewn geiriau neu drwy god post yn hytrach nag ar y map',
  },
  standardTitle: { en: 'How well it meets the standard', cy: 'Pa mor dda mae’n bodloni’r safon' },
  standard: {
    en: 'We build to the Web Content Accessibility Guidelines version 2.2 AA. Every page is tested by a program before each release. People who use assistive technology have not tested it yet.',
    cy: 'Rydym yn adeiladu yn unol â Chanllawiau Hygyrchedd Cynnwys y We fersiwn 2.2 AA. Caiff pob tudalen ei phrofi gan raglen cyn pob fersiwn newydd. Nid yw pobl sy’n defnyddio technoleg gynorthwyol wedi’i phrofi eto.',
  },
  gapsTitle: { en: 'What does not work well yet', cy: 'Beth nad yw’n gweithio’n dda eto' },
  gap: {
    en: 'A map cannot be read by a screen reader. The same reports are in a list beside it.',
    cy: 'Ni all darllenydd sgrin ddarllen map. Mae’r un adroddiadau mewn rhestr wrth ei ymyl.',
  },
  helpTitle: { en: 'If something stops you', cy: 'Os bydd rhywbeth yn eich rhwystro' },
  help: {
    en: 'Tell us what happened and what you use. We answer within 5 working days. We can also send what you need in large print, easy read, British Sign Language, audio or another language.',
    cy: 'Dywedwch wrthym beth ddigwyddodd a beth rydych yn ei ddefnyddio. Rydym yn ateb o fewn 5 diwrnod gwaith. Gallwn hefyd anfon yr hyn sydd ei angen arnoch mewn print bras, fersiwn hawdd ei darllen, Iaith Arwyddion Prydain, sain neu iaith arall.',
  },
  contact: { en: 'Ring or write to us', cy: 'Ein ffonio neu ysgrifennu atom' },
  enforceTitle: { en: 'If our answer does not help', cy: 'Os nad yw ein hateb yn helpu' },
  enforce: {
    en: 'The Equality Advisory and Support Service can advise you: 0808 800 0082. The Equality and Human Rights Commission sees that the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 are kept.',
    cy: 'Gall y Gwasanaeth Cynghori a Chymorth Cydraddoldeb eich cynghori: 0808 800 0082. Y Comisiwn Cydraddoldeb a Hawliau Dynol sy’n sicrhau y cedwir at Reoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018.',
  },
} satisfies PublicTexts
