import type { StaffTexts } from '../../../platform/text.ts'

/** Of the boxes of a notice, new or changed. */
export const formTexts = {
  noticeTitle: { en: 'Title' },
  noticeTitleHint: { en: 'Say the whole thing in one line, such as ‘Station Road is closed until Friday’' },
  words: { en: 'What people should know and do' },
  titleWelsh: { en: 'Title in Welsh' },
  wordsWelsh: { en: 'The same in Welsh' },
  until: { en: 'Until' },
  untilHint: { en: 'Leave it empty if you do not know. Somebody must end it then' },
  day: { en: 'Day' },
  month: { en: 'Month' },
  year: { en: 'Year' },
  untilTime: { en: 'Until what time?' },
  timeHint: { en: 'Such as 9am or 5:30pm. Leave it empty for the whole day' },
  titleMissing: { en: 'Enter a title' },
  wordsMissing: { en: 'Enter what people should know' },
  titleWelshMissing: { en: 'Enter the title in Welsh' },
  wordsWelshMissing: { en: 'Enter the same in Welsh' },
  dateWrong: { en: 'Enter a real date, such as 27 3 2027' },
  dateForTime: { en: 'Enter the date as well' },
  timeWrong: { en: 'Enter a time such as 9am or 5:30pm' },
  routeMissing: { en: 'Enter what the route is called' },
  routeWelshMissing: { en: 'Enter what the route is called in Welsh' },
  postcodesMissing: { en: 'Enter the postcodes of the route, or how they begin' },
  postcodesNotOurs: { en: 'None of our postcodes begins so: {typed}' },
  postcodesWrong: { en: 'Enter postcodes or how they begin, such as SN11 8. This is neither: {typed}' },
} satisfies StaffTexts
