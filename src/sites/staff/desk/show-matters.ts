import type { Booking } from '../../../modules/bookings/index.ts'
import {
  type CurrentService,
  getVersion,
  listGoesWith,
  readCatalogue,
  suggestServices,
} from '../../../modules/catalogue/index.ts'
import { readForm } from '../../../modules/drafts/index.ts'
import type { DeskView, MatterView } from '../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { type KnownPlace, placeOfPostcode } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say, translator } from '../../../platform/text.ts'
import { promiseNow } from '../../promise-now.ts'
import { findAnswered } from '../mail/answered.ts'
import type { ShownThread } from '../mail/show-mail.ts'
import { pounds, sayPounds } from '../money.ts'
import type { NeedOfCaller } from '../take/needs-in-script.ts'
import { hintDuty } from '../take/offer-duty.ts'
import { scriptOf } from '../take/script.ts'
import { showDemand } from './demand-words.ts'
import { messageTexts } from './message-texts.ts'
import { sayDelegation } from './say-delegation.ts'
import { findHeldAnswer, isWritten, showAnswerReplies, whyUntold } from './show-answer.ts'
import { showPassedOrBooked } from './show-passed.ts'
import { showReplies } from './show-replies.ts'
import type { ShownRequest } from './show-requests.ts'
import { namesOfMatter } from './typed.ts'

const SUGGESTED = 3

/** The matters of a conversation, each with what helps to settle it. */
export async function showMatters(
  ctx: Ctx,
  view: DeskView,
  requests: ShownRequest[],
  {
    needs,
    postcode,
    thread,
    booked,
  }: { needs: readonly NeedOfCaller[]; postcode: string | null; thread: ShownThread; booked: readonly Booking[] },
) {
  const at = await placeOfPostcode(ctx, postcode)
  const [{ services }, { teams }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  return Promise.all(
    view.matters.map(async (matter, index) => {
      const service = matter.service ? services.get(matter.service) : undefined
      const request = requests.find(each => each.id === matter.requestId)
      return {
        ...matter,
        number: index + 1,
        names: namesOfMatter(matter),
        about: service
          ? await showService(ctx, service, matter, { needs, at, channel: view.channel, isHushed: view.isHushed })
          : null,
        pay: service && request && !request.isClosed ? showPay(ctx, service, matter) : null,
        /** The team that has what she may not see. */
        inConfidence: !request && matter.heldBy ? say(teams.get(matter.heldBy)?.name, 'en') : '',
        suggestions: service || findAnswered(ctx, thread) ? [] : await suggest(ctx, matter, services),
        request: request ?? null,
        sent: request ? sayMessage(view, matter, request) : null,
        ...(await showReplies(ctx, matter, request)),
        answerReplies: await showAnswerReplies(ctx, matter, view.caller, thread),
        heldAnswer: findHeldAnswer(view.id, matter, thread),
        untold: whyUntold(view, matter, thread, requests),
        goesWith: request && matter.touched === 'opened' ? await showGoesWith(ctx, request, view) : [],
        delegated: await sayDelegation(ctx, matter.service, view.spent),
        callBackBy: matter.callBack ? say(teams.get(matter.callBack.team)?.name, 'en') : '',
        passed: await showPassedOrBooked(ctx, matter, booked),
        danger: await hintAt(ctx, view, matter, thread),
        demand: showDemand(matter, requests, { now: ctx.now(), isKnown: !!view.caller?.customerId }),
        message: matter.message || (request && matter.touched === 'chased' ? messageFor(request) : ''),
      }
    }),
  )
}

export type ShownMatter = Awaited<ReturnType<typeof showMatters>>[number]

/** What was written to us has rung by itself. */
async function hintAt(ctx: Ctx, view: DeskView, { asked }: MatterView, thread: ShownThread) {
  if (view.dangerRaised || view.parkedAt || view.wrappedAt || isWritten(thread)) return null
  return hintDuty(ctx, asked)
}

async function suggest(ctx: Ctx, { asked, requestId }: MatterView, services: ReadonlyMap<string, CurrentService>) {
  if (!asked.trim() || requestId) return []
  const found = await suggestServices(ctx, asked.slice(0, 300), SUGGESTED, 'en')
  return found.map(({ slug }) => ({ slug, name: say(services.get(slug)?.name, 'en') }))
}

/** What to say, ask and do, the promise if they ask now, and the way on. */
async function showService(
  ctx: Ctx,
  service: CurrentService,
  { draftId, touched }: MatterView,
  now: { needs: readonly NeedOfCaller[]; at: KnownPlace | null; channel: string; isHushed: boolean },
) {
  const { questions } = service.form ? await readForm(ctx, service) : { questions: [] }
  return {
    slug: service.slug,
    name: say(service.name, 'en'),
    about: say(service.about, 'en'),
    elsewhere: service.elsewhere ? say(service.elsewhere.name, 'en') : '',
    script: touched ? [] : await scriptOf(ctx, service, questions, now),
    promise: touched ? null : await promiseNow(ctx, service, now.at ?? {}),
    begin: touched || !service.form ? null : `/staff/take/services/${service.slug}`,
    goOn: draftId && !touched ? `/staff/take/form/${draftId}/on` : null,
  }
}

/** What is to be paid for a request, and the links that were sent. Null: nothing is. */
function showPay(ctx: Ctx, { fee, script }: CurrentService, { payLinks }: MatterView) {
  if (!fee) return null
  return {
    pounds: pounds(fee.pence),
    say: say(script.find(line => line.pay)?.pay, 'en'),
    source: say(fee.source, 'en'),
    isSet: ctx.ports.payAddress !== null,
    sent: payLinks.map(({ pence, sentAt, ...link }) => ({ ...link, amount: sayPounds(pence), at: sentAt })),
    /** Of other sums than the fee: a link for the same sum is the same. */
    standing: sayStanding(payLinks.filter(({ pence }) => pence !== fee.pence)),
    /** Of any sum, where another one was typed. */
    standingAny: sayStanding(payLinks),
  }
}

const sayStanding = (links: MatterView['payLinks']): string =>
  [...new Set(links.filter(link => !link.isReplaced).map(({ pence }) => sayPounds(pence)))].join(', ')

/** Of the message of a matter: who reads it, before it goes and once it has; `isTold`: somebody was told of it by message. */
function sayMessage(
  { isHushed }: DeskView,
  { messageId, messageTo: to, goesAt }: MatterView,
  { isTold }: ShownRequest,
) {
  const t = translator(messageTexts, 'en')
  const then = isHushed ? (isTold ? 'some' : 'held') : isTold ? 'all' : 'nobody'
  // What follows from it is a moment behind.
  const now = to ?? (isTold ? then : 'nobody')
  return {
    hint: t(`message.hint.${then}`),
    goes: t(isTold ? 'message.goes' : 'message.goesToNobody'),
    gone: t(`message.gone.${goesAt ? then : now}`),
    isTold: !!messageId && now !== 'held' && now !== 'nobody',
  }
}

/** Words to begin from: what was promised, said as it stands. */
function messageFor({ service, reference, promise, isLate, isClosed }: ShownRequest): string {
  const about = `You asked us today about ${service} (${reference}).`
  if (isClosed || !promise) return about
  return isLate
    ? `${about} We promised: ${promise}. That is late, and we are sorry.`
    : `${about} We promised: ${promise}.`
}

/** What goes with a request opened just now, and is not a matter of this conversation already. */
async function showGoesWith(ctx: Ctx, { facts }: ShownRequest, { matters }: DeskView) {
  const goesWith = await listGoesWith(ctx, await getVersion(ctx, facts.versionId), facts.answers)
  return goesWith
    .filter(({ service }) => !matters.some(matter => matter.service === service.slug))
    .map(({ service, why }) => ({ slug: service.slug, name: say(service.name, 'en'), why: say(why, 'en') }))
}
