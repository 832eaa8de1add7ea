import { hash, randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Channel } from '../../platform/actor.ts'
import type { Answers, PlaceAnswer } from '../../platform/form/index.ts'
import type { Language } from '../../platform/text.ts'

/** How long a draft waits for its person after she last touched it. */
export const DRAFT_DAYS = 28

/** What was known before the first question: where the map begins. A place that was known whole is an answer already. */
export interface KnownBefore {
  place?: PlaceAnswer
  /** 'SN15 1ER'-shaped, from the postcode she gave on an earlier page. */
  postcode?: string
  /** The name of who speaks for whoever it is for. */
  name?: string
  /** Answers that her record gave: to be confirmed rather than asked. */
  record?: Answers
  /** What whoever it is for asked us not to do: for the colleague who asks how she can be reached. */
  mind?: string
}

/** A form not yet sent. Its answers are checked one by one; the whole is checked again when it is sent. */
export interface Draft {
  id: string
  service: string
  /** The version it was begun under: its questions do not change beneath the person's hands. */
  versionId: string
  channel: Channel
  language: Language
  answers: Answers
  known: KnownBefore
  /** Id of the question she is at, or a word of the site's own ('check'); null at the start. */
  atQuestion: string | null
  /** The idempotency key of the submission it becomes. */
  submissionKey: string
  /** Who began it for somebody. */
  staffId: string | null
  startedAt: Date
  expiresAt: Date
  submittedAt: Date | null
}

/** Does this answer stand as her record gave it? */
export const isFromRecord = ({ answers, known }: Pick<Draft, 'answers' | 'known'>, question: string): boolean =>
  known.record?.[question] !== undefined && isDeepStrictEqual(answers[question], known.record[question])

/** What a browser's cookie holds. Whoever has it can read and change the draft. */
export const newSecret = (): string => randomBytes(24).toString('base64url')
export const digestOf = (secret: string): Buffer => hash('sha256', secret, 'buffer')

export const expiryFrom = (now: Date): Date => new Date(now.getTime() + DRAFT_DAYS * 86_400_000)
