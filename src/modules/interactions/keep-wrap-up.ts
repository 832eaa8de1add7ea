import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { joinWords } from '../../platform/join-words.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { change, getOwnForUpdate } from './interactions.store.ts'

/** By the name of a box or a choice. */
type Boxes = Record<string, string>

/** A wrap-up that is not saved yet. */
export interface KeptWrapUp {
  typed: Boxes
  /** What these boxes were filled with when it was typed: what is drafted besides since then is new. */
  drafted: Boxes
}

export interface TypedWrapUp extends KeptWrapUp {
  interactionId: string
  /** What the screen had read of boxes of text, so that another screen's words stay. */
  was: Boxes
}

const AT_MOST = 20_000

/** Keeps what was typed in a wrap-up so far, as `saveWords` does in the conversation. Answers what is kept now; null: it is saved. */
export async function keepWrapUp(ctx: Ctx, input: TypedWrapUp): Promise<Boxes | null> {
  return ctx.transaction(async ctx => {
    const mine = await getOwnForUpdate(ctx, input.interactionId)
    if (mine.wrappedAt) return null
    const { rows } = await sql<{ kept: KeptWrapUp | null }>`select wrap_up as kept from interactions.interactions
      where id = ${mine.id}::uuid`.execute(ctx.db)
    const was = withoutCards(input.was)
    const stored = rows[0]!.kept?.typed ?? {}
    const typed = {
      // Of a matter that only another screen shows.
      ...Object.fromEntries(Object.entries(stored).filter(([name]) => !isShown(name, input.drafted))),
      ...mapped(withoutCards(input.typed), (words, name) =>
        joinWords(stored[name] ?? was[name] ?? '', was[name], words),
      ),
    }
    const kept: KeptWrapUp = { typed, drafted: withoutCards(input.drafted) }
    await change(ctx, mine.id, { wrap_up: JSON.stringify(kept), saved_at: ctx.now() })
    return typed
  })
}

/** Each matter that a screen shows has its draft of how it ended. */
const isShown = (name: string, drafted: Boxes): boolean => name.replace(/^[a-z]+-?/, 'outcome-') in drafted

/** What is too long to be saved is kept as far as it may be. */
const withoutCards = (boxes: Boxes): Boxes => mapped(boxes, words => maskCards(words).slice(0, AT_MOST))

const mapped = (boxes: Boxes, change: (words: string, name: string) => string): Boxes =>
  Object.fromEntries(Object.entries(boxes).map(([name, words]) => [name, change(words, name)]))
