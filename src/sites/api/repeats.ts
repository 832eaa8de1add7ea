// How a repeat is recognised: a client that got no answer sends again, and must get the answer it missed.
import { hash } from 'node:crypto'
import type { KeyActor } from './caller.ts'

const DAY = 86_400_000

/** The key of a submission, and where the same may be found under the key of the day before. */
export interface RepeatKey {
  key: string
  earlier?: { key: string; since: Date }
  /** What came with it: the same key with something else is a mistake of the client's. */
  content?: string
}

/** Said by the client itself: its own id of the report, which holds for ever, whatever else has changed. */
export function keyOfClient({ id }: KeyActor, kind: 'idempotency' | 'report' | 'link', said: string): RepeatKey {
  return { key: `api:${digest(id, kind, said)}` }
}

/** The client's `Idempotency-Key`: it stands for this content, and for no other. */
export function keyOfHeader(actor: KeyActor, said: string, content: string): RepeatKey {
  return { ...keyOfClient(actor, 'idempotency', said), content: digest(content) }
}

/**
 * A client that says nothing of the kind: the same fields from the same key within 24 hours are the same report. Later
 * they are another: a sensor says the same each week.
 */
export function keyOfContent({ id }: KeyActor, content: string, now: Date): RepeatKey {
  const day = Math.floor(now.getTime() / DAY)
  const of = (each: number) => `api:${digest(id, 'content', `${each}\0${content}`)}`
  return { key: of(day), earlier: { key: of(day - 1), since: new Date(now.getTime() - DAY) } }
}

/** The same for the same, whatever is in it: no words of people stay in a key. */
export function digest(...parts: string[]): string {
  return hash('sha256', parts.join('\0'), 'base64url').slice(0, 32)
}
