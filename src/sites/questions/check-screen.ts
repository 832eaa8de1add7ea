import { askingNow, type Draft, goTo, markOf, readForm } from '../../modules/drafts/index.ts'
import type { Way } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import {
  type Answers,
  checkAnswers,
  contactOf,
  displayAnswer,
  firstToAnswer,
  questionsThatApply,
} from '../../platform/form/index.ts'
import { redirect } from '../../platform/page/page.ts'
import { canText } from '../../platform/ports.ts'
import { listFiles } from '../../platform/uploads/index.ts'
import { areasOfDraft } from '../place-of-draft.ts'
import { promiseNow } from '../promise-now.ts'
import { readEligibility } from './eligibility.ts'
import type { FormPaths } from './form-paths.ts'
import { isFileQuestion } from './question-view.ts'

/** Everything that was answered, with a way to change each, and what is promised; elsewhere while something is missing. */
export async function readCheckScreen(ctx: Ctx, draft: Draft, paths: FormPaths) {
  if (draft.submittedAt) return redirect(paths.sent(draft.id))
  const { service, questions } = await readForm(ctx, draft)
  const missing = firstToAnswer(questions, draft.answers)
  if (missing) return redirect(paths.question(draft.id, missing.id))
  await goTo(ctx, draft, 'check')
  const asked = questionsThatApply(questions, draft.answers)
  const idsOf = (id: string) => (draft.answers[id] as string[] | undefined) ?? []
  const files = await listFiles(
    ctx,
    asked.filter(isFileQuestion).flatMap(each => idsOf(each.id)),
  )
  return {
    service,
    rows: asked.map(question => ({
      question,
      lines: isFileQuestion(question) ? [] : displayAnswer(question, draft.answers[question.id], ctx.language),
      files: isFileQuestion(question)
        ? files
            .filter(file => idsOf(question.id).includes(file.id))
            .map(file => ({ ...file, src: paths.file(draft.id, file.id) }))
        : [],
      change: `${paths.question(draft.id, question.id)}?change=1`,
    })),
    promise: await promiseNow(ctx, service, { answers: draft.answers, areas: await areasOfDraft(ctx, asked, draft) }),
    eligibility: await readEligibility(ctx, service, questions, draft.answers),
    mark: markOf(draft),
    ways: waysGiven(ctx, draft.answers),
    back: paths.question(draft.id, asked.at(-1)!.id),
  }
}

/** The ways she gave by which we can tell her, where that leaves her a choice; else none. */
function waysGiven({ ports }: Ctx, answers: Answers): Way[] {
  const { email, phone, safe } = contactOf(answers)
  const byBoth = email && phone && canText(ports) && safe.includes('email') && safe.includes('text')
  return byBoth ? ['email', 'text'] : []
}

/** The question whose answer no longer does (the form was checked again when it was sent); null when that was not it. */
export async function pathToProblem(ctx: Ctx, draft: Draft, paths: FormPaths): Promise<string | null> {
  const { questions } = await readForm(ctx, draft)
  const checked = await checkAnswers(questions, draft.answers, askingNow(ctx))
  const first = checked.problems?.[0].question
  const isAsked = questions.some(question => question.id === first)
  return first && isAsked ? `${paths.question(draft.id, first)}?change=1` : null
}
