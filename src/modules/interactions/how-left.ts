import type { LeftHow } from '../drafts/index.ts'
import type { MatterOutcome } from './interaction.ts'

export interface LeftMatter {
  service: string | null
  answer: string
  draftId: string | null
  requestId: string | null
}

/** How a conversation went another way than the script of this matter, whose form was not sent. Pure. */
export function howLeft(matter: LeftMatter, outcome: MatterOutcome, all: readonly LeftMatter[]): LeftHow {
  if (outcome === 'handed-over' || outcome === 'call-back') return 'handed-over'
  const another = all.some(
    each => each !== matter && each.service !== matter.service && (each.requestId || each.draftId),
  )
  if (another) return 'other-service'
  return outcome === 'settled' || matter.answer.trim() ? 'answered' : 'ended'
}
