import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'What do you want to hear about this?', cy: 'Beth hoffech chi ei glywed am hyn?' },
  everything: { en: 'Everything that happens', cy: 'Popeth sy’n digwydd' },
  everythingHint: {
    en: 'If several things happen within an hour, we tell you in one message. What one of us writes to you comes at once; if we write again within two minutes, that comes in one more message',
    cy: 'Os bydd sawl peth yn digwydd o fewn awr, byddwn yn dweud wrthych mewn un neges. Daw’r hyn y mae un ohonom yn ei ysgrifennu atoch ar unwaith; os byddwn yn ysgrifennu eto o fewn dwy funud, daw hynny mewn un neges arall',
  },
  important: { en: 'Only what is important', cy: 'Dim ond yr hyn sy’n bwysig' },
  importantHint: {
    en: 'What one of us writes to you, a new date, and how it ends',
    cy: 'Yr hyn y mae un ohonom yn ei ysgrifennu atoch, dyddiad newydd, a sut mae’n dod i ben',
  },
  nothing: { en: 'Nothing', cy: 'Dim byd' },
  nothingHint: {
    en: 'You can still see what happens with your link. If we decide not to do it, the law says we must tell you',
    cy: 'Gallwch weld beth sy’n digwydd o hyd gyda’ch dolen. Os byddwn yn penderfynu peidio â’i wneud, mae’r gyfraith yn dweud bod rhaid i ni ddweud wrthych',
  },
  way: { en: 'How should we tell you?', cy: 'Sut dylem ddweud wrthych?' },
  'way.email': { en: 'By email', cy: 'Drwy e-bost' },
  'way.text': { en: 'By text message', cy: 'Drwy neges destun' },
  'way.letter': { en: 'By letter', cy: 'Drwy lythyr' },
  language: { en: 'In which language?', cy: 'Ym mha iaith?' },
  english: { en: 'English', cy: 'Saesneg' },
  welsh: { en: 'Welsh', cy: 'Cymraeg' },
  night: {
    en: 'At night we send only what cannot wait.',
    cy: 'Yn y nos dim ond yr hyn na all aros y byddwn yn ei anfon.',
  },
  keep: { en: 'Save my choice', cy: 'Cadw fy newis' },
  missing: { en: 'Choose what you want to hear', cy: 'Dewiswch beth hoffech chi ei glywed' },
} satisfies PublicTexts
