import { readCatalogue } from '../../../modules/catalogue/index.ts'
import type { MatterOutcome, PastConversation, PastMatter } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say } from '../../../platform/text.ts'
import { RELATIONSHIP_NAMES } from '../customers/words.ts'
import { CHANNEL_NAMES } from '../request-words.ts'
import { sayKept } from './say-rung.ts'

export const MATTER_OUTCOME_NAMES: Record<MatterOutcome, string> = {
  settled: 'Settled now',
  'handed-over': 'Handed over to the team',
  'call-back': 'We ring back',
  referred: 'Sent to somebody else',
  abandoned: 'They broke off',
}

/** Conversations as the desk, a request and a customer show them. */
export async function showPast(
  ctx: Ctx,
  conversations: PastConversation[],
  requests: { id: string; reference: string }[] = [],
) {
  const { services } = await readCatalogue(ctx)
  const showMatter = (matter: PastMatter) => ({
    service: say(services.get(matter.service ?? '')?.name, 'en') || (matter.service ?? ''),
    asked: matter.asked,
    answer: matter.answer,
    reference: requests.find(each => each.id === matter.requestId)?.reference ?? '',
    request:
      matter.requestId && requests.some(each => each.id === matter.requestId)
        ? `/staff/requests/${matter.requestId}`
        : '',
    isChased: matter.touched === 'chased',
    outcome: matter.outcome ? MATTER_OUTCOME_NAMES[matter.outcome] : '',
    referredTo: matter.referredTo ?? '',
  })
  return conversations.map(each => ({
    id: each.id,
    channel: each.channel ? CHANNEL_NAMES[each.channel] : 'A conversation',
    isOurs: each.direction === 'out',
    by: each.adviserName,
    at: each.startedAt,
    isTimed: each.old?.timed ?? true,
    from: each.old ? `From the old system ${each.old.source}` : '',
    ended: each.old?.outcome ? `Outcome there: ${each.old.outcome}` : '',
    missed: each.missed ? 'They rang and nobody answered.' : '',
    helper: each.helper
      ? `${each.helper.name} spoke for them: ${RELATIONSHIP_NAMES[each.helper.kind].toLowerCase()}`
      : '',
    isOpen: !each.wrappedAt,
    note: each.note,
    told: each.promise && `They were told: ${each.promise}`,
    rung: each.matters.flatMap(({ callBack }) => (callBack && sayKept(callBack, ctx.now())) || []),
    matters: each.matters.map(showMatter),
  }))
}
