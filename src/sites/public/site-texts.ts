import type { PublicTexts } from '../../platform/text.ts'

/** Words that every public page may use. */
export const siteTexts = {
  'frame.skip': { en: 'Skip to main content', cy: 'Neidio i’r prif gynnwys' },
  back: { en: 'Back', cy: 'Yn ôl' },
  'frame.before': { en: 'Previous page', cy: 'Tudalen flaenorol' },
  home: { en: 'Home', cy: 'Hafan' },
  exit: { en: 'Leave this page now', cy: 'Gadael y dudalen hon nawr' },
  'exit.activated': { en: 'Leaving this page', cy: 'Yn gadael y dudalen hon' },
  'exit.timedOut': {
    en: 'The quick way out by the Shift key is off again',
    cy: 'Mae’r ffordd gyflym allan gyda’r fysell Shift wedi’i diffodd eto',
  },
  'exit.pressTwoMore': { en: 'Press Shift 2 more times to leave', cy: 'Pwyswch Shift 2 waith eto i adael' },
  'exit.pressOneMore': { en: 'Press Shift 1 more time to leave', cy: 'Pwyswch Shift unwaith eto i adael' },
  numbers: { en: 'Numbers to ring', cy: 'Rhifau i’w ffonio' },
  continue: { en: 'Continue', cy: 'Parhau' },
  errorTitle: { en: 'There is a problem', cy: 'Mae problem' },
  errorPrefix: { en: 'Error: ', cy: 'Gwall: ' },
  'frame.language': { en: 'Language', cy: 'Iaith' },
  'frame.menu': { en: 'Menu', cy: 'Dewislen' },
  'frame.track': { en: 'Track a request', cy: 'Dilyn cais' },
  'frame.resume': { en: 'Carry on with a saved form', cy: 'Parhau â ffurflen a gadwyd' },
  'frame.map': { en: 'Reports near you', cy: 'Adroddiadau yn eich ardal' },
  'frame.accessibility': { en: 'Accessibility', cy: 'Hygyrchedd' },
  'frame.privacy': { en: 'Privacy', cy: 'Preifatrwydd' },
  'frame.cookies': { en: 'Cookies', cy: 'Cwcis' },
  'frame.contact': { en: 'Contact us', cy: 'Cysylltu â ni' },
  'frame.phase': { en: 'Demonstration', cy: 'Arddangosiad' },
  'frame.phaseWords': {
    en: 'Not the council’s own website. Nothing you send reaches the council.',
    cy: 'Nid gwefan y cyngor ei hun. Nid oes dim a anfonwch yn cyrraedd y cyngor.',
  },
  'map.zoomIn': { en: 'Zoom in', cy: 'Chwyddo i mewn' },
  'map.zoomOut': { en: 'Zoom out', cy: 'Chwyddo allan' },
  'map.here': { en: 'The place you gave', cy: 'Y lle a roddoch chi' },
  refused: {
    en: 'That cannot be done now. Go back and look again',
    cy: 'Ni ellir gwneud hynny nawr. Ewch yn ôl ac edrychwch eto',
  },
  'refused.form-expired': {
    en: 'This page was open too long, or cookies are switched off. What you typed is still here: send it again',
    cy: 'Bu’r dudalen hon ar agor yn rhy hir, neu mae cwcis wedi’u diffodd. Mae’r hyn a deipiwyd gennych yma o hyd: anfonwch eto',
  },
  'refused.too-many-files': { en: 'You can add up to {max} files', cy: 'Gallwch ychwanegu hyd at {max} ffeil' },
  tooLong: {
    en: 'Use {max} characters or fewer. You have {over} too many',
    cy: 'Defnyddiwch {max} nod neu lai. Mae gennych {over} yn ormod',
  },
  notFoundTitle: { en: 'Page not found', cy: 'Heb ddod o hyd i’r dudalen' },
  notFoundWords: {
    en: 'If you typed the address, check it. If you followed a link, it may be out of date.',
    cy: 'Os teipioch chi’r cyfeiriad, gwiriwch ef. Os dilynoch chi ddolen, gall fod wedi dyddio.',
  },
  brokenTitle: { en: 'Sorry, something went wrong', cy: 'Mae’n ddrwg gennym, aeth rhywbeth o’i le' },
  brokenWords: {
    en: 'It is our fault, not yours. Try again in a few minutes. If you ring us, say this number: {reference}',
    cy: 'Ein bai ni ydyw, nid eich bai chi. Rhowch gynnig arall arni mewn ychydig funudau. Os ffoniwch ni, dywedwch y rhif hwn: {reference}',
  },
  busyTitle: { en: 'Too many tries', cy: 'Gormod o gynigion' },
  busyWords: { en: 'Wait a minute, then try again.', cy: 'Arhoswch funud, yna rhowch gynnig arall arni.' },
  awayTitle: {
    en: 'Sorry, this is not working just now',
    cy: 'Mae’n ddrwg gennym, nid yw hyn yn gweithio ar hyn o bryd',
  },
  awayWords: {
    en: 'It is our fault, not yours. Try again in a few minutes.',
    cy: 'Ein bai ni ydyw, nid eich bai chi. Rhowch gynnig arall arni mewn ychydig funudau.',
  },
  awayKept: {
    en: 'What you typed is kept on this page. Leave it open, wait a minute, then send it again. If it came through after all, we take it only once.',
    cy: 'Mae’r hyn a deipiwyd gennych wedi’i gadw ar y dudalen hon. Gadewch hi ar agor, arhoswch funud, yna anfonwch eto. Os daeth drwodd wedi’r cyfan, dim ond unwaith y byddwn yn ei gymryd.',
  },
  awayFiles: {
    en: 'You will have to add your photos or files again.',
    cy: 'Bydd yn rhaid i chi ychwanegu eich lluniau neu ffeiliau eto.',
  },
  awayAgain: { en: 'Try again', cy: 'Rhoi cynnig arall arni' },
  awaySend: { en: 'Send it again', cy: 'Anfon eto' },
  awayPhone: { en: 'If it cannot wait, ring us:', cy: 'Os na all aros, ffoniwch ni:' },
  goHome: { en: 'Go to the start page', cy: 'Mynd i’r dudalen gychwyn' },
} satisfies PublicTexts
