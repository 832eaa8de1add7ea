import { makeResumeCode, readForm } from '../../../../modules/drafts/index.ts'
import { sayUntil } from '../../../../platform/dates/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../../platform/spoken-code/index.ts'
import { pathToGoOn } from '../../../questions/form-paths.ts'
import { readCodeEmail, sendCode } from '../../../questions/send-code.ts'
import { askPaths } from '../form-paths.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { text } from './text.ts'

/** A code of nine digits that takes the form up again, in any browser or on the phone. Shown once, sent if wanted. */
export const savePage = page({
  at: import.meta,
  path: '/ask/:draft/save',
  public: true,
  texts: text,
  triesPerMinute: 10,
  form: { email: textField({ max: 254 }) },
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    if (draft.submittedAt) return redirect(`/ask/${draft.id}/sent`)
    const { service } = await readForm(ctx, draft)
    return { service, back: pathToGoOn(askPaths, draft) }
  },
  async submit(ctx, visit, { email }) {
    const draft = await readHeldDraft(ctx, visit)
    const sentTo = await readCodeEmail(ctx, email, text.email)
    const code = await makeResumeCode(ctx, draft)
    const { expiresAt } = await readHeldDraft(ctx, visit)
    const until = sayUntil(expiresAt, { language: ctx.language, now: ctx.now() })
    if (sentTo)
      await sendCode(ctx, draft, { way: { medium: 'email', recipient: sentTo }, code, origin: visit.origin, until })
    return show({ code: formatCode(code), spoken: speakCode(code), until, sentTo })
  },
  example: ({ draft }) => `/ask/${draft}/save`,
})
