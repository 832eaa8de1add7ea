import { refuseUnread } from '../../../../modules/drafts/index.ts'
import { participantToken, submitDraft, WAYS } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page, redirect } from '../../../../platform/page/page.ts'
import { pathToProblem, readCheckScreen } from '../../../questions/check-screen.ts'
import { eligibilityTexts } from '../../../questions/text.ts'
import { askPaths } from '../form-paths.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { text } from './text.ts'

/** Everything that was answered, with a way to change each. Sending twice is the same as once. */
export const checkPage = page({
  at: import.meta,
  path: '/ask/:draft/check',
  public: true,
  texts: { ...eligibilityTexts, ...text },
  form: { mark: textField({ max: 40 }), way: choiceField(WAYS) },
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const screen = await readCheckScreen(ctx, draft, askPaths)
    return isRedirect(screen) ? screen : { ...screen, saveLink: `/ask/${draft.id}/save` }
  },
  async submit(ctx, visit, { mark, way }) {
    const draft = await readHeldDraft(ctx, visit)
    refuseUnread(draft, mark)
    try {
      const { participantId } = await submitDraft(ctx, draft, way ? { way } : {})
      return redirect(`/sent/${await participantToken(ctx, participantId)}`)
    } catch (error) {
      const problem = error instanceof Invalid && (await pathToProblem(ctx, draft, askPaths))
      if (!problem) throw error
      return redirect(problem)
    }
  },
  example: ({ draft }) => `/ask/${draft}/check`,
})
