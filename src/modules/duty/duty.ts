import type { Words } from '../../platform/text.ts'

/** One step of what to say, ask and do; `written`: the words instead where nobody is on the line or at the desk. */
export type DutyStep = ({ say: string } | { ask: string } | { do: string }) & { written?: string }

/** A kind of danger, as the pack describes it. Staff read it in English. */
export interface DutyKind {
  id: string
  name: string
  /** When to use it, in a line. */
  when: string
  /** The duty rule of the organisation whose numbers are shown. */
  numbers: string
  /** Other duty rules whose words, written to us, raise it. */
  alsoFor: string[]
  /** The team that is told, in its hours; else the one that covers for it. */
  team: string
  /** Somebody at home may read what is written to them: from then on nothing is, until they say that it is safe. */
  mayBeRead: boolean
  steps: DutyStep[]
  /** What can be offered where it is below the threshold. */
  offers: string[]
}

/** An emergency that can be foreseen, with what to tell people. */
export interface EmergencyPlan {
  id: string
  name: string
  title: Words
  words: Words
  priorities: string
}

export interface DutyOfPack {
  kinds: DutyKind[]
  plans: EmergencyPlan[]
}

export const DUTY_OUTCOMES = ['acting', 'emergency-services', 'below-threshold'] as const
export type DutyOutcome = (typeof DUTY_OUTCOMES)[number]

/** Nobody has said 'I have it' for so long: it rings again. */
export const RINGS_AGAIN_AFTER = 120_000
