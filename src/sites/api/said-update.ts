import type { PublishedUpdate } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { publicWords } from '../public-words.ts'
import { sayClosure } from './said-request.ts'
import { textsIn } from './text.ts'

/** What happened, in words that may be published. Never empty: programs show it as it is. */
export function sayUpdate(ctx: Ctx, { kind, state, words, closure, names, mergedInto }: PublishedUpdate): string {
  if (closure) return sayClosure(ctx, closure, names, mergedInto)
  if (kind === 'reopened' && state === 'scheduled') return textsIn(ctx.language)('reopenedPlanned')
  if (kind === 'scheduled' || kind === 'reopened') return textsIn(ctx.language)(kind)
  return publicWords(words, names)
}
