import { type Language, type Params, type PublicTexts, translator } from '../text.ts'

/** What is wrong with an answer, in plain words that say what to do. */
export const texts = {
  'required.text': { en: 'Write an answer', cy: 'Ysgrifennwch ateb' },
  'required.long-text': { en: 'Write an answer', cy: 'Ysgrifennwch ateb' },
  'required.number': { en: 'Enter a number', cy: 'Rhowch rif' },
  'required.date': { en: 'Enter a date', cy: 'Rhowch ddyddiad' },
  'required.yes-no': { en: 'Choose yes or no', cy: 'Dewiswch ie neu na' },
  'required.radios': { en: 'Choose one answer', cy: 'Dewiswch un ateb' },
  'required.select': { en: 'Choose one answer from the list', cy: 'Dewiswch un ateb o’r rhestr' },
  'required.checkboxes': { en: 'Choose at least one answer', cy: 'Dewiswch o leiaf un ateb' },
  'required.email': { en: 'Enter an email address', cy: 'Rhowch gyfeiriad e-bost' },
  'required.phone': { en: 'Enter a phone number', cy: 'Rhowch rif ffôn' },
  'required.name': { en: 'Enter a name', cy: 'Rhowch enw' },
  'required.address': { en: 'Enter the address', cy: 'Rhowch y cyfeiriad' },
  'required.place': {
    en: 'Show us where it is. Use the map, or write a postcode, town or village, and where exactly',
    cy: 'Dangoswch i ni ble mae. Defnyddiwch y map, neu ysgrifennwch god post, tref neu bentref, a ble yn union',
  },
  'required.photos': { en: 'Add at least one photo', cy: 'Ychwanegwch o leiaf un llun' },
  'required.documents': { en: 'Add at least one document', cy: 'Ychwanegwch o leiaf un ddogfen' },
  'required.group': { en: 'Fill in at least one', cy: 'Llenwch o leiaf un' },
  'required.set': { en: 'Fill in the boxes', cy: 'Llenwch y blychau' },
  'required.declaration': { en: 'Tick the box to carry on', cy: 'Ticiwch y blwch i fynd ymlaen' },

  tooLong_one: {
    en: 'Make it shorter by 1 character. The most is {max}',
    cy: 'Gwnewch ef 1 nod yn fyrrach. Yr uchafswm yw {max}',
  },
  tooLong: {
    en: 'Make it shorter by {count} characters. The most is {max}',
    cy: 'Gwnewch ef {count} nod yn fyrrach. Yr uchafswm yw {max}',
  },
  wrongPattern: {
    en: 'Check what you wrote. It is not in the right form',
    cy: 'Gwiriwch beth ysgrifennoch chi. Nid yw yn y ffurf gywir',
  },
  notUnderstood: { en: 'We could not read this answer', cy: 'Ni allem ddarllen yr ateb hwn' },

  notNumber: { en: 'Enter a number in digits, like 3', cy: 'Rhowch rif mewn digidau, fel 3' },
  notWhole: { en: 'Enter a whole number, like 3', cy: 'Rhowch rif cyfan, fel 3' },
  tooManyDecimals_one: {
    en: 'Use at most 1 digit after the point',
    cy: 'Defnyddiwch 1 digid ar y mwyaf ar ôl y pwynt',
  },
  tooManyDecimals: {
    en: 'Use at most {count} digits after the point',
    cy: 'Defnyddiwch {count} digid ar y mwyaf ar ôl y pwynt',
  },
  tooSmall: { en: 'Enter {min} or more', cy: 'Rhowch {min} neu fwy' },
  tooLarge: { en: 'Enter {max} or less', cy: 'Rhowch {max} neu lai' },

  'date.day': { en: 'Add the day', cy: 'Ychwanegwch y diwrnod' },
  'date.month': { en: 'Add the month', cy: 'Ychwanegwch y mis' },
  'date.year': { en: 'Add the year', cy: 'Ychwanegwch y flwyddyn' },
  'date.short-year': {
    en: 'Write the year with 4 digits, like 2026',
    cy: 'Ysgrifennwch y flwyddyn â 4 digid, fel 2026',
  },
  'date.not-real': {
    en: 'Enter a real date. There is no such day',
    cy: 'Rhowch ddyddiad go iawn. Nid oes diwrnod o’r fath',
  },
  'date.not-past': { en: 'Enter today or a day before it', cy: 'Rhowch heddiw neu ddiwrnod cyn hynny' },
  'date.not-future': { en: 'Enter today or a day after it', cy: 'Rhowch heddiw neu ddiwrnod ar ôl hynny' },
  'date.last_one': { en: 'Enter a day in the last year', cy: 'Rhowch ddiwrnod yn y flwyddyn ddiwethaf' },
  'date.last': {
    en: 'Enter a day in the last {count} years',
    cy: 'Rhowch ddiwrnod yn y {count} o flynyddoedd diwethaf',
  },
  'date.next_one': { en: 'Enter a day in the next year', cy: 'Rhowch ddiwrnod yn y flwyddyn nesaf' },
  'date.next': {
    en: 'Enter a day in the next {count} years',
    cy: 'Rhowch ddiwrnod yn y {count} o flynyddoedd nesaf',
  },
  'date.within_one': { en: 'Enter a day at most 1 year from today', cy: 'Rhowch ddiwrnod o fewn 1 flwyddyn i heddiw' },
  'date.within': {
    en: 'Enter a day at most {count} years from today',
    cy: 'Rhowch ddiwrnod sydd heb fod mwy na {count} o flynyddoedd o heddiw',
  },

  notOffered: { en: 'Choose one of the answers shown', cy: 'Dewiswch un o’r atebion a ddangosir' },
  noneAndOthers: {
    en: 'Choose what is true, or ‘{none}’, but not both',
    cy: 'Dewiswch beth sy’n wir, neu ‘{none}’, ond nid y ddau',
  },

  'wrong.email': {
    en: 'Enter an email address like name@example.com',
    cy: 'Rhowch gyfeiriad e-bost fel enw@example.com',
  },
  'wrong.phone': {
    en: 'Enter a phone number like 01632 960 001 or 07700 900 982',
    cy: 'Rhowch rif ffôn fel 01632 960 001 neu 07700 900 982',
  },
  'address.lines': { en: 'Enter the house number or name and the street', cy: 'Rhowch rif neu enw’r tŷ a’r stryd' },
  'address.postcode': { en: 'Enter the postcode', cy: 'Rhowch y cod post' },
  'wrong.postcode': { en: 'Enter a full postcode like SW1A 2AA', cy: 'Rhowch god post llawn fel SW1A 2AA' },
  'address.outside': {
    en: '{postcode} is outside our area. Check it, or find your council at gov.uk/find-local-council',
    cy: 'Mae {postcode} y tu allan i’n hardal ni. Gwiriwch ef, neu dewch o hyd i’ch cyngor yn gov.uk/find-local-council',
  },
  'address.outside-of': {
    en: '{postcode} is outside our area. The council there is {council}. Check it, or ask them',
    cy: 'Mae {postcode} y tu allan i’n hardal ni. Y cyngor yno yw {council}. Gwiriwch ef, neu gofynnwch iddynt hwy',
  },

  'place.unknown-postcode': {
    en: 'We do not know this postcode. Check it, or write the street and town',
    cy: 'Nid ydym yn adnabod y cod post hwn. Gwiriwch ef, neu ysgrifennwch y stryd a’r dref',
  },
  'place.unknown-ours': {
    en: 'We do not know {postcode}, but this part is ours. Check it, or go on: say below where exactly, with the street',
    cy: 'Nid ydym yn adnabod {postcode}, ond mae’r rhan hon yn ein hardal ni. Gwiriwch ef, neu ewch ymlaen: dywedwch isod ble yn union, gyda’r stryd',
  },
  'place.little': {
    en: 'Tell us a little more so that we can find it: the street, or what is near, like a shop or a school',
    cy: 'Dywedwch ychydig mwy wrthym fel y gallwn ddod o hyd iddo: y stryd, neu beth sydd gerllaw, fel siop neu ysgol',
  },
  'place.words': {
    en: 'Say where exactly, like ‘outside number 12’ or ‘by the bus stop’',
    cy: 'Dywedwch ble yn union, fel ‘y tu allan i rif 12’ neu ‘wrth y safle bws’',
  },
  'place.town': {
    en: '{near} alone is too wide for us to find it. Add the street, and a house number or what is near',
    cy: 'Mae {near} yn unig yn rhy eang i ni ddod o hyd iddo. Ychwanegwch y stryd, a rhif tŷ neu beth sydd gerllaw',
  },
  'place.outside': {
    en: 'This place is outside our area. Check where it is, or ask the council there',
    cy: 'Mae’r lle hwn y tu allan i’n hardal ni. Gwiriwch ble mae, neu gofynnwch i’r cyngor yno',
  },
  'place.outside-of': {
    en: 'This place is outside our area. The council there is probably {council}. Check where it is, or ask them',
    cy: 'Mae’r lle hwn y tu allan i’n hardal ni. Y cyngor yno, mae’n debyg, yw {council}. Gwiriwch ble mae, neu gofynnwch iddynt hwy',
  },
  'place.postcode-outside': {
    en: '{postcode} is outside our area. The council there is {council}. Ask them, or check the postcode',
    cy: 'Mae {postcode} y tu allan i’n hardal ni. Y cyngor yno yw {council}. Gofynnwch iddynt hwy, neu gwiriwch y cod post',
  },
  'place.near': { en: 'Near {postcode}, {name}', cy: 'Ger {postcode}, {name}' },
  'place.pin': { en: 'Pin on the map: {lat}, {lng}', cy: 'Pin ar y map: {lat}, {lng}' },

  'most.photos_one': { en: 'Keep 1 photo and remove the others', cy: 'Cadwch 1 llun a thynnwch y lleill' },
  'most.photos': {
    en: 'Keep at most {count} photos and remove the others',
    cy: 'Cadwch {count} llun ar y mwyaf a thynnwch y lleill',
  },
  'most.documents_one': { en: 'Keep 1 document and remove the others', cy: 'Cadwch 1 ddogfen a thynnwch y lleill' },
  'most.documents': {
    en: 'Keep at most {count} documents and remove the others',
    cy: 'Cadwch {count} dogfen ar y mwyaf a thynnwch y lleill',
  },
  'count.photos_one': { en: '1 photo', cy: '1 llun' },
  'count.photos_two': { en: '2 photos', cy: '2 lun' },
  'count.photos': { en: '{count} photos', cy: '{count} llun' },
  'count.documents_one': { en: '1 document', cy: '1 ddogfen' },
  'count.documents_two': { en: '2 documents', cy: '2 ddogfen' },
  'count.documents': { en: '{count} documents', cy: '{count} dogfen' },

  'group.item': { en: '{item} {number}', cy: '{item} {number}' },
  'group.at': { en: '{item} {number}: {text}', cy: '{item} {number}: {text}' },
  'group.few': { en: 'Fill in at least {count}', cy: 'Llenwch o leiaf {count}' },
  'group.many': { en: 'Fill in at most {count}', cy: 'Llenwch {count} ar y mwyaf' },
  'set.oneOf': { en: 'Fill in at least one of these', cy: 'Llenwch o leiaf un o’r rhain' },

  yes: { en: 'Yes', cy: 'Ie' },
  no: { en: 'No', cy: 'Na' },
  agreed: { en: 'Agreed', cy: 'Cytunwyd' },
  unknownQuestion: { en: 'We do not ask ‘{id}’ here', cy: 'Nid ydym yn gofyn ‘{id}’ yma' },
} satisfies PublicTexts

export function phrase(key: keyof typeof texts | TextStem, language: Language, params?: Params): string {
  return translate[language](key, params)
}

type TextStem = `required.${string}` | `date.${string}` | `most.${string}` | `count.${string}`
const translate = { en: translator(texts, 'en'), cy: translator(texts, 'cy') }
