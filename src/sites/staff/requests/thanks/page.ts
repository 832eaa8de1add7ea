import { passOnThanks } from '../../../../modules/coaching/index.ts'
import { listDoersOf } from '../../../../modules/requests/index.ts'
import { idField, textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { text } from './text.ts'

/** Somebody said thank you: it goes to the colleague who did it, on her own page. */
export const passThanksPage = page({
  at: import.meta,
  path: '/staff/requests/:id/thanks',
  permission: 'requests.update',
  audit: 'request-thanks',
  texts: { ...actionTexts, ...text },
  form: { to: idField({ required: 'choose' }), words: textField({ required: 'missing', max: 4000 }) },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'note')
    if (isRedirect(screen)) return screen
    const doers = await listDoersOf(ctx, screen.request.id)
    return {
      ...screen,
      doers: doers.map(({ staffId, name, how }) => ({
        value: staffId,
        text: name,
        hint: { text: text[`how.${how}`].en },
      })),
    }
  },
  async submit(ctx, visit, { to, words }) {
    await passOnThanks(ctx, { requestId: visit.params.id!, to, words })
    return doneWith(visit, 'thanked')
  },
  example: ({ closedRequest }) => `/staff/requests/${closedRequest}/thanks`,
})
