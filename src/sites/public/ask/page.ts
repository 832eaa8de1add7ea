import { isRedirect, page } from '../../../platform/page/page.ts'
import { UPLOAD_LIMIT } from '../../../platform/uploads/index.ts'
import { answerQuestion } from '../../questions/answer-question.ts'
import { readQuestionScreen } from '../../questions/question-screen.ts'
import { eligibilityTexts, questionTexts } from '../../questions/text.ts'
import { askPaths } from './form-paths.ts'
import { readHeldDraft } from './held-drafts.ts'
import { text } from './text.ts'

/** One question of a form. The definition of the service decides everything on it. */
export const questionPage = page({
  at: import.meta,
  path: '/ask/:draft/q/:question',
  public: true,
  texts: { ...questionTexts, ...eligibilityTexts, ...text },
  uploads: { maxBytes: UPLOAD_LIMIT, maxFiles: 5 },
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const screen = await readQuestionScreen(ctx, visit, draft, askPaths)
    return isRedirect(screen) ? screen : { ...screen, saveLink: `/ask/${draft.id}/save` }
  },
  submit: async (ctx, visit) => answerQuestion(ctx, visit, await readHeldDraft(ctx, visit), askPaths),
  example: ({ draft }) => `/ask/${draft}/q/where`,
})
