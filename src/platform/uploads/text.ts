import type { PublicTexts } from '../text.ts'
import type { UploadRefusal } from './upload-types.ts'

/** Words for each refusal of an upload. Each may use `{name}` (of the file) and `{limit}` (in megabytes). */
export const uploadTexts = {
  empty: {
    en: '{name} is empty. Choose another file',
    cy: 'Mae {name} yn wag. Dewiswch ffeil arall',
  },
  'too-big': {
    en: '{name} is too big. It must be smaller than {limit}MB',
    cy: 'Mae {name} yn rhy fawr. Rhaid iddi fod yn llai na {limit}MB',
  },
  'not-a-photo': {
    en: '{name} is not a photo we can use. Send a JPEG, PNG, HEIC or WebP photo',
    cy: 'Nid yw {name} yn llun y gallwn ei ddefnyddio. Anfonwch lun JPEG, PNG, HEIC neu WebP',
  },
  'not-a-document': {
    en: '{name} is not a file we can use. Send a PDF, a Word document (DOCX), an ODT, a text or CSV file, or a photo',
    cy: 'Nid yw {name} yn ffeil y gallwn ei defnyddio. Anfonwch PDF, dogfen Word (DOCX), ODT, ffeil destun neu CSV, neu lun',
  },
  'two-in-one': {
    en: '{name} has something else hidden in it. Save it again or take a photo of it, then send that',
    cy: "Mae rhywbeth arall wedi'i guddio yn {name}. Cadwch hi eto neu tynnwch lun ohoni, yna anfonwch hwnnw",
  },
  locked: {
    en: '{name} is locked with a password. Send a copy without a password, or photos of the pages',
    cy: "Mae {name} wedi'i chloi â chyfrinair. Anfonwch gopi heb gyfrinair, neu luniau o'r tudalennau",
  },
  'has-program': {
    en: '{name} has a small program in it, and we cannot take those. Print it to a new PDF, or send photos of the pages',
    cy: "Mae rhaglen fach yn {name}, ac ni allwn dderbyn y rheini. Argraffwch hi i PDF newydd, neu anfonwch luniau o'r tudalennau",
  },
  'has-files-inside': {
    en: '{name} has other files in it. Send each file by itself',
    cy: 'Mae ffeiliau eraill yn {name}. Anfonwch bob ffeil ar ei phen ei hun',
  },
  'has-formulas': {
    en: '{name} has formulas in it. Send a copy with only words and numbers',
    cy: 'Mae fformiwlâu yn {name}. Anfonwch gopi sydd â geiriau a rhifau yn unig',
  },
  broken: {
    en: '{name} is damaged or only part of it arrived. Send it again, or send a photo of it',
    cy: "Mae {name} wedi'i difrodi neu dim ond rhan ohoni a gyrhaeddodd. Anfonwch hi eto, neu anfonwch lun ohoni",
  },
  harmful: {
    en: '{name} looks harmful, so we did not take it',
    cy: 'Mae {name} yn edrych yn niweidiol, felly ni wnaethom ei derbyn',
  },
  'too-many-pixels': {
    en: '{name} is too large a picture. Send a smaller copy, or take a new photo',
    cy: 'Mae {name} yn llun rhy fawr. Anfonwch gopi llai, neu tynnwch lun newydd',
  },
  'too-hard': {
    en: 'We could not open {name}. Send a different photo, or carry on without one',
    cy: 'Ni allem agor {name}. Anfonwch lun arall, neu ewch ymlaen heb un',
  },
  busy: {
    en: 'We could not take {name} because many people are sending photos. Try again in a minute',
    cy: 'Ni allem dderbyn {name} am fod llawer o bobl yn anfon lluniau. Rhowch gynnig arall arni ymhen munud',
  },
  'disk-full': {
    en: 'We have no room for {name} now. Carry on without it, or try again tomorrow',
    cy: 'Nid oes gennym le i {name} ar hyn o bryd. Ewch ymlaen hebddi, neu rhowch gynnig arall arni yfory',
  },
  'too-many': {
    en: '{name} was not added: you can add up to {max}',
    cy: 'Ni chafodd {name} ei hychwanegu: gallwch ychwanegu hyd at {max}',
  },
} satisfies PublicTexts & Record<UploadRefusal, unknown>
