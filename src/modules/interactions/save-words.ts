import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { addWords, joinWords } from '../../platform/join-words.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { addWhereItWent } from './add-where-it-went.ts'
import { findGoneForUpdate, type Gone } from './gone.read.ts'
import { findInConfidence } from './handovers/lock-matter.ts'
import { change, getOwnForUpdate, tellCall } from './interactions.store.ts'

/** The boxes of a matter. */
interface Boxes {
  asked: string
  answer: string
  answerSource: string
  /** Absent: there is no message to write. */
  message?: string
}

/** What is written about one matter. `was`: what the screen had read of it, so that another screen's words stay. */
export interface MatterWords extends Boxes {
  id: string
  was?: Partial<Boxes>
}

export interface TypedWords {
  interactionId: string
  note?: string
  noteWas?: string
  postcode?: string
  matters?: MatterWords[]
}

/** What is there now. */
export interface KeptWords {
  note: string
  matters: (Omit<Boxes, 'message'> & { id: string; message: string | null })[]
}

/**
 * Keeps what was typed so far, every few seconds: numbers of cards are kept nowhere. Only the wrap-up tells the timeline:
 * an event for each pause between two words would tell nobody anything.
 */
export async function saveWords(ctx: Ctx, typed: TypedWords): Promise<KeptWords> {
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, typed.interactionId)
    refuseUnless(!mine.wrappedAt, 'interactions.wrapped-already')
    return keep(ctx, mine.id, typed, joinWords)
  })
}

/**
 * What she typed before her screen knew that the conversation is not hers any more: it is added to it, for whoever goes on. She
 * reads nothing of it. Null: it never was hers, or is.
 */
export async function addToGone(ctx: Ctx, { postcode, ...typed }: TypedWords): Promise<Gone | null> {
  return ctx.transaction(async ctx => {
    const gone = await findGoneForUpdate(ctx, typed.interactionId)
    if (!gone) return null
    await keep(ctx, typed.interactionId, typed, (stored, was = '', typed) => addWords(stored, was, typed))
    if (gone.how === 'went-back') {
      const inConfidence = await findInConfidence(ctx, typed.interactionId)
      // What is said in confidence of a matter is for whoever has that, and not for who has another of the conversation.
      await addWhereItWent(ctx, typed.interactionId, (note, goOn) => {
        const matters = typed.matters?.filter(({ id }) => goOn.includes(id) || !inConfidence.has(id)) ?? []
        return withAllTyped(note, { ...typed, matters })
      })
    }
    // The screen of who has its call reads them.
    await tellCall(ctx, typed.interactionId)
    return gone
  })
}

/** A note of another conversation, which has no such matters: with what was typed since the screen was read. */
function withAllTyped(note: string, { note: typed = '', noteWas = '', matters = [] }: TypedWords): string {
  const boxes = matters.flatMap(({ id: _, was = {}, ...typed }) =>
    Object.entries(typed).map(([box, words]) => ({ words, was: was[box as keyof Boxes] ?? '' })),
  )
  return [{ words: typed, was: noteWas }, ...boxes]
    .filter(({ words, was }) => words.trim() && words !== was)
    .reduce((all, { words, was }) => addWords(all, maskCards(was), maskCards(words.trim())), note)
}

async function keep(ctx: Ctx, id: string, typed: TypedWords, joining: Join): Promise<KeptWords> {
  const join: Join = (stored, was, typed, between) =>
    // What the screen had read is as it was kept: without numbers of cards.
    joining(stored, was === undefined ? was : maskCards(was), maskCards(typed), between)
  const stored = await readWords(ctx, id)
  const note = typed.note === undefined ? stored.note : join(stored.note, typed.noteWas, typed.note)
  await change(ctx, id, {
    note,
    ...(typed.postcode !== undefined && { postcode: typed.postcode || null }),
    saved_at: ctx.now(),
  })
  const matters = stored.matters.flatMap(each => {
    const words = typed.matters?.find(({ id }) => id === each.id)
    return words ? [joinMatter(each, words, join)] : []
  })
  if (matters.length > 0)
    await sql`update interactions.matters m set asked = t.asked, answer = t.answer, answer_source = t."answerSource",
        message = t.message
      from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb)
        as t (id uuid, asked text, answer text, "answerSource" text, message text)
      where m.id = t.id and m.interaction_id = ${id}::uuid`.execute(ctx.db)
  return { note, matters }
}

/** Of a locked conversation. */
async function readWords(ctx: Ctx, id: string): Promise<KeptWords> {
  const { rows } = await sql<KeptWords>`select i.note, coalesce((select jsonb_agg(jsonb_build_object('id', m.id,
        'asked', m.asked, 'answer', m.answer, 'answerSource', m.answer_source, 'message', m.message))
      from interactions.matters m where m.interaction_id = i.id), '[]') as matters
    from interactions.interactions i where i.id = ${id}::uuid`.execute(ctx.db)
  return rows[0]!
}

type Join = typeof joinWords

const joinMatter = (stored: KeptWords['matters'][number], { was = {}, ...typed }: MatterWords, join: Join) => ({
  id: stored.id,
  asked: join(stored.asked, was.asked, typed.asked),
  answer: join(stored.answer, was.answer, typed.answer),
  answerSource: join(stored.answerSource, was.answerSource, typed.answerSource, ', '),
  // Nothing kept yet: the screen showed what is offered.
  message:
    typed.message === undefined
      ? stored.message
      : join(stored.message ?? was.message ?? '', was.message, typed.message),
})
