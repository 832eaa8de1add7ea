import type { PublicTexts } from '../../platform/text.ts'

/** Words of everybody who chooses a time: on the public site and for somebody on the staff site. */
export const timeTexts = {
  'times.legend': { en: 'When?', cy: 'Pryd?' },
  'times.later': { en: 'Show later times', cy: 'Dangos amseroedd hwyrach' },
  'times.first': { en: 'Show the first free times', cy: 'Dangos yr amseroedd rhydd cyntaf' },
  'times.none': {
    en: 'No time is free there in the next 4 weeks. Choose another place, or come without booking.',
    cy: 'Nid oes amser rhydd yno yn y 4 wythnos nesaf. Dewiswch le arall, neu dewch heb archebu.',
  },
  'times.missing': { en: 'Choose a time', cy: 'Dewiswch amser' },
  'times.taken': {
    en: 'Somebody has just taken that time. Choose another: we kept all you typed',
    cy: 'Mae rhywun newydd gymryd yr amser hwnnw. Dewiswch un arall: rydym wedi cadw popeth a deipioch',
  },
  'need.longer-time': { en: 'Longer time', cy: 'Mwy o amser' },
  'need.step-free': { en: 'No steps', cy: 'Dim grisiau' },
  'need.bsl': { en: 'British Sign Language', cy: 'Iaith Arwyddion Prydain' },
  'need.interpreter': { en: 'An interpreter', cy: 'Cyfieithydd' },
  'need.quiet-room': { en: 'A quiet room', cy: 'Ystafell dawel' },
} satisfies PublicTexts
