import type { PublicTexts } from '../../platform/text.ts'

/** Words of what answers say of whether somebody can have a service. */
export const eligibilityTexts = {
  'eligibility.likely': { en: 'You can probably get this', cy: 'Gallwch gael hwn, yn ôl pob tebyg' },
  'eligibility.unlikely': { en: 'You may not be able to get this', cy: 'Efallai na allwch gael hwn' },
  'eligibility.instead': { en: 'This may fit instead:', cy: 'Efallai y bydd hwn yn addas yn lle hynny:' },
  'eligibility.ask': {
    en: 'You can still ask. We look at it and tell you.',
    cy: 'Gallwch ofyn o hyd. Byddwn yn edrych arno ac yn dweud wrthych.',
  },
} satisfies PublicTexts

/** Words round the boxes of every question. Pages that show questions spread these into their own texts. */
export const questionTexts = {
  'question.error': { en: 'Error', cy: 'Gwall' },
  'question.optional': { en: '{label} (optional)', cy: '{label} (dewisol)' },
  'question.yes': { en: 'Yes', cy: 'Ie' },
  'question.no': { en: 'No', cy: 'Na' },
  'question.or': { en: 'or', cy: 'neu' },
  'question.choose': { en: 'Choose one', cy: 'Dewiswch un' },
  'question.confirm': { en: 'Your agreement', cy: 'Eich cytundeb' },

  'meanwhile.title': {
    en: 'This was answered while you had it open',
    cy: 'Atebwyd hwn tra oedd ar agor gennych',
  },
  'meanwhile.theirs': { en: 'The answer we have now:', cy: 'Yr ateb sydd gennym nawr:' },
  'meanwhile.none': { en: 'The answer we had was taken out.', cy: 'Tynnwyd yr ateb a oedd gennym.' },
  'meanwhile.joined': {
    en: 'Both are in the box below. Change them if you like, then press ‘Continue’.',
    cy: 'Mae’r ddau yn y blwch isod. Newidiwch nhw os mynnwch, yna pwyswch ‘Parhau’.',
  },
  'meanwhile.yours': {
    en: 'Yours is not saved yet, and is still below. To keep yours, press ‘Continue’. To keep the other, change yours first.',
    cy: 'Nid yw eich ateb chi wedi’i gadw eto, ac mae’n dal isod. I gadw eich ateb chi, pwyswch ‘Parhau’. I gadw’r llall, newidiwch eich ateb yn gyntaf.',
  },

  'count.limit': { en: 'You can enter up to {count} characters', cy: 'Gallwch roi hyd at {count} nod' },
  'count.under.one': { en: 'You have {count} character left', cy: 'Mae gennych {count} nod ar ôl' },
  'count.under.other': { en: 'You have {count} characters left', cy: 'Mae gennych {count} nod ar ôl' },
  'count.at': { en: 'You have 0 characters left', cy: 'Mae gennych 0 nod ar ôl' },
  'count.over.one': { en: 'You have {count} character too many', cy: 'Mae gennych {count} nod yn ormod' },
  'count.over.other': { en: 'You have {count} characters too many', cy: 'Mae gennych {count} nod yn ormod' },

  'date.day': { en: 'Day', cy: 'Diwrnod' },
  'date.month': { en: 'Month', cy: 'Mis' },
  'date.year': { en: 'Year', cy: 'Blwyddyn' },

  'address.line-1': { en: 'House number or name, and street', cy: 'Rhif neu enw’r tŷ, a’r stryd' },
  'address.line-2': { en: 'Village or part of town (optional)', cy: 'Pentref neu ran o’r dref (dewisol)' },
  'address.line-3': { en: 'Town or city', cy: 'Tref neu ddinas' },
  'address.townHint': {
    en: 'If you leave it empty, we fill in the town where we know it from the postcode',
    cy: 'Os gadewch ef yn wag, byddwn yn llenwi’r dref lle rydym yn ei gwybod o’r cod post',
  },
  'address.postcode': { en: 'Postcode', cy: 'Cod post' },

  'select.search': { en: 'Type to search the list', cy: 'Teipiwch i chwilio’r rhestr' },
  'select.none': { en: 'Nothing in the list matches', cy: 'Does dim yn y rhestr yn cyfateb' },

  'place.near': { en: 'Postcode, town or village', cy: 'Cod post, tref neu bentref' },
  'place.words': { en: 'Where exactly?', cy: 'Ble yn union?' },
  'place.wordsHint': {
    en: 'For example: Station Road, outside number 12, by the bus stop, behind the village hall. With a pin on the map you can leave this empty',
    cy: 'Er enghraifft: Ffordd yr Orsaf, y tu allan i rif 12, wrth y safle bws, y tu ôl i neuadd y pentref. Gyda phin ar y map gallwch adael hwn yn wag',
  },
  'place.find': { en: 'Show it on the map', cy: 'Ei ddangos ar y map' },
  'place.locate': { en: 'Use my location', cy: 'Defnyddio fy lleoliad' },
  'place.map': { en: 'Map', cy: 'Map' },
  'place.mapHelp': {
    en: 'Tap the map to put the pin there, then drag the pin to the exact place.',
    cy: 'Tapiwch y map i roi’r pin yno, yna llusgwch y pin i’r union le.',
  },
  'place.mapKeys': {
    en: 'With a keyboard: the arrow keys move the pin, with Shift in small steps. Plus and minus zoom. You do not need the map: a postcode or a town, and the street and a few words, are enough.',
    cy: 'Gyda bysellfwrdd: mae’r bysellau saeth yn symud y pin, gyda Shift mewn camau bach. Mae plws a minws yn chwyddo. Does dim angen y map arnoch: mae cod post neu dref, a’r stryd ac ychydig eiriau, yn ddigon.',
  },
  'place.pin': { en: 'Pin: where it is', cy: 'Pin: ble mae' },
  'place.pinAt': { en: 'The pin is in {area}.', cy: 'Mae’r pin yn {area}.' },
  'place.pinOutside': {
    en: 'The pin is outside our area. Move it back inside the coloured border.',
    cy: 'Mae’r pin y tu allan i’n hardal. Symudwch ef yn ôl i mewn i’r ffin liw.',
  },
  'place.pinOutsideOf': {
    en: 'The pin is outside our area. The council there is probably {council}: ask them, or move the pin back inside the coloured border.',
    cy: 'Mae’r pin y tu allan i’n hardal. Y cyngor yno, mae’n debyg, yw {council}: gofynnwch iddynt hwy, neu symudwch y pin yn ôl i mewn i’r ffin liw.',
  },
  'place.pinSet': { en: 'The pin is set.', cy: 'Mae’r pin wedi’i osod.' },
  'place.remove': { en: 'Remove the pin', cy: 'Tynnu’r pin' },
  'place.removed': { en: 'There is no pin on the map.', cy: 'Does dim pin ar y map.' },
  'place.finding': { en: 'Looking for it', cy: 'Yn chwilio amdano' },
  'place.found': {
    en: 'The map shows the postcode. Now move the pin to the exact place, or say where it is in words.',
    cy: 'Mae’r map yn dangos y cod post. Nawr symudwch y pin i’r union le, neu dywedwch mewn geiriau ble mae.',
  },
  'place.around': {
    en: 'The map shows {near}. Now tap the map to put the pin on the exact place, or say in words where it is.',
    cy: 'Mae’r map yn dangos {near}. Nawr tapiwch y map i roi’r pin ar yr union le, neu dywedwch mewn geiriau ble mae.',
  },
  'place.elsewhere': {
    en: '{near} is outside our area. The council there is {council}.',
    cy: 'Mae {near} y tu allan i’n hardal ni. Y cyngor yno yw {council}.',
  },
  'place.notFound': {
    en: 'We cannot show that on the map: we have postcodes, towns and villages here, no streets. Tap the map, or say the street and town in words below.',
    cy: 'Ni allwn ddangos hynny ar y map: codau post, trefi a phentrefi sydd yma, dim strydoedd. Tapiwch y map, neu dywedwch y stryd a’r dref mewn geiriau isod.',
  },
  'place.withoutMap': {
    en: 'There is no map here, because JavaScript is off. Instead of a pin, say in words where exactly it is.',
    cy: 'Nid oes map yma, gan fod JavaScript wedi’i ddiffodd. Yn lle pin, dywedwch mewn geiriau ble yn union y mae.',
  },
  'place.locating': { en: 'Finding where you are', cy: 'Yn canfod ble rydych chi' },
  'place.located': {
    en: 'The pin is where you are. Drag it if it is not exact.',
    cy: 'Mae’r pin lle rydych chi. Llusgwch ef os nad yw’n fanwl gywir.',
  },
  'place.notLocated': {
    en: 'Your device did not tell us where you are. Tap the map, or write a postcode, town or village.',
    cy: 'Ni ddywedodd eich dyfais wrthym ble rydych chi. Tapiwch y map, neu ysgrifennwch god post, tref neu bentref.',
  },
  'place.zoomIn': { en: 'Zoom in', cy: 'Chwyddo i mewn' },
  'place.zoomOut': { en: 'Zoom out', cy: 'Chwyddo allan' },
  'place.plain': {
    en: 'The map shows postcodes and borders, no streets. Say in words where it is too.',
    cy: 'Dim ond codau post a ffiniau y mae’r map yn eu dangos, dim strydoedd. Dywedwch mewn geiriau ble mae hefyd.',
  },

  'photos.added': { en: 'Photos you have added', cy: 'Lluniau rydych chi wedi’u hychwanegu' },
  'photos.choose': { en: 'Take or choose photos', cy: 'Tynnu neu ddewis lluniau' },
  'photos.chooseMore': { en: 'Take or choose more photos', cy: 'Tynnu neu ddewis rhagor o luniau' },
  'photos.rules': {
    en: 'Up to {max} photos, each up to {megabytes} MB. We remove hidden details, like where and when a photo was taken.',
    cy: 'Hyd at {max} llun, pob un hyd at {megabytes} MB. Rydyn ni’n tynnu manylion cudd, fel ble a phryd y tynnwyd llun.',
  },
  'photos.add': { en: 'Add photos', cy: 'Ychwanegu lluniau' },
  'photos.full': {
    en: 'You have added all the photos we can take. Remove one to add another.',
    cy: 'Rydych chi wedi ychwanegu’r holl luniau y gallwn eu derbyn. Tynnwch un i ychwanegu un arall.',
  },
  'photos.item': { en: 'Photo {number}', cy: 'Llun {number}' },
  'photos.remove': { en: 'Remove photo {number}', cy: 'Tynnu llun {number}' },
  'photos.usePlace': { en: 'Use the place where this photo was taken', cy: 'Defnyddio’r lle y tynnwyd y llun hwn' },
  'photos.taken': { en: 'Where this photo was taken: {near}.', cy: 'Ble y tynnwyd y llun hwn: {near}.' },
  'photos.away.metres': {
    en: 'That is about {count} metres from the place you gave.',
    cy: 'Mae hynny tua {count} metr o’r lle a roesoch.',
  },
  'photos.away.km': {
    en: 'That is about {count} km from the place you gave.',
    cy: 'Mae hynny tua {count} km o’r lle a roesoch.',
  },
  'photos.goes': {
    en: 'If you use it, we no longer use ‘{place}’.',
    cy: 'Os defnyddiwch ef, ni fyddwn yn defnyddio ‘{place}’ mwyach.',
  },
  'photos.placeUsed': { en: 'We use the place of this photo', cy: 'Rydyn ni’n defnyddio lle’r llun hwn' },
  'documents.added': { en: 'Documents you have added', cy: 'Dogfennau rydych chi wedi’u hychwanegu' },
  'documents.choose': { en: 'Choose documents', cy: 'Dewis dogfennau' },
  'documents.chooseMore': { en: 'Choose more documents', cy: 'Dewis rhagor o ddogfennau' },
  'documents.rules': {
    en: 'Up to {max} documents, each up to {megabytes} MB.',
    cy: 'Hyd at {max} dogfen, pob un hyd at {megabytes} MB.',
  },
  'documents.add': { en: 'Add documents', cy: 'Ychwanegu dogfennau' },
  'documents.full': {
    en: 'You have added all the documents we can take. Remove one to add another.',
    cy: 'Rydych chi wedi ychwanegu’r holl ddogfennau y gallwn eu derbyn. Tynnwch un i ychwanegu un arall.',
  },
  'documents.item': { en: 'Document {number}', cy: 'Dogfen {number}' },
  'documents.remove': { en: 'Remove document {number}', cy: 'Tynnu dogfen {number}' },
  'files.add': { en: 'Add a file', cy: 'Ychwanegwch ffeil' },
  'files.choose': { en: 'Choose a file first', cy: 'Dewiswch ffeil yn gyntaf' },
  'photos.outside': {
    en: 'That photo was taken outside our area. Put the pin where the problem is',
    cy: 'Tynnwyd y llun hwnnw y tu allan i’n hardal. Rhowch y pin lle mae’r broblem',
  },
  'files.sending': { en: 'Sending', cy: 'Yn anfon' },
  'files.sent': { en: 'Sent. We are looking at it', cy: 'Wedi’i anfon. Rydyn ni’n edrych arno' },
  'files.failed': {
    en: 'It did not arrive. Check your connection and try again',
    cy: 'Ni chyrhaeddodd. Gwiriwch eich cysylltiad a rhowch gynnig arall arni',
  },

  'group.add': { en: 'Add another', cy: 'Ychwanegu un arall' },
  'group.remove': { en: 'Remove {item} {number}', cy: 'Tynnu {item} {number}' },
  'group.item': { en: '{item} {number}', cy: '{item} {number}' },
} satisfies PublicTexts
