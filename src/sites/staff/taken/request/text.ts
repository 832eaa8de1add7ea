import type { StaffTexts } from '../../../../platform/text.ts'

const lookOnWebsite = {
  en: 'We cannot write to them. They can ring, or look on the website with the reference.',
  cy: 'Ni allwn ysgrifennu atoch. Gallwch ffonio, neu edrych ar y wefan gyda’r cyfeirnod.',
}

export const text = {
  readOut: { en: 'Read this out, slowly' },
  'reference.label': { en: 'Reference' },
  write: { en: 'Ask them to write it down.' },
  'follow.reference': {
    en: 'With it, and their postcode, email or phone, they can follow it on the website.',
    cy: 'Gyda hwn, a’ch cod post, e-bost neu rif ffôn, gallwch ei ddilyn ar y wefan.',
  },
  'follow.public': {
    en: 'With it they see on the website what everybody sees of it. They can also ring and say the reference.',
    cy: 'Gyda hwn gwelwch ar y wefan yr hyn y mae pawb yn ei weld ohono. Gallwch hefyd ffonio a dweud y cyfeirnod.',
  },
  'follow.link.email': {
    en: 'This was said in confidence. They can follow it on the website only with the private link in our email. When they ring, they say the reference.',
    cy: 'Dywedwyd hyn yn gyfrinachol. Dim ond gyda’r ddolen breifat yn ein e-bost y gallwch ei ddilyn ar y wefan. Pan fyddwch yn ffonio, dywedwch y cyfeirnod.',
  },
  'follow.link.text': {
    en: 'This was said in confidence. They can follow it on the website only with the private link in our text. When they ring, they say the reference.',
    cy: 'Dywedwyd hyn yn gyfrinachol. Dim ond gyda’r ddolen breifat yn ein neges destun y gallwch ei ddilyn ar y wefan. Pan fyddwch yn ffonio, dywedwch y cyfeirnod.',
  },
  'follow.phone': {
    en: 'They cannot look it up on the website. They can ring and say the reference.',
    cy: 'Ni allwch ei weld ar y wefan. Gallwch ffonio a dweud y cyfeirnod.',
  },
  next: { en: 'What happens next' },
  team: { en: '{team} has it.' },
  'told.email': {
    en: 'They are told by email, now and whenever something changes.',
    cy: 'Rydym yn rhoi gwybod i chi drwy e-bost, nawr a phryd bynnag y bydd rhywbeth yn newid.',
  },
  'told.text': {
    en: 'They are told by text message, now and whenever something changes.',
    cy: 'Rydym yn rhoi gwybod i chi drwy neges destun, nawr a phryd bynnag y bydd rhywbeth yn newid.',
  },
  'told.letter': {
    en: 'They are told by letter, now and whenever something changes.',
    cy: 'Rydym yn rhoi gwybod i chi drwy lythyr, nawr a phryd bynnag y bydd rhywbeth yn newid.',
  },
  'notTold.reference': lookOnWebsite,
  'notTold.public': lookOnWebsite,
  'notTold.hushed': {
    en: 'We do not write to them: it may not be safe. They hear from us only when they ring and say the reference.',
    cy: 'Nid ydym yn ysgrifennu atoch: efallai nad yw’n ddiogel. Dim ond pan fyddwch yn ffonio ac yn dweud y cyfeirnod y byddwch yn clywed gennym.',
  },
  'notTold.phone': { en: 'We cannot write to them.', cy: 'Ni allwn ysgrifennu atoch.' },
  'became.open': { en: '{when}' },
  'became.kept': { en: 'Kept {when}' },
  'became.kept-late': { en: 'Done late, {when}' },
  'became.ended': { en: 'Ended when it was closed' },
  'became.broken': { en: 'Not kept. It was due {when}' },
  none: { en: 'No date is promised for this service.', cy: 'Nid oes dyddiad wedi’i addo ar gyfer y gwasanaeth hwn.' },
  became: { en: 'What became of it' },
  closed: { en: 'Closed {when}' },
  another: { en: 'Take another request' },
  open: { en: 'Open the request' },
  heard: { en: 'You are told by email when it is closed.' },
  'done.taken': { en: 'Taken' },
} satisfies StaffTexts
