import { type FailedMessage, getFailed, markMended } from '../../../../../modules/channels/index.ts'
import { correctContactPoint } from '../../../../../modules/customers/index.ts'
import { readersOfFailed, sendAgain, sendAnotherWay } from '../../../../../modules/notifications/index.ts'
import { looksLikeEmail } from '../../../../../modules/organisation/index.ts'
import { WAYS, type Way } from '../../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { Invalid, NotFound, Refused } from '../../../../../platform/errors.ts'
import { isId } from '../../../../../platform/id.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { normalPhone } from '../../../../../platform/phone.ts'
import { hideKept } from '../../../messages/hide-kept.ts'
import { findFailed, showFailed } from '../page.ts'
import { sayWhy } from '../say-why.ts'
import { text } from '../text.ts'

const ACTS = ['again', 'told', 'not-needed', 'mend', ...WAYS] as const
const PLACE = '/staff/mail/failed'

/** One press on a message that did not arrive: again, another way, to the right address, or she was told. By itself where that was wrong. */
export const failedOnePage = page({
  at: import.meta,
  path: '/staff/mail/failed/:id',
  permission: 'interactions.take',
  audit: 'message-mend',
  texts: text,
  template: 'staff/mail/failed/page.njk',
  form: { act: choiceField(ACTS, { required: 'missing' }), right: textField({ max: 300 }) },
  async load(ctx, visit) {
    const failed = await findFailed(ctx, visit.params.id!)
    return failed ? { back: PLACE, only: true, messages: await showFailed(ctx, [failed]) } : redirect(PLACE)
  },
  async submit(ctx, visit, { act, right }) {
    const id = visit.params.id!
    if (!isId(id)) throw new NotFound('message')
    const done = await ctx.transaction(async ctx => {
      const message = await getFailed(ctx, id)
      await mustSee(ctx, message)
      if (act === 'again') return sendAgain(ctx, id).then(() => 'again')
      if (act === 'told' || act === 'not-needed') return markMended(ctx, id, act).then(() => act)
      if (act === 'mend') return mend(ctx, message, right).then(() => 'mended')
      if (await sendAnotherWay(ctx, id, act as Way, { origin: visit.origin, answersByEmail: false })) return 'way'
      throw new Invalid({ act: text.gone.en })
    })
    return redirect(`${PLACE}?done=${done}`)
  },
  example: ({ failed }) => `${PLACE}/${failed}`,
})

/** Nobody acts on what she may not read. */
async function mustSee(ctx: Ctx, message: FailedMessage): Promise<void> {
  const [shown] = await hideKept(ctx, [message])
  if (shown!.recipient !== message.recipient) throw new NotFound('message')
}

/** The right address goes to her record too, where we know whose it is; not where the other one is right, but not safe. */
async function mend(ctx: Ctx, message: FailedMessage, right: string): Promise<void> {
  const { medium, recipient: was } = message
  const value = medium === 'text' ? normalPhone(right) : right.trim()
  if (!value) throw new Invalid({ right: text.missing.en })
  if (medium === 'email' && !looksLikeEmail(value)) throw new Invalid({ right: text.wrongEmail.en })
  if (medium === 'text' && !/^\+\d{8,15}$/.test(value)) throw new Invalid({ right: text.wrongPhone.en })
  const [known] = [...(await readersOfFailed(ctx, [message])).values()]
  const kind = medium === 'text' ? 'phone' : 'email'
  if (known && medium !== 'letter' && value !== was && sayWhy(message) !== 'unsafe')
    await correctContactPoint(ctx, { customerId: known.customerId, kind, was, value, source: 'a message that failed' })
  await sendAgain(ctx, message.id, value).catch(error => {
    throw error instanceof Refused && error.code === 'notifications.not-safe-there'
      ? new Invalid({ right: text.notSafe.en })
      : error
  })
}
