import { addToGone, type Gone, type KeptWrapUp, keepWrapUp } from '../../../../../modules/interactions/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { addNewLines } from '../../../../../platform/join-words.ts'
import { maskCards } from '../../../../../platform/masking/index.ts'
import type { Posted, Visit } from '../../../../../platform/page/page.ts'
import { storable } from '../../../../../platform/storable.ts'
import { translator } from '../../../../../platform/text.ts'
import type { DraftedWrapUp } from './draft-wrap-up.ts'
import { text } from './text.ts'

const t = translator(text, 'en')

/** The boxes and choices that she fills; `was-` and `drafted-` stand before what they were filled with. */
const BOX = /^(note|promise|(outcome|referred|told|none|amount|danger|team)-[\da-f-]{36})$/

/** Keeps all that the form says. Answers what is kept now, which is more where another screen wrote too; null: it is saved by now. */
export const keepTypedWrapUp = (ctx: Ctx, { params, posted }: Visit): Promise<Record<string, string> | null> =>
  keepWrapUp(ctx, {
    interactionId: params.id!,
    typed: boxesOf(posted, ''),
    was: boxesOf(posted, 'was-'),
    drafted: boxesOf(posted, 'drafted-'),
  })

/** The conversation is not hers any more: all she typed goes into its note. Null: it is, or never was. */
export const addTypedToGone = (ctx: Ctx, { params, posted }: Visit): Promise<Gone | null> =>
  addToGone(ctx, { interactionId: params.id!, note: allTyped(posted) })

/** For whoever goes on with it. */
function allTyped(posted: Posted): string {
  const typed = [posted.note, posted.promise, ...toldIn(posted)]
  return typed
    .flatMap(each => String(each ?? '').trim() || [])
    .join('\n')
    .replaceAll('\r\n', '\n')
}

export const toldIn = (posted: Posted): string[] =>
  Object.keys(posted)
    .filter(name => name.startsWith('told-') && String(posted[name]).trim())
    .map(name => toldNote(String(posted[name]).trim()))

export const toldNote = (how: string): string => t('toldNote', { how: how.replace(/[.]+$/, '') })

/** What the screen had read of the boxes of words. */
export function readBefore(posted: Posted): { note: string; promise: string } {
  const { note = '', promise = '' } = boxesOf(posted, 'was-')
  return { note, promise }
}

/** What the note was begun from. */
export const draftedNote = (posted: Posted): string | undefined => boxesOf(posted, 'drafted-').note

/** The boxes in which something else is kept than what was typed here. */
export function joinedInWrapUp({ posted }: Visit, kept: Record<string, string>): Record<string, string> {
  const typed = boxesOf(posted, '')
  return Object.fromEntries(
    Object.entries(kept).filter(([name, words]) => `was-${name}` in posted && words !== maskCards(typed[name] ?? '')),
  )
}

/** The form as she left it, with what was drafted since then: a colleague may have answered. Pure. */
export function goOnWith(kept: KeptWrapUp | null, drafted: DraftedWrapUp): Record<string, string> {
  const now = {
    note: drafted.note,
    promise: drafted.promise,
    ...named('outcome', drafted.outcomes),
    ...named('referred', drafted.referred),
  }
  if (!kept) return now
  const { typed, drafted: then } = kept
  const isNew = ([name, words]: [string, string]) => words && then[name] !== undefined && words !== then[name]
  return {
    ...now,
    ...typed,
    // How it ended by what a colleague did meanwhile is as he left it.
    ...Object.fromEntries(Object.entries(named('outcome', drafted.outcomes)).filter(isNew)),
    note: withNew(typed.note, then.note, drafted.note),
    promise: withNew(typed.promise, then.promise, drafted.promise),
  }
}

const withNew = (typed: string | undefined, then = '', now: string): string =>
  typed === undefined ? now : addNewLines(typed, then, now)

const named = (box: string, byMatter: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(byMatter).map(([id, value]) => [`${box}-${id}`, value]))

const boxesOf = (posted: Posted, before: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(posted).flatMap(([name, value]) =>
      name.startsWith(before) && BOX.test(name.slice(before.length))
        ? [[name.slice(before.length), storable([value].flat().at(-1)!).replace(/\r\n/g, '\n')]]
        : [],
    ),
  )
