import type { Ctx } from '../../platform/context.ts'
import { canText } from '../../platform/ports.ts'
import type { Language } from '../../platform/text.ts'
import { hasRefused } from '../channels/index.ts'
import { readWritingBack } from '../customers/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import type { Ways } from './ways.read.ts'

/** A way that whoever a conversation is about wrote by, though it may stand in nobody's record. */
export interface WrittenFrom {
  medium: 'email' | 'text'
  recipient: string
  language?: Language
}

export type WayToTell<Medium = 'email' | 'text'> = { medium: Medium; recipient: string } & Pick<
  Ways,
  'language' | 'neutral' | 'formats'
>

/** What to mind when something is sent there; null: whoever has that address or number said that it is not safe, or wants no texts. */
export async function wayWrittenFrom(ctx: Ctx, from: WrittenFrom | null | undefined): Promise<WayToTell | null> {
  if (!from) return null
  const { medium, recipient } = from
  const back = await readWritingBack(ctx, { kind: medium === 'email' ? 'email' : 'phone', value: recipient })
  if (!back.isSafe || (medium === 'text' && (!canText(ctx.ports) || (await hasRefused(ctx, recipient))))) return null
  const { council } = await readOrganisation(ctx)
  const language = from.language ?? back.language ?? council.languages[0] ?? 'en'
  return { medium, recipient, language, neutral: back.isNeutral, formats: back.isLarge ? ['large-print'] : [] }
}
