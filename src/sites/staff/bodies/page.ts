import { addBody, listBodies } from '../../../modules/referrals/index.ts'
import { exactField, textField, tickField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { bodyTexts } from './text.ts'

/** Other bodies that deal with some of what people ask, and a form for one more. */
export const bodiesPage = page({
  at: import.meta,
  path: '/staff/bodies',
  permission: 'keys.change',
  audit: 'body-creation',
  texts: bodyTexts,
  form: {
    name: textField({ max: 100 }),
    url: exactField({ max: 500 }),
    jurisdiction: textField({ max: 100 }),
    apiKey: exactField({ max: 200 }),
    phone: textField({ max: 50 }),
    personal: tickField(),
    because: textField({ max: 300 }),
  },
  load: async ctx => ({ bodies: await listBodies(ctx) }),
  async submit(ctx, _visit, { because, ...body }) {
    const id = await addBody(ctx, { ...body, personalBecause: because })
    return redirect(`/staff/bodies/${id}?done=added`)
  },
})
