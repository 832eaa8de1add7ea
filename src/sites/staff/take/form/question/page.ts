import { readForm } from '../../../../../modules/drafts/index.ts'
import { isRedirect, page } from '../../../../../platform/page/page.ts'
import { UPLOAD_LIMIT } from '../../../../../platform/uploads/index.ts'
import { answerQuestion } from '../../../../questions/answer-question.ts'
import { readQuestionScreen } from '../../../../questions/question-screen.ts'
import { questionTexts } from '../../../../questions/text.ts'
import { takePaths } from '../../form-paths.ts'
import { readTakenDraft } from '../../held-drafts.ts'
import { scriptOf } from '../../script.ts'
import { takeTexts } from '../../text.ts'
import { text } from './text.ts'
import { toAdviser } from './to-adviser.ts'

/** One question of the same form that the public fills in, with what to say and do beside it. */
export const takeQuestionPage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/q/:question',
  permission: 'requests.take',
  audit: 'take-answer',
  texts: { ...questionTexts, ...takeTexts, ...text },
  uploads: { maxBytes: UPLOAD_LIMIT, maxFiles: 5 },
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    const screen = await readQuestionScreen(ctx, visit, draft, takePaths)
    if (isRedirect(screen)) return screen
    const { questions } = await readForm(ctx, draft)
    return {
      ...screen,
      asked: toAdviser(screen.asked),
      script: await scriptOf(ctx, screen.service, questions, screen.asked.id),
      saveLink: `/staff/take/form/${draft.id}/save`,
    }
  },
  async submit(outer, visit) {
    const { draft, ctx } = await readTakenDraft(outer, visit)
    return answerQuestion(ctx, visit, draft, takePaths)
  },
  example: ({ takenDraft }) => `/staff/take/form/${takenDraft}/q/where`,
})
