import { findDangerSaid, findDangerTyped } from '../../../modules/catalogue/index.ts'
import { type Draft, readForm } from '../../../modules/drafts/index.ts'
import { findOwnDuty, listKindsFor } from '../../../modules/duty/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayTime } from '../../../platform/dates/index.ts'
import { newId } from '../../../platform/id.ts'
import { shortenWords } from '../../../platform/shorten-words.ts'

/** What a colleague typed for somebody may mean danger: the key of duty, for her to press or not. */
export interface DutyOffer {
  words: string
  kinds: { id: string; name: string }[]
  /** She has pressed it within the hour. */
  told: { id: string; at: string } | null
  /** However often a button is pressed, it is told once. */
  key: string
}

/** By all that is answered so far. Null: nothing hints at danger. */
export async function offerDutyFor(ctx: Ctx, draft: Draft): Promise<DutyOffer | null> {
  const { service } = await readForm(ctx, draft)
  const { rules, words } = await findDangerTyped(ctx, service, draft)
  return offer(ctx, rules, words)
}

/** By these words. */
export const offerDuty = async (ctx: Ctx, words: string): Promise<DutyOffer | null> =>
  offer(ctx, await findDangerSaid(ctx, words), words)

/** The same where the screen knows by itself whether she has pressed it. */
export const hintDuty = async (ctx: Ctx, words: string): Promise<Omit<DutyOffer, 'told'> | null> =>
  hint(ctx, await findDangerSaid(ctx, words), words)

async function hint(ctx: Ctx, rules: readonly string[], words: string): Promise<Omit<DutyOffer, 'told'> | null> {
  const kinds = rules.length > 0 ? await listKindsFor(ctx, rules) : []
  if (kinds.length === 0) return null
  return {
    words: shortenWords(await sentenceOf(ctx, words)),
    kinds: kinds.map(({ id, name }) => ({ id, name })),
    key: newId(),
  }
}

async function offer(ctx: Ctx, rules: readonly string[], words: string): Promise<DutyOffer | null> {
  const hinted = await hint(ctx, rules, words)
  if (!hinted) return null
  const told = await findOwnDuty(ctx)
  return { ...hinted, told: told && { id: told.id, at: sayTime(told.raisedAt, { language: 'en' }) } }
}

/** The first that means it by itself; where only several do together, the whole. */
async function sentenceOf(ctx: Ctx, words: string): Promise<string> {
  for (const sentence of words.split(/(?<=[.!?])\s+|\n+/))
    if ((await findDangerSaid(ctx, sentence, { isPart: true })).length > 0) return sentence
  return words
}
