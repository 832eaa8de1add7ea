import type { Ctx } from '../../platform/context.ts'
import { type Answers, checkAnswer, type Question } from '../../platform/form/index.ts'
import { askingNow } from './form-of-draft.ts'

/** What is known already, as answers. What does not fit its question is left to be asked. */
export async function fittingAnswers(
  ctx: Ctx,
  questions: readonly Question[],
  given: Record<string, unknown>,
): Promise<Answers> {
  const answers: Answers = {}
  for (const question of questions.filter(each => each.id in given)) {
    const checked = await checkAnswer(question, given[question.id], askingNow(ctx))
    if (!checked.problems && checked.answer !== undefined) answers[question.id] = checked.answer
  }
  return answers
}
