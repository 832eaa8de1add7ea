import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { together } from '../../platform/database/together.ts'
import { newId } from '../../platform/id.ts'
import { normalPhone } from '../../platform/phone.ts'
import { jobsFor, planSending } from './plan-sending.ts'
import type { Urgency } from './provider-turns.ts'
import { countParts, plainForText } from './text-parts.ts'

/** How a message reaches somebody who cannot read it as it is. */
export const MESSAGE_FORMATS = ['large-print', 'braille', 'easy-read', 'audio'] as const
export type MessageFormat = (typeof MESSAGE_FORMATS)[number]

export interface NewMessage {
  /** The same key never makes a second message: event and recipient together. */
  key: string
  medium: 'email' | 'text' | 'letter'
  recipient: string
  language: string
  subject: string
  words: string
  html?: string
  /** What the recipient needs: every outlet and whoever prints it goes by it. */
  formats?: readonly MessageFormat[]
  /** Of a letter: what its reader can quote. */
  reference?: string
  /** What it is about: an id of the module that asks. */
  about?: string
  /**
   * Whose thread it is: an answer by email comes back to it (`findThread`), and says what it answers. Absent only of what nobody should
   * read beside an answer (codes, links to sign in) and of mail to colleagues: docs/messages.md has the list.
   */
  thread?: string
  /** The Message-ID of the mail that it answers. */
  answers?: string
  /** The address at which one click stops messages like this one (RFC 8058); a POST there must need nothing else. */
  stopUrl?: string
  /** A colleague wrote these words to this recipient; absent: the program did. */
  byPerson?: boolean
  /** Who goes first; absent: 'now' for what goes at any hour, else 'usual'. A notice has no job: the workers take them as the provider can. */
  urgency?: Urgency
  /** The law says that it must reach her. */
  byLaw?: boolean
  /** The message that could not be delivered, which this one is sent for by another way; one for each. */
  insteadOf?: string
  /** It goes at any hour: somebody has just written, or it cannot wait. */
  atOnce?: boolean
  /** The refusal lets it pass: it tells her that nothing more is sent to her, or whom to ring in the danger she has just texted of. */
  passesRefusal?: boolean
  /** Until then whoever wrote it can take it back (`takeBackMessage`), and it does not go. */
  goesAt?: Date
  /** It is not sent, with this answer, until a colleague says so: held back for whose sake (`holdBack`). */
  held?: { for: string; answer: string }
  /** When there was something to say: a follower may come to it later. Now, where it is absent. */
  at?: Date
}

/**
 * Writes messages down and plans a job for each, in the caller's transaction. A follower calls it in batches; never the
 * act of taking a request in, which must not wait for the job table's lock.
 */
export async function queueMessages(ctx: Ctx, messages: NewMessage[]): Promise<void> {
  if (messages.length > 0)
    await queue(
      ctx,
      messages.map(message => rowOf(message, ctx.now())),
    )
}

const queue = together(async (db, all: ReturnType<typeof rowOf>[][]): Promise<undefined[]> => {
  const made = db
    .insertInto('channels.messages')
    .values(all.flat())
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning(['id', 'urgency', 'goes_at', 'status'])
  await sql`with made as (${made}) select ${jobsFor(sql`(select * from made where status = 'queued')`)}`.execute(db)
  return all.map(() => undefined)
})

function rowOf(
  {
    about,
    html,
    at,
    formats,
    thread,
    answers,
    byPerson,
    stopUrl,
    atOnce,
    passesRefusal,
    urgency,
    byLaw,
    insteadOf,
    goesAt,
    held,
    ...message
  }: NewMessage,
  now: Date,
) {
  return {
    id: newId(),
    about: about ?? null,
    html: html ?? null,
    formats: [...(formats ?? [])],
    thread_id: thread ?? null,
    answers: answers ?? null,
    by_person: byPerson ?? false,
    stop_url: stopUrl ?? null,
    at_once: atOnce ?? false,
    confirms_refusal: passesRefusal ?? false,
    created_at: at ?? now,
    urgency: urgency ?? (atOnce ? 'now' : 'usual'),
    by_law: byLaw ?? false,
    instead_of: insteadOf ?? null,
    goes_at: goesAt ?? null,
    ...message,
    status: held ? 'failed' : 'queued',
    held_for: held?.for ?? null,
    answer: held?.answer ?? null,
    settled_at: held ? now : null,
    sought_at: held ? now : null,
    ...(message.medium === 'text' && asText(message)),
  }
}

/** A number as it is compared, words as they cost least, and how many parts they are paid as. */
function asText({ recipient, words }: Pick<NewMessage, 'recipient' | 'words'>) {
  const plain = plainForText(words)
  return { recipient: normalPhone(recipient), words: plain, parts: countParts(plain) }
}

/**
 * Plans jobs again for messages that have none that will run: after a restore, when a job was lost or its worker was
 * killed at the last try. Harmless to repeat. At most 5,000 at a time; answers how many.
 */
export async function requeueUnsent(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ id: string; urgency: string; goes_at: Date | null }>`
    select m.id, m.urgency, m.goes_at from channels.messages m where m.status = 'queued' and m.urgency <> 'notice' and not exists (
      select from graphile_worker.jobs j where j.key = 'message:' || m.id
        and (j.locked_at is not null or j.attempts < j.max_attempts))
    limit 5000`.execute(ctx.db)
  await planSending(ctx, rows)
  return rows.length
}
