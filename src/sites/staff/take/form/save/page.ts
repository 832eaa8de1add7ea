import { makeResumeCode, readForm } from '../../../../../modules/drafts/index.ts'
import { sayDate } from '../../../../../platform/dates/index.ts'
import { page, redirect, show } from '../../../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../../../platform/spoken-code/index.ts'
import { pathToGoOn } from '../../../../questions/form-paths.ts'
import { takePaths } from '../../form-paths.ts'
import { readTakenDraft } from '../../held-drafts.ts'
import { takeTexts } from '../../text.ts'
import { text } from './text.ts'

/** A code with which the caller goes on by herself, or rings again and somebody else goes on with her. */
export const takeSavePage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/save',
  permission: 'requests.take',
  audit: 'take-save',
  texts: { ...takeTexts, ...text },
  triesPerMinute: 20,
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    if (draft.submittedAt) return redirect(takePaths.sent(draft.id))
    const { service } = await readForm(ctx, draft)
    return { service, back: pathToGoOn(takePaths, draft) }
  },
  async submit(outer, visit) {
    const { draft, ctx } = await readTakenDraft(outer, visit)
    const code = await makeResumeCode(ctx, draft)
    const until = sayDate(draft.expiresAt, { language: 'en', now: ctx.now() })
    return show({ code: formatCode(code), spoken: speakCode(code), until })
  },
  example: ({ takenDraft }) => `/staff/take/form/${takenDraft}/save`,
})
