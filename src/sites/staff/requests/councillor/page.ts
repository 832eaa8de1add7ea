import { takeBackRaising } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { basisItems, councillorItems, noteRaising, raisingFields, raisingTexts } from '../../raised-by.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { text } from './text.ts'

/** A councillor raised it: who, and why she may hear the answer. */
export const councillorPage = page({
  at: import.meta,
  path: '/staff/requests/:id/councillor',
  permission: 'requests.update',
  audit: 'request-councillor',
  texts: { ...actionTexts, ...raisingTexts, ...text },
  form: { ...raisingFields, remove: textField({ max: 5 }) },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'note')
    if (isRedirect(screen)) return screen
    const { raised } = screen.request
    return {
      ...screen,
      raised,
      councillors: await councillorItems(ctx, screen.request.ward),
      bases: basisItems(screen.request),
    }
  },
  async submit(ctx, visit, { councillor, basis, remove }) {
    const requestId = visit.params.id!
    if (remove) {
      await takeBackRaising(ctx, requestId)
      return doneWith(visit, 'raising-taken-back')
    }
    if (!councillor) throw new Invalid({ councillor: text.choose.en })
    await noteRaising(ctx, requestId, { councillor, basis })
    return doneWith(visit, 'raised')
  },
  example: ({ request }) => `/staff/requests/${request}/councillor`,
})
