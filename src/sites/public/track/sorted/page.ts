import { confirmClosure } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { translator } from '../../../../platform/text.ts'
import { heedDanger } from '../danger-typed.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** 'Is it sorted?': looking changes nothing, so a program that follows links answers for nobody. */
export const sortedPage = page({
  at: import.meta,
  path: '/track/:token/sorted',
  public: true,
  texts: text,
  form: { sorted: choiceField(['yes', 'no'], { required: 'choose' }), words: textField({ max: 4000 }) },
  async load(ctx, visit) {
    const { tracked, service, home } = await readLinkedRequest(ctx, visit)
    if (!tracked.askedAbout) return redirect(home)
    return { service, current: tracked.askedAbout, answer: visit.query.answer, back: home }
  },
  async submit(ctx, visit, { sorted, words }) {
    const linked = await readLinkedRequest(ctx, visit)
    const { participantId, home } = linked
    if (sorted === 'no' && !words) throw new Invalid({ words: translator(text, ctx.language)('missing') })
    const ring = await heedDanger(ctx, linked, words)
    const after = await confirmClosure(ctx, { participantId, sorted: sorted === 'yes', words })
    return redirect(`${home}?done=${after}${ring}`)
  },
  example: ({ closedToken }) => `/track/${closedToken}/sorted`,
})
