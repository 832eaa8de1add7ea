// What to say when a typed number cannot be right. The page puts these into its error summary.

import type { CodeProblem } from './spoken-code.ts'

/** Sentences by problem; `{digits}` is how many digits the number should have. */
export const codeProblemText: Record<CodeProblem, { en: string; cy: string }> = {
  missing: {
    en: 'Enter the number. It has {digits} digits',
    cy: 'Rhowch y rhif. Mae ganddo {digits} digid',
  },
  'not-digits': {
    en: 'Check the number: it has only digits, no letters',
    cy: 'Gwiriwch y rhif: dim ond digidau sydd ynddo, dim llythrennau',
  },
  'too-short': {
    en: 'Check the number: it should have {digits} digits and some are missing',
    cy: 'Gwiriwch y rhif: dylai fod ganddo {digits} digid ac mae rhai ar goll',
  },
  'too-long': {
    en: 'Check the number: it should have {digits} digits and this has more',
    cy: 'Gwiriwch y rhif: dylai fod ganddo {digits} digid ac mae mwy yn hwn',
  },
  'digit-wrong': {
    en: 'Check the number: one digit looks wrong, or two have changed places',
    cy: 'Gwiriwch y rhif: mae un digid yn edrych yn anghywir, neu mae dau wedi cyfnewid lle',
  },
}

/** The sentence for `problem` in `lang`, for a number of `digits` digits. */
export function explainCodeProblem(problem: CodeProblem, digits: number, lang: 'en' | 'cy'): string {
  return codeProblemText[problem][lang].replace('{digits}', String(digits))
}
