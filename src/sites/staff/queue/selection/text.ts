import type { StaffTexts } from '../../../../platform/text.ts'

/** Words of every page about several requests at once. */
export const selectionTexts = {
  which: { en: 'These requests' },
  count: { en: '{count} requests' },
  count_one: { en: '1 request' },
  gone: { en: '{count} of those you ticked are closed now and left out.' },
  gone_one: { en: '1 of those you ticked is closed now and left out.' },
  notHers: { en: '{count} of those you ticked are the work of others and left out.' },
  notHers_one: { en: '1 of those you ticked is the work of others and left out.' },
  none: { en: 'None of the requests you ticked is both open and yours to do this with.' },
  toQueue: { en: 'Back to the queue' },
} satisfies StaffTexts
