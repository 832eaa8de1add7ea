import { findCards } from './find-cards.ts'
import { type Found, findEach } from './found.ts'

const NATIONAL_INSURANCE = String.raw`(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d\d){3}`
const WITH_LETTER = new RegExp(String.raw`\b${NATIONAL_INSURANCE}[ -]?[A-D]\b`, 'gi')
const CALLED_SO = new RegExp(
  String.raw`\b(?:NI|NINO|national insurance|yswiriant gwladol)\b[^\n\d]{0,20}?\b(${NATIONAL_INSURANCE}(?:[ -]?[A-D])?)\b`,
  'dgi',
)
const NHS = /\b(?:NHS|GIG)\b[^\n\d]{0,20}(\d{3}[ -]?\d{3}[ -]?\d{4})\b/dgi
const SORT_CODE = /\b(?:sort code|cod didoli)\b[^\n\d]{0,10}(\d\d[ -]?\d\d[ -]?\d\d)\b/dgi
const ACCOUNT = /\b(?:account|acc|a\/c|cyfrif)\b[^\n\d]{0,15}(\d{8})\b/dgi

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)'
const DATE = String.raw`\d{1,4}[ ./-]\d{1,2}[ ./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th|af|ydd|fed|eg|ain)? (?:of )?${MONTH},? \d{2,4}|${MONTH} \d{1,2}(?:st|nd|rd|th)?,? \d{2,4}`
const BIRTH = new RegExp(
  String.raw`\b(?:born|birthday|d\.?o\.?b\.?|date of birth|ganwyd(?: fi)?|dyddiad geni)(?![a-z])[ :.-]{0,4}(?:(?:is|on|yw|ar|the) ){0,2}(${DATE})(?!\d)`,
  'dgi',
)

/** Payment cards, bank accounts, National Insurance and NHS numbers, and dates of birth that are called so. */
export function findIdentityNumbers(text: string): Found[] {
  return [
    ...findCards(text),
    ...findEach(text, WITH_LETTER, 'national-insurance'),
    ...findEach(text, CALLED_SO, 'national-insurance', 1),
    ...findEach(text, NHS, 'nhs-number', 1),
    ...findEach(text, SORT_CODE, 'bank', 1),
    ...findEach(text, ACCOUNT, 'bank', 1),
    ...findEach(text, BIRTH, 'date-of-birth', 1),
  ]
}
