import { canThank, giveThanks } from '../../../../modules/coaching/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { heedDanger } from '../danger-typed.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** A thank you, for the colleague who did it and nobody else. */
export const thanksPage = page({
  at: import.meta,
  path: '/track/:token/thanks',
  public: true,
  texts: text,
  triesPerMinute: 20,
  form: { words: textField({ required: 'missing', max: 2000 }) },
  async load(ctx, visit) {
    const { service, home, participantId } = await readLinkedRequest(ctx, visit)
    return (await canThank(ctx, participantId)) ? { service, back: home } : redirect(home)
  },
  async submit(ctx, visit, { words }) {
    const linked = await readLinkedRequest(ctx, visit)
    const { participantId, home } = linked
    const ring = await heedDanger(ctx, linked, words)
    await giveThanks(ctx, { participantId, words })
    return redirect(`${home}?done=thanked${ring}`)
  },
  example: ({ closedToken }) => `/track/${closedToken}/thanks`,
})
