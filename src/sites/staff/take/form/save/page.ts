import { makeResumeCode, readForm } from '../../../../../modules/drafts/index.ts'
import { findSendTo } from '../../../../../modules/interactions/index.ts'
import { withContext } from '../../../../../platform/context.ts'
import { sayUntil } from '../../../../../platform/dates/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../../platform/page/page.ts'
import { canText } from '../../../../../platform/ports.ts'
import { formatCode, speakCode } from '../../../../../platform/spoken-code/index.ts'
import type { Language } from '../../../../../platform/text.ts'
import { pathToGoOn } from '../../../../questions/form-paths.ts'
import { readCodeWay, sendCode } from '../../../../questions/send-code.ts'
import { takePaths } from '../../form-paths.ts'
import { readTakenDraft } from '../../held-drafts.ts'
import { takeTexts } from '../../text.ts'
import { text } from './text.ts'

/** A code with which the caller goes on by herself, sent to her if she wants it, or rings again and somebody else goes on with her. */
export const takeSavePage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/save',
  permission: 'requests.take',
  audit: 'take-save',
  texts: { ...takeTexts, ...text },
  triesPerMinute: 20,
  form: { to: textField({ max: 254 }) },
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    if (draft.submittedAt) return redirect(takePaths.sent(draft.id))
    const { service } = await readForm(ctx, draft)
    return {
      service,
      back: pathToGoOn(takePaths, draft),
      byText: canText(ctx.ports),
      known: await findSendTo(ctx),
    }
  },
  async submit(outer, visit, { to }) {
    const { draft, ctx } = await readTakenDraft(outer, visit)
    const way = await readCodeWay(ctx, to, {
      label: text.to,
      noMobile: text.noMobile.en,
      noTexts: text.noTexts.en,
    })
    const code = await makeResumeCode(ctx, draft)
    const { expiresAt } = (await readTakenDraft(outer, visit)).draft
    const sayUntilIn = (language: Language) => sayUntil(expiresAt, { language, now: ctx.now() })
    const { language } = draft
    if (way)
      await sendCode(withContext(ctx, { language }), draft, {
        way,
        code,
        origin: visit.origin,
        until: sayUntilIn(language),
      })
    return show({ code: formatCode(code), spoken: speakCode(code), until: sayUntilIn('en'), sentTo: way?.recipient })
  },
  example: ({ takenDraft }) => `/staff/take/form/${takenDraft}/save`,
})
