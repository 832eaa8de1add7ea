import type { DemandType, Evidence, EvidenceCode, MatterView } from '../../../modules/interactions/index.ts'
import { sayDay } from '../../../platform/dates/index.ts'
import type { ShownRequest } from './show-requests.ts'

/** What kind of failure a piece of evidence shows. */
export const FAILURES: Partial<Record<EvidenceCode, string>> = {
  late: 'chasing',
  near: 'chasing',
  open: 'chasing',
  again: 'asked before',
  message: 'about what we wrote',
  decided: 'about what we decided',
}

const DEMAND_NAMES: Record<DemandType, string> = {
  value: 'Something new',
  failure: 'Something went wrong before',
  proactive: 'We got in touch',
}

export interface ShownDemand {
  /** 'Failure: chasing'. */
  name: string
  /** What speaks for it. */
  because: string
  isConfirmed: boolean
  choices: { value: DemandType; text: string; key: number; isChosen: boolean }[]
}

/** Why she got in touch as the evidence has it, or as the adviser confirmed it. */
export function showDemand(
  matter: MatterView,
  requests: ShownRequest[],
  { now, isKnown }: { now: Date; isKnown: boolean },
): ShownDemand {
  const chosen = matter.demand ?? matter.suggested
  const isAsSuggested = chosen === matter.suggested
  const failure = isAsSuggested ? FAILURES[matter.evidence.code] : undefined
  const perhaps = matter.demand === null && mayBeOfAnother(matter) ? 'perhaps ' : ''
  return {
    name: failure ? `Failure: ${perhaps}${failure}` : DEMAND_SHORT[chosen],
    because:
      !isKnown && matter.evidence.code === 'new' && !matter.requestId
        ? 'Say who it is: then you see here if something of theirs is late or due, or was asked lately.'
        : sayEvidence(matter, requests, now),
    isConfirmed: matter.demand !== null,
    choices: (Object.keys(DEMAND_NAMES) as DemandType[]).map((value, index) => ({
      value,
      text: DEMAND_NAMES[value],
      key: index + 1,
      isChosen: value === chosen,
    })),
  }
}

const DEMAND_SHORT: Record<DemandType, string> = { value: 'Value', failure: 'Failure', proactive: 'Proactive' }

const isOfOne = ({ service, requestId }: MatterView): boolean => service !== null || requestId !== null

/** News of any of theirs is why they may get in touch; what is late is so whatever this is about. */
const mayBeOfAnother = (matter: MatterView): boolean =>
  !isOfOne(matter) && ['message', 'decided'].includes(matter.evidence.code)

function sayEvidence(matter: MatterView, requests: ShownRequest[], now: Date): string {
  const { code, requestId, at }: Evidence = matter.evidence
  const unsure = mayBeOfAnother(matter) ? ' Nobody has said yet what this is about.' : ''
  const request = requests.find(each => each.id === requestId)
  const which = request ? `${request.service} ${request.reference}` : 'A request of theirs'
  const day = at ? sayDay(new Date(at), { language: 'en', now }) : ''
  const said: Record<EvidenceCode, string> = {
    late: `${which}: what we promised by ${day} is late.`,
    near: `${which}: what we promised is due ${day}.`,
    open: `${which} is open.`,
    again: `They asked for the same on ${day}.`.replace('on yesterday', 'yesterday').replace('on today', 'today'),
    message: `${which}: we wrote to them (${day}).${unsure}`,
    decided: `${which}: we closed it (${day}).${unsure}`,
    ours: 'We began this conversation.',
    // Of what it is about alone, where that is known: something else of theirs may be late.
    new: isOfOne(matter)
      ? 'Nothing of theirs about this is late or due, and nothing about it was written or asked lately.'
      : 'Nothing of theirs is late or due, and nothing was written or asked lately.',
  }
  return said[code]
}
