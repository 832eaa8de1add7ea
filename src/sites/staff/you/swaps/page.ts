import {
  answerSwap,
  askSwap,
  decideSwap,
  type SwapState,
  seeSwap,
  withdrawSwap,
} from '../../../../modules/rota/index.ts'
import { choiceField, idField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { readOffers } from './offers.ts'
import { text } from './text.ts'

const YOU = '/staff/you'

/** One of her own shifts with what colleagues could give for it; and the answers to what is asked. */
export const swapsPage = page({
  at: import.meta,
  path: '/staff/you/swaps',
  permission: 'rota.read',
  audit: 'rota-swap',
  texts: text,
  form: {
    act: choiceField(['ask', 'yes', 'no', 'withdraw', 'approve', 'refuse', 'seen']),
    swap: idField(),
    shift: idField(),
    theirs: textField({ max: 40 }),
  },
  async load(ctx, visit) {
    return { back: YOU, ...(await readOffers(ctx, visit.query.shift ?? '')), chosen: visit.posted.theirs }
  },
  example: ({ shift }) => `/staff/you/swaps?shift=${shift}`,
  async submit(ctx, _visit, { act, swap, shift, theirs }) {
    if (act === 'ask') {
      await atField(askSwap(ctx, { shiftId: shift, theirShiftId: theirs }), { 'rota.swap-': 'theirs' })
      return redirect(`${YOU}?done=swap-asked`)
    }
    if (act === 'yes' || act === 'no') return after(await answerSwap(ctx, swap, act === 'yes'))
    if (act === 'approve' || act === 'refuse') return after(await decideSwap(ctx, swap, act === 'approve'))
    if (act === 'withdraw') await withdrawSwap(ctx, swap)
    if (act === 'seen') await seeSwap(ctx, swap)
    return redirect(`${YOU}?done=swap-${act === 'seen' ? 'seen' : 'withdrawn'}`)
  },
})

const after = (state: SwapState) => redirect(`${YOU}?done=swap-${state}`)
