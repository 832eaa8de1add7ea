import { type InteractionChannel, MATTER_OUTCOMES, wrapUp } from '../../../../../modules/interactions/index.ts'
import { Invalid, Refused } from '../../../../../platform/errors.ts'
import { isId } from '../../../../../platform/id.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { type Posted, page, redirect } from '../../../../../platform/page/page.ts'
import { readPounds } from '../../../money.ts'
import { deskTexts } from '../../desk-texts.ts'
import { forgetConversation } from '../../in-hand.ts'
import { readScreen } from '../../screen.ts'
import { MATTER_OUTCOME_NAMES } from '../../show-past.ts'
import { startOf } from '../../show-tabs.ts'
import { draftWrapUp } from './draft-wrap-up.ts'
import { text } from './text.ts'

/** The key leads to the first of a matter. */
const KEY = { 'data-alt': 'l', 'data-alt-name': text.how.en, 'aria-keyshortcuts': 'Alt+L' }
const outcomes = MATTER_OUTCOMES.map((value, at) => ({
  value,
  text: MATTER_OUTCOME_NAMES[value],
  ...(at === 0 && { attributes: KEY }),
}))

/** How a conversation about nothing ended, each with the ways in which it can. */
const REASONS = ['wrong-number', 'nobody-there', 'hung-up', 'went-away', 'by-mistake'] as const
type Reason = (typeof REASONS)[number]
const WAYS: Record<Reason, readonly InteractionChannel[] | null> = {
  'wrong-number': ['phone'],
  'nobody-there': ['phone', 'video'],
  'hung-up': ['phone', 'video'],
  'went-away': ['desk'],
  'by-mistake': null,
}
const reasonsOf = (channel: InteractionChannel) =>
  REASONS.filter(each => WAYS[each]?.includes(channel) ?? true).map(value => ({
    value,
    text: wordsOf(value),
  }))
const wordsOf = (reason: Reason): string => text[`reason.${reason}`].en

/** The end of the work on a conversation: note, outcomes and next promise are drafted, to correct and save. */
export const wrapUpPage = page({
  at: import.meta,
  path: '/staff/desk/:id/wrap-up',
  permission: 'interactions.take',
  audit: 'conversation-wrap-up',
  texts: { ...deskTexts, ...text },
  form: { note: textField({ max: 20_000 }), promise: textField({ max: 4_000 }), reason: choiceField(REASONS) },
  async load(ctx, visit) {
    const screen = await readScreen(ctx, visit.params.id!)
    const home = `/staff/desk/${screen.view.id}`
    if (screen.view.wrappedAt) return redirect(home)
    const matters = screen.matters.filter(
      each => each.asked || each.answer || each.service || each.requestId || each.handover || each.callBack,
    )
    const reasons = matters.length > 0 || screen.view.confided ? [] : reasonsOf(screen.view.channel)
    return { ...screen, matters, home, outcomes, reasons, drafted: draftWrapUp(screen.view, matters, ctx.now()) }
  },
  async submit(ctx, visit, { note, promise, ...values }) {
    const reason = values.reason as Reason | ''
    const matters = readOutcomes(visit.posted)
    const wrapping = wrapUp(ctx, {
      interactionId: visit.params.id!,
      note: reason ? [note, `${wordsOf(reason)}.`].filter(Boolean).join('\n') : note,
      promise,
      matters,
      read: [visit.posted.read ?? []].flat().filter(isId),
    })
    await wrapping.catch(atMatter)
    forgetConversation(visit)
    return redirect(startOf(ctx, 'wrapped'))
  },
  example: ({ conversation }) => `/staff/desk/${conversation}/wrap-up`,
})

/** One outcome for each matter that the form shows; throws `Invalid` at the box where something is missing. */
function readOutcomes(posted: Posted) {
  const ids = [posted.matter ?? []].flat().filter(isId)
  const errors: Record<string, string> = {}
  const matters = ids.flatMap(id => {
    const outcome = MATTER_OUTCOMES.find(each => each === posted[`outcome-${id}`])
    const referredTo = String(posted[`referred-${id}`] ?? '').trim()
    if (!outcome) errors[`outcome-${id}`] = text.outcomeMissing.en
    const amount = String(posted[`amount-${id}`] ?? '').trim()
    const pence = amount ? readPounds(amount) : undefined
    if (pence === null) errors[`amount-${id}`] = text.amountWrong.en
    if (outcome === 'referred' && !referredTo) errors[`referred-${id}`] = text.referredMissing.en
    return outcome ? [{ id, outcome, referredTo, pence: pence ?? undefined }] : []
  })
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  return matters
}

/** What the scheme of delegation refuses is said at the matter: at what it costs, or how it ended; of nothing at all, at the note. */
function atMatter(error: unknown): never {
  const { code, params } = error instanceof Refused ? error : { code: '', params: {} as Refused['params'] }
  if (code === 'interactions.nothing-said') throw new Invalid({ note: text.nothingSaid.en })
  const words = deskTexts[`refused.${code}` as keyof typeof deskTexts]
  if (!params.matterId || !words) throw error
  const box = code === 'interactions.not-delegated' ? 'outcome' : 'amount'
  throw new Invalid({ [`${box}-${params.matterId}`]: words.en })
}
