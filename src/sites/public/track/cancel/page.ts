import { cancelRequest } from '../../../../modules/requests/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { translator } from '../../../../platform/text.ts'
import { heedDanger } from '../danger-typed.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** She takes her request back. When others follow it, only she leaves. */
export const cancelPage = page({
  at: import.meta,
  path: '/track/:token/cancel',
  public: true,
  texts: text,
  form: { words: textField({ max: 1000 }) },
  async load(ctx, visit) {
    const { tracked, service, home } = await readLinkedRequest(ctx, visit)
    return tracked.status === 'closed' ? redirect(home) : { service, back: home }
  },
  async submit(ctx, visit, { words }) {
    const linked = await readLinkedRequest(ctx, visit)
    const { participantId, home } = linked
    const ring = await heedDanger(ctx, linked, words)
    const because = translator(text, ctx.language)('because')
    return redirect(`${home}?done=${await cancelRequest(ctx, { participantId, words, because })}${ring}`)
  },
  example: ({ token }) => `/track/${token}/cancel`,
})
