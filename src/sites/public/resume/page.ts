import { resumeDraft } from '../../../modules/drafts/index.ts'
import { textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { formatCode, parseReference } from '../../../platform/spoken-code/index.ts'
import { holdDraft } from '../ask/held-drafts.ts'
import { LANGUAGE_COOKIE } from '../site.ts'
import { text } from './text.ts'

const broughtAlong = (code: unknown): string => (/^\d{9}$/.test(String(code)) ? formatCode(String(code)) : '')

/** Takes a saved form up by its code, at the question where it was left. */
export const resumePage = page({
  at: import.meta,
  path: '/resume',
  public: true,
  texts: text,
  triesPerMinute: 20,
  form: { code: textField({ max: 40 }) },
  // The link in her message brings the code along: she sees it and carries on. Whatever looks at links first takes nothing up.
  load: async (_ctx, visit) => ({ back: '/', code: broughtAlong(visit.query.code) }),
  async submit(ctx, visit, { code }) {
    // Both numbers are on paper in threes: who has sent her form has the other one.
    const reference = parseReference(code)
    if (reference.ok) return redirect(`/track?reference=${reference.code}&from=resume`)
    const draft = await resumeDraft(ctx, { code, address: visit.ip })
    holdDraft(visit, draft)
    // Where she chose no language here, the form goes on in the one she began it in.
    if (!visit.cookies[LANGUAGE_COOKIE]) visit.setCookie(LANGUAGE_COOKIE, draft.language, 365)
    return redirect(`/ask/${draft.id}/on`)
  },
  example: () => '/resume',
})
