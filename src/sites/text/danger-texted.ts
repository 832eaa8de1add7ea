import { findDangerSaid, findDangerTyped } from '../../modules/catalogue/index.ts'
import { askingNow, type Draft, readForm, readFormByText } from '../../modules/drafts/index.ts'
import { readOrganisation, sayNumbersToWrite } from '../../modules/organisation/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { CONTACT, firstToAnswer, type Question, readAnswer } from '../../platform/form/index.ts'
import { translator } from '../../platform/text.ts'
import { readTyped } from './read-typed.ts'
import { text } from './text.ts'

/** More words than this may say more than an answer: 'I want to die' is short. */
const AN_ANSWER = 2

/** Of these an answer is one of a few, so that what fits is an answer; a name is whatever she is called. */
const IS_CHOSEN: ReadonlySet<Question['type']> = new Set(['yes-no', 'radios', 'select', 'checkboxes', 'name'])

/**
 * Does what she texts inside a form hint at danger? Of one or two words only where they mean nothing else ('suicide', 'gas leak';
 * not 'fire' or 'gas'), and where they are not the answer that was asked for ('Needles' of a list).
 */
export async function hintsAtDanger(ctx: Ctx, draft: Draft, phone: string, words: string): Promise<boolean> {
  const isPart = words.trim().split(/\s+/).length <= AN_ANSWER
  if ((await findDangerSaid(ctx, words, { isPart })).length === 0) return false
  if (!isPart) return true
  const { questions } = await readFormByText(ctx, draft)
  const asked = firstToAnswer(questions, draft.answers)
  if (!asked || !(IS_CHOSEN.has(asked.type) || asked.id === CONTACT)) return true
  const asking = askingNow(ctx)
  const typed = readTyped(asked, words, { soFar: {}, phone, language: draft.language, today: asking.today })
  return !('posted' in typed) || !!(await readAnswer(asked, typed.posted, asking)).errors
}

/** Whom to ring now, by all that she answered; '' where nothing hints at danger. */
export async function sayWhomToRing(ctx: Ctx, draft: Draft): Promise<string> {
  const { service } = await readForm(ctx, draft)
  const { rules } = await findDangerTyped(ctx, service, draft)
  const numbers = sayNumbersToWrite(await readOrganisation(ctx), rules, { at: ctx.now(), language: ctx.language })
  return numbers.length > 0 ? translator(text, ctx.language)('danger', { numbers: numbers.join(', ') }) : ''
}
