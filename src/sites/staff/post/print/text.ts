import type { StaffTexts } from '../../../../platform/text.ts'
import { formatTexts } from '../../messages/text.ts'

/** Words of the pages about printing. */
export const printTexts = {
  ...formatTexts,
  printTitle: { en: 'Letters to print' },
  back: { en: 'Back to post' },
  byProvider: {
    en: 'Letters go out by GOV.UK Notify. Here are those that it cannot make as their readers need them.',
  },
  waiting_one: { en: 'One letter waits to be printed.' },
  waiting: { en: '{count} letters wait to be printed.' },
  nothing: { en: 'No letter waits to be printed.' },
  make: { en: 'Make the file' },
  makeHint: {
    en: 'All of them are put into one PDF, each once. A letter that is in a file is in no other, unless you say so.',
  },
  folder: { en: 'The file is put into {folder} too.' },
  byHand: { en: 'To be made by hand' },
  byHandWords: { en: 'Their readers need them in another form. Make them, post them, and say so here.' },
  made: { en: 'Made and posted' },
  files: { en: 'Files' },
  file: { en: 'File {number} of {day}' },
  letters_one: { en: 'one letter' },
  letters: { en: '{count} letters' },
  noFiles: { en: 'No file was made yet.' },
  download: { en: 'Download the letters (PDF)' },
  list: { en: 'Download the list (CSV)' },
  to: { en: 'To' },
  subject: { en: 'Subject' },
  written: { en: 'Written' },
  again: { en: 'Print again' },
  againHint: { en: 'It goes into the next file once more.' },
  isAgain: { en: 'printed before' },
  noneLeft: { en: 'All letters of this file are to be printed again.' },
  'done.made': { en: 'The file is made' },
  'done.again': { en: 'The letter is printed again with the next file' },
  'done.byHand': { en: 'It counts as posted' },
} satisfies StaffTexts
