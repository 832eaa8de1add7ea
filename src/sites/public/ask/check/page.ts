import { participantToken, submitDraft } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { isRedirect, page, redirect } from '../../../../platform/page/page.ts'
import { pathToProblem, readCheckScreen } from '../../../questions/check-screen.ts'
import { askPaths } from '../form-paths.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { text } from './text.ts'

/** Everything that was answered, with a way to change each. Sending twice is the same as once. */
export const checkPage = page({
  at: import.meta,
  path: '/ask/:draft/check',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const screen = await readCheckScreen(ctx, draft, askPaths)
    return isRedirect(screen) ? screen : { ...screen, saveLink: `/ask/${draft.id}/save` }
  },
  async submit(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    try {
      const { participantId } = await submitDraft(ctx, draft)
      return redirect(`/sent/${await participantToken(ctx, participantId)}`)
    } catch (error) {
      const problem = error instanceof Invalid && (await pathToProblem(ctx, draft, askPaths))
      if (!problem) throw error
      return redirect(problem)
    }
  },
  example: ({ draft }) => `/ask/${draft}/check`,
})
