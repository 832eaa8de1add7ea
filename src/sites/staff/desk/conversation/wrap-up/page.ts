import { listBookedIn } from '../../../../../modules/bookings/index.ts'
import { readCatalogue } from '../../../../../modules/catalogue/index.ts'
import { readThread } from '../../../../../modules/correspondence/index.ts'
import {
  type InteractionChannel,
  MATTER_OUTCOMES,
  readConversation,
  wrapUp,
} from '../../../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import { listOfPerson } from '../../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { Invalid, NotFound, Refused } from '../../../../../platform/errors.ts'
import { isId } from '../../../../../platform/id.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { type Posted, page, redirect, show, type Visit } from '../../../../../platform/page/page.ts'
import { say, translator } from '../../../../../platform/text.ts'
import { showThread } from '../../../mail/show-mail.ts'
import { readPounds } from '../../../money.ts'
import { deskTexts } from '../../desk-texts.ts'
import { forgetConversation } from '../../in-hand.ts'
import { openRelated } from '../../open-related.ts'
import { orBack } from '../../or-back.ts'
import { readScreen, type Screen } from '../../screen.ts'
import { isWritten, whyUntold } from '../../show-answer.ts'
import { MATTER_OUTCOME_NAMES } from '../../show-past.ts'
import { startOf } from '../../show-tabs.ts'
import { sayBooking } from '../booking/page.ts'
import { draftWrapUp } from './draft-wrap-up.ts'
import { addTypedToGone, draftedNote, goOnWith, keepTypedWrapUp, readBefore, toldIn, toldNote } from './kept-wrap-up.ts'
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
    text: text[`reason.${value}`].en,
  }))

/** The end of the work on a conversation: note, outcomes and next promise are drafted, to correct and save. */
export const wrapUpPage = page({
  at: import.meta,
  path: '/staff/desk/:id/wrap-up',
  permission: 'interactions.take',
  audit: 'conversation-wrap-up',
  texts: { ...deskTexts, ...text },
  form: {
    note: textField({ max: 20_000 }),
    promise: textField({ max: 4_000 }),
    reason: choiceField(REASONS),
    look: choiceField(['again']),
    related: textField({ max: 200 }),
  },
  async load(ctx, visit) {
    const screen = await readScreen(ctx, visit.params.id!)
    const home = `/staff/desk/${screen.view.id}`
    if (screen.view.wrappedAt) return redirect(home)
    const matters = screen.matters.filter(
      each =>
        each.asked || each.answer || each.service || each.requestId || each.handover || each.callBack || each.bookingId,
    )
    const reasons = matters.length > 0 || screen.view.confided ? [] : reasonsOf(screen.view.channel)
    const drafted = draftWrapUp({ ...screen.view, booked: await listBooked(ctx, screen.view.id) }, matters, ctx.now())
    const kept = goOnWith(screen.view.wrapUp, drafted)
    const shownBefore = screen.view.shownBefore.join(' and ')
    return {
      ...screen,
      matters,
      home,
      outcomes,
      reasons,
      drafted,
      kept,
      shownBefore,
      teams: await teamsToGive(ctx, screen),
    }
  },
  async submit(ctx, visit, values) {
    try {
      return await save(ctx, visit, values)
    } catch (error) {
      if (error instanceof NotFound) await addTypedToGone(ctx, visit)
      throw error
    }
  },
  example: ({ conversation }) => `/staff/desk/${conversation}/wrap-up`,
})

/** The times that were booked in it, each as it is said to them. */
async function listBooked(ctx: Ctx, interactionId: string) {
  const { names } = await readCatalogue(ctx)
  const booked = await listBookedIn(ctx, interactionId)
  return Promise.all(
    booked.map(async booking => {
      const { when, place, reference } = await sayBooking(ctx, booking)
      const what = booking.service ? say(names.get(booking.service), 'en') : t('booked')
      return {
        id: booking.id,
        service: booking.service,
        words: [`${what}: ${when}`, place, reference].filter(Boolean).join(', '),
      }
    }),
  )
}

const t = translator(text, 'en')

async function save(ctx: Ctx, visit: Visit, { note, promise, reason, look, related }: Record<string, string>) {
  const kept = await keepTypedWrapUp(ctx, visit)
  if (look) return show({ values: {} })
  // Its form comes first, and the wrap-up waits as it was typed.
  if (related) return orBack(`/staff/desk/${visit.params.id}`, () => openRelated(ctx, visit.params.id!, related))
  // Wrapped up on another screen, how it ended stands: only words can be added.
  const matters = kept ? readOutcomes(visit.posted, await findUntold(ctx, visit.params.id!)) : []
  const told = kept
    ? matters.flatMap(({ told, needsNone }) => (told ? toldNote(told) : needsNone ? t('noneNote') : []))
    : toldIn(visit.posted)
  const said = [...told, ...(reason ? [`${t(`reason.${reason as Reason}`)}.`] : [])]
  const wrapping = wrapUp(ctx, {
    interactionId: visit.params.id!,
    // With what another screen wrote meanwhile.
    note: [kept?.note?.trim() ?? note, ...said].filter(Boolean).join('\n'),
    promise: kept?.promise?.trim() ?? promise!,
    was: readBefore(visit.posted),
    drafted: draftedNote(visit.posted),
    matters,
    read: [visit.posted.read ?? []].flat().filter(isId),
  })
  const done = await wrapping.catch(atMatter)
  forgetConversation(visit)
  return redirect(startOf(ctx, done))
}

/** Into whose work goes what was written, if nobody has it: into nobody's of danger, or of what came to a team in confidence. */
async function teamsToGive(ctx: Ctx, { view, mail }: Screen): Promise<{ value: string; text: string }[]> {
  const { teams } = await readOrganisation(ctx)
  const isPrivate = mail.some(each => !each.isOurs && each.team && teams.get(each.team)?.private)
  if (!isWritten(mail) || isPrivate || view.confided || (view.wentOnFrom && view.wentOnFrom.kind !== 'given')) return []
  const choices = [...teams].filter(([, team]) => !team.disabled)
  return [
    { value: '', text: text.giveToNobody.en },
    ...choices.map(([value, { name }]) => ({ value, text: say(name, 'en') })),
  ]
}

type Untold = ReadonlyMap<string, ReturnType<typeof whyUntold>>

/** Matters of which whoever wrote was told nothing, each with why. */
async function findUntold(ctx: Ctx, interactionId: string): Promise<Untold> {
  const view = await readConversation(ctx, interactionId)
  const thread = await showThread(ctx, await readThread(ctx, { interactionId }))
  const opened = view.matters.flatMap(({ touched, requestId }) => (touched === 'opened' && requestId ? requestId : []))
  const requests = opened.length > 0 && isWritten(thread) ? await listOfPerson(ctx, null, opened) : []
  return new Map(view.matters.map(each => [each.id, whyUntold(view, each, thread, requests)]))
}

/** Ends after which nobody writes to them any more. */
const NEEDS_WORD: ReadonlySet<string> = new Set(['settled', 'referred', 'abandoned'])

/** One outcome for each matter that the form shows; throws `Invalid` at the box where something is missing. */
function readOutcomes(posted: Posted, untold: Untold) {
  const ids = [posted.matter ?? []].flat().filter(isId)
  const errors: Record<string, string> = {}
  const matters = ids.flatMap(id => {
    const outcome = MATTER_OUTCOMES.find(each => each === posted[`outcome-${id}`])
    const referredTo = String(posted[`referred-${id}`] ?? '').trim()
    if (!outcome) errors[`outcome-${id}`] = text.outcomeMissing.en
    const amount = String(posted[`amount-${id}`] ?? '').trim()
    const pence = amount ? readPounds(amount) : undefined
    if (pence === null) errors[`amount-${id}`] = text.amountWrong.en
    const why = untold.get(id)
    const told = why ? String(posted[`told-${id}`] ?? '').trim() : ''
    const needsNone = why ? !told && Boolean(posted[`none-${id}`]) : false
    if (why && NEEDS_WORD.has(outcome ?? '') && !told && !needsNone) errors[`outcome-${id}`] = text[`untold.${why}`].en
    if (outcome === 'referred' && !referredTo) errors[`referred-${id}`] = text.referredMissing.en
    const team = String(posted[`team-${id}`] ?? '') || undefined
    const isOfDanger = Boolean(posted[`danger-${id}`])
    return outcome ? [{ id, outcome, referredTo, pence: pence ?? undefined, team, isOfDanger, told, needsNone }] : []
  })
  if (Object.keys(errors).length > 0) throw new Invalid(errors)
  return matters
}

/** Where a refusal is said that is not about how it ended. */
const BOXES: Record<string, string> = {
  'interactions.amount-missing': 'amount',
  'interactions.over-limit': 'amount',
  'interactions.budget-used': 'amount',
  'interactions.team-missing': 'team',
  'interactions.two-teams': 'team',
}

/** What is refused of a matter is said there: at what it costs, at the team, or at how it ended; of nothing at all, at the note. */
function atMatter(error: unknown): never {
  const { code, params } = error instanceof Refused ? error : { code: '', params: {} as Refused['params'] }
  if (code === 'interactions.nothing-said') throw new Invalid({ note: text.nothingSaid.en })
  const words = deskTexts[`refused.${code}` as keyof typeof deskTexts]
  if (!params.matterId || !words) throw error
  throw new Invalid({ [`${BOXES[code] ?? 'outcome'}-${params.matterId}`]: words.en })
}
