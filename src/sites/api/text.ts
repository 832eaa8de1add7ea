import { type Language, type PublicTexts, type Translator, translator } from '../../platform/text.ts'

/** Words that other systems show to people, and those for whoever writes such a system. */
export const apiTexts = {
  step: { en: '{by} {what}.', cy: '{by} {what}.' },
  ofBody: {
    en: '{body} deals with this, not us. We send it on to them, and tell what they say.',
    cy: '{body} sy’n delio â hyn, nid ni. Rydym yn ei anfon ymlaen atynt, ac yn dweud beth maen nhw’n ei ddweud.',
  },
  received: { en: 'We have your report.', cy: 'Mae eich adroddiad gyda ni.' },
  danger: {
    en: 'If anyone is in danger now, do not wait for us: ring 999.',
    cy: 'Os oes unrhyw un mewn perygl nawr, peidiwch ag aros amdanom ni: ffoniwch 999.',
  },
  scheduled: { en: 'The work is planned.', cy: 'Mae’r gwaith wedi’i gynllunio.' },
  waiting: {
    en: 'We have asked the person who reported it for more details.',
    cy: 'Rydym wedi gofyn i’r sawl a roddodd wybod amdano am ragor o fanylion.',
  },
  reopened: { en: 'This is open again.', cy: 'Mae hwn ar agor eto.' },
  reopenedPlanned: {
    en: 'This is open again. The work is planned.',
    cy: 'Mae hwn ar agor eto. Mae’r gwaith wedi’i gynllunio.',
  },
  cancelled: {
    en: 'The person who reported it does not need it any more.',
    cy: 'Nid oes ar y sawl a roddodd wybod amdano ei angen mwyach.',
  },
  merged: {
    en: 'Somebody had told us of it already. It goes on under the reference {reference}.',
    cy: 'Roedd rhywun wedi dweud wrthym amdano eisoes. Mae’n parhau dan y cyfeirnod {reference}.',
  },
  elsewhere: { en: 'It is for: {body}.', cy: 'Mae’n fater i: {body}.' },
  elsewhereReference: { en: 'Their reference is {reference}.', cy: 'Eu cyfeirnod nhw yw {reference}.' },

  keyMissing: {
    en: 'api_key is missing. Ask the council for a key',
    cy: 'Mae api_key ar goll. Gofynnwch i’r cyngor am allwedd',
  },
  keyWrong: {
    en: 'This api_key is not known, or is no longer valid',
    cy: 'Nid yw’r api_key hwn yn hysbys, neu nid yw’n ddilys mwyach',
  },
  missing: { en: '{name} is missing', cy: 'Mae {name} ar goll' },
  tooLong: {
    en: '{name} is too long. The most is {max} characters',
    cy: 'Mae {name} yn rhy hir. Y mwyaf yw {max} nod',
  },
  tooMany: { en: '{name}: at most {max}', cy: '{name}: {max} ar y mwyaf' },
  notDate: {
    en: '{name} is not a date and time like 2026-12-03T09:00:00Z',
    cy: 'Nid yw {name} yn ddyddiad ac amser fel 2026-12-03T09:00:00Z',
  },
  notNumber: {
    en: '{name} is not a number in the range {from} to {to}',
    cy: 'Nid yw {name} yn rhif rhwng {from} a {to}',
  },
  notStatus: {
    en: 'status is open, closed, or both with a comma',
    cy: 'Mae status yn open, closed, neu’r ddau â choma',
  },
  span: {
    en: 'start_date and end_date are at most {days} days apart',
    cy: 'Mae hyd at {days} diwrnod rhwng start_date ac end_date',
  },
  order: { en: 'start_date is after end_date', cy: 'Mae start_date ar ôl end_date' },
  circle: { en: 'lat, long and radius go together', cy: 'Mae lat, long a radius yn mynd gyda’i gilydd' },
  tooDeep: {
    en: 'That page is too far on. Ask for a shorter time with start_date and end_date',
    cy: 'Mae’r dudalen honno’n rhy bell ymlaen. Gofynnwch am gyfnod byrrach gyda start_date ac end_date',
  },
  noService: { en: 'There is no service_code ‘{code}’ here', cy: 'Nid oes service_code ‘{code}’ yma' },
  noSuchService: { en: 'There is no service ‘{code}’ here', cy: 'Nid oes gwasanaeth ‘{code}’ yma' },
  keyUsed: {
    en: 'This Idempotency-Key came with another report before. Send a new key with each report',
    cy: 'Daeth yr Idempotency-Key hwn gydag adroddiad arall o’r blaen. Anfonwch allwedd newydd gyda phob adroddiad',
  },
  atMost: { en: '{name} must be {max} or less', cy: 'Rhaid i {name} fod yn {max} neu lai' },
  atLeast: { en: '{name} must be {min} or more', cy: 'Rhaid i {name} fod yn {min} neu fwy' },
  empty: { en: '{name} is empty', cy: 'Mae {name} yn wag' },
  wrongType: { en: '{name} must be {type}', cy: 'Rhaid i {name} fod yn {type}' },
  'type.integer': { en: 'a whole number', cy: 'rhif cyfan' },
  'type.number': { en: 'a number', cy: 'rhif' },
  'type.string': { en: 'text', cy: 'testun' },
  'type.boolean': { en: 'true or false', cy: 'true neu false' },
  'type.array': { en: 'a list', cy: 'rhestr' },
  'type.object': { en: 'an object with named fields', cy: 'gwrthrych â meysydd wedi’u henwi' },
  notOffered: { en: '{name} must be one of: {values}', cy: 'Rhaid i {name} fod yn un o’r rhain: {values}' },
  notSo: { en: '{name} cannot be this', cy: 'Ni all {name} fod fel hyn' },
  notByApi: {
    en: 'The service ‘{code}’ is asked for on our website or by phone, not through another system',
    cy: 'Gofynnir am y gwasanaeth ‘{code}’ ar ein gwefan neu dros y ffôn, nid drwy system arall',
  },
  noRequest: {
    en: 'There is no public request with this service_request_id',
    cy: 'Nid oes cais cyhoeddus â’r service_request_id hwn',
  },
  noToken: {
    en: 'There is no such token. We answer with a service_request_id at once',
    cy: 'Nid oes tocyn o’r fath. Rydym yn ateb â service_request_id ar unwaith',
  },
  noPlace: {
    en: 'Say where it is: lat and long, or address_string',
    cy: 'Dywedwch ble mae: lat a long, neu address_string',
  },
  noAddressId: {
    en: 'We do not know address_id here. Send lat and long, or address_string',
    cy: 'Nid ydym yn adnabod address_id yma. Anfonwch lat a long, neu address_string',
  },
  outside: {
    en: 'This place is outside our area. Ask the council there',
    cy: 'Mae’r lle hwn y tu allan i’n hardal ni. Gofynnwch i’r cyngor yno',
  },
  notPostcode: { en: 'This is not a postcode', cy: 'Nid cod post yw hwn' },
  postcodeElsewhere: {
    en: 'This postcode is not in our area. {whose}',
    cy: 'Nid yw’r cod post hwn yn ein hardal ni. {whose}',
  },
  councilThere: { en: 'The council there is {names}.', cy: 'Y cyngor yno yw {names}.' },
  councilUnknown: { en: 'We do not know whose it is.', cy: 'Nid ydym yn gwybod pwy sy’n gofalu amdano.' },
  wrongCursor: {
    en: 'cursor: send what ‘next’ said, unchanged',
    cy: 'cursor: anfonwch yr hyn a ddywedodd ‘next’, heb ei newid',
  },

  notFound: { en: 'There is nothing at this address', cy: 'Nid oes dim yn y cyfeiriad hwn' },
  tooLarge: {
    en: 'What you sent is too large. The most is 1 MB, without pictures',
    cy: 'Mae’r hyn a anfonoch yn rhy fawr. Y mwyaf yw 1 MB, heb luniau',
  },
  mediaType: {
    en: 'Send application/x-www-form-urlencoded or application/json',
    cy: 'Anfonwch application/x-www-form-urlencoded neu application/json',
  },
  unreadable: { en: 'We could not read what you sent', cy: 'Ni allem ddarllen yr hyn a anfonoch' },
  busy: {
    en: 'Too many at once. Wait a while, then send it again',
    cy: 'Gormod ar unwaith. Arhoswch ychydig, yna anfonwch eto',
  },
  away: {
    en: 'We cannot do this just now. Wait a minute, then send it again',
    cy: 'Ni allwn wneud hyn ar hyn o bryd. Arhoswch funud, yna anfonwch eto',
  },
  broken: {
    en: 'Something went wrong here. Send it again later. If you tell us of it, say this number: {reference}',
    cy: 'Aeth rhywbeth o’i le yma. Anfonwch eto yn nes ymlaen. Os dywedwch wrthym, nodwch y rhif hwn: {reference}',
  },

  noteMedia: { en: 'Picture: {url}', cy: 'Llun: {url}' },
  noteAlso: { en: 'Also sent: {name}: {value}', cy: 'Anfonwyd hefyd: {name}: {value}' },
  noteFrom: { en: 'From: {who}', cy: 'Oddi wrth: {who}' },
  noteStatus: { en: 'Their status: {status}', cy: 'Eu statws: {status}' },
  fixmystreetId: {
    en: 'The number of this report in the system that sends it',
    cy: 'Rhif yr adroddiad hwn yn y system sy’n ei anfon',
  },
} satisfies PublicTexts

const translators: Record<Language, Translator> = { en: translator(apiTexts, 'en'), cy: translator(apiTexts, 'cy') }

/** The texts in this language. Made once: intake is many a second. */
export const textsIn = (language: Language): Translator => translators[language]
