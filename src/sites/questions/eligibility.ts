import { eligibilityFor, readCatalogue, type Service } from '../../modules/catalogue/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { localDay } from '../../platform/dates/index.ts'
import type { Answers, Question } from '../../platform/form/index.ts'
import type { Words } from '../../platform/text.ts'

/** Whether she can probably have it, as far as her answers say; null: they do not say it yet. */
export interface Eligibility {
  result: 'likely' | 'unlikely'
  words: Words
  instead: { slug: string; name: Words } | null
}

export async function readEligibility(
  ctx: Ctx,
  { eligibility = [] }: Pick<Service, 'eligibility'>,
  questions: readonly Question[],
  answers: Answers,
): Promise<Eligibility | null> {
  const rule = eligibilityFor(eligibility, questions, answers, localDay(ctx.now()))
  if (!rule) return null
  const other = rule.instead && (await readCatalogue(ctx)).services.get(rule.instead)
  return { result: rule.result, words: rule.words, instead: other ? { slug: other.slug, name: other.name } : null }
}
