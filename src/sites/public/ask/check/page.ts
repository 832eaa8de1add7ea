import { promiseFor } from '../../../../modules/catalogue/index.ts'
import { askingNow, goTo, readForm } from '../../../../modules/drafts/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { participantToken, submitDraft } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { checkAnswers, displayAnswer, firstToAnswer, questionsThatApply } from '../../../../platform/form/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { listFiles } from '../../../../platform/uploads/index.ts'
import { sayDue } from '../../parts/say-due.ts'
import { questionPath } from '../begin-draft.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { isFileQuestion } from '../question-view.ts'
import { text } from './text.ts'

/** Everything that was answered, with a way to change each. Sending twice is the same as once. */
export const checkPage = page({
  at: import.meta,
  path: '/ask/:draft/check',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    if (draft.submittedAt) return redirect(`/ask/${draft.id}/sent`)
    const { service, questions } = await readForm(ctx, draft)
    const missing = firstToAnswer(questions, draft.answers)
    if (missing) return redirect(questionPath(draft.id, missing.id))
    await goTo(ctx, draft, 'check')
    const asked = questionsThatApply(questions, draft.answers)
    const files = await listFiles(
      ctx,
      asked.filter(isFileQuestion).flatMap(each => (draft.answers[each.id] as string[]) ?? []),
    )
    const promise = promiseFor(await readOrganisation(ctx), service, ctx.now(), draft.answers)
    return {
      service,
      rows: asked.map(question => ({
        question,
        lines: isFileQuestion(question) ? [] : displayAnswer(question, draft.answers[question.id], ctx.language),
        files: isFileQuestion(question)
          ? files.filter(file => (draft.answers[question.id] as string[] | undefined)?.includes(file.id))
          : [],
        change: `${questionPath(draft.id, question.id)}?change=1`,
      })),
      draftId: draft.id,
      promise: promise.steps.map(step => ({ text: step.text, by: sayDue(step, ctx) })),
      saveLink: `/ask/${draft.id}/save`,
      back: questionPath(draft.id, asked.at(-1)!.id),
    }
  },
  async submit(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    try {
      const { participantId } = await submitDraft(ctx, draft)
      return redirect(`/sent/${await participantToken(ctx, participantId)}`)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      const { questions } = await readForm(ctx, draft)
      const checked = await checkAnswers(questions, draft.answers, askingNow(ctx))
      const first = checked.problems?.[0].question
      if (first && questions.some(question => question.id === first))
        return redirect(`${questionPath(draft.id, first)}?change=1`)
      throw error
    }
  },
})
