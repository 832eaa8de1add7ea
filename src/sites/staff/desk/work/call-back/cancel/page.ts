import { cancelCallBack, readCallBack } from '../../../../../../modules/interactions/index.ts'
import { NotFound } from '../../../../../../platform/errors.ts'
import { textField } from '../../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { atBox } from '../../../conversation/passing.ts'
import { deskTexts } from '../../../desk-texts.ts'
import { workTexts } from '../../../work-texts.ts'
import { text } from './text.ts'

const texts = { ...deskTexts, ...workTexts, ...text }

/** They do not need a promised call any more: nobody rings, and why is kept. */
export const workCallBackCancelPage = page({
  at: import.meta,
  path: '/staff/desk/work/call-backs/:id/cancel',
  permission: 'interactions.receive',
  audit: 'call-back-cancel',
  texts,
  form: { because: textField({ required: 'becauseMissing', max: 500 }) },
  async load(ctx, visit) {
    const callBack = await readCallBack(ctx, visit.params.id!)
    if (callBack.state !== 'open') throw new NotFound('call-back')
    return {
      summary: callBack.summary,
      hasDied: !!callBack.met.diedAt,
      back: `/staff/desk/work/call-backs/${callBack.id}`,
    }
  },
  submit(ctx, visit, { because }) {
    const id = visit.params.id!
    return atBox(texts, {}, 'because', async () => {
      await cancelCallBack(ctx, { id, because })
      return redirect(`/staff/desk/work/call-backs/${id}`)
    })
  },
  example: ({ callBack }) => `/staff/desk/work/call-backs/${callBack}/cancel`,
})
