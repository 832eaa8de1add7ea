/** A word or phrase of officials, and what people say. */
export interface HardWord {
  found: string
  plainer: string
}

/** In the form in which they stand most often; endings are matched where `*` is. */
const PLAINER: Record<string, string> = {
  accordingly: 'so',
  'accordance with': 'by, under',
  'additional*': 'more, extra',
  'address the issue*': 'deal with it',
  'advis*': 'tell, say',
  aforementioned: 'this, that',
  'allocat*': 'give',
  'amend*': 'change',
  'anticipat*': 'expect',
  'apologise for any inconvenience': 'we are sorry',
  'appropriate*': 'right, proper',
  'ascertain*': 'find out',
  'assist*': 'help',
  'at this point in time': 'now',
  'at your earliest convenience': 'soon, by (a date)',
  'attain*': 'reach',
  'cease*': 'stop',
  'commenc*': 'start, begin',
  'comply with': 'keep to',
  'constitut*': 'is, make up',
  correspondence: 'letter, email',
  'dispatch*': 'send',
  'deem*': 'think, treat as',
  'deploy*': 'use, send',
  'determin*': 'decide',
  'discontinu*': 'stop',
  'discrepanc*': 'difference',
  'due to the fact that': 'because',
  'eligib*': 'can get, have a right to',
  'endeavour*': 'try',
  'enquir*': 'ask',
  'ensur*': 'make sure',
  'escalat*': 'pass to (say whom)',
  expedite: 'hurry',
  'facilitat*': 'help',
  forthwith: 'now, at once',
  'forward*': 'send on',
  'further to': 'after, about',
  'furnish*': 'give',
  'going forward': 'from now on',
  hereby: 'leave it out',
  herewith: 'here',
  'impact on': 'affect',
  'implement*': 'start, do',
  'in addition': 'also',
  'in excess of': 'more than',
  'in lieu of': 'instead of',
  'in order to': 'to',
  'in receipt of': 'get, have',
  'in relation to': 'about',
  'in respect of': 'about',
  'in the event that': 'if',
  'indicat*': 'show, say',
  'initiat*': 'start',
  'issue*': 'problem; give, send',
  'liais*': 'talk with',
  'methodolog*': 'way',
  'modif*': 'change',
  monies: 'money',
  'notif*': 'tell',
  notwithstanding: 'even if, though',
  'obtain*': 'get',
  'operative*': 'crew, worker',
  outstanding: 'not done, not paid',
  'participat*': 'take part',
  'per annum': 'a year',
  'pertaining to': 'about',
  'prior to': 'before',
  'prioritis*': 'do first',
  'provid*': 'give',
  'purchas*': 'buy',
  'pursuant to': 'under, by',
  regarding: 'about',
  'rectif*': 'mend, put right',
  'remedial work*': 'repair',
  'remittance*': 'payment',
  'requir*': 'need',
  'resid* at': 'live at',
  'resolv*': 'settle, mend',
  'retain*': 'keep',
  'service user*': 'people, you',
  'signpost*': 'send to, tell about',
  'stakeholder*': 'people, groups',
  'submit*': 'send',
  'subsequent*': 'after, later',
  'sufficient*': 'enough',
  'terminat*': 'end',
  thereafter: 'then',
  'undertak*': 'do',
  upon: 'on, when',
  'utilis*': 'use',
  whilst: 'while',
  'with regard to': 'about',
  'with reference to': 'about',
}

/** Whoever does it is a person: an adviser, an assistant. */
const NO_PERSON = '(?!(?:er|or|ant)s?(?!\\p{L}))'

const patterns = Object.entries(PLAINER).map(([hard, plainer]) => ({
  plainer,
  pattern: new RegExp(
    `(?<![\\p{L}{])${hard.replace(/\*$/, `${NO_PERSON}[\\p{L}'’]*`).replaceAll('* ', "[\\p{L}'’]* ")}(?![\\p{L}}])`,
    'iu',
  ),
}))

/** Words of officials in this English, each once, in the order in which they stand, with plainer ones. */
export function findHardWords(text: string): HardWord[] {
  return patterns
    .flatMap(({ pattern, plainer }) => {
      const found = pattern.exec(text)
      return found ? [{ at: found.index, found: found[0].toLowerCase(), plainer }] : []
    })
    .sort((one, other) => one.at - other.at)
    .map(({ found, plainer }) => ({ found, plainer }))
}
