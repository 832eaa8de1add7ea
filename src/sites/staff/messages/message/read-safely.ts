import { getVersion } from '../../../../modules/catalogue/index.ts'
import { type MessageRow, readMessage } from '../../../../modules/channels/index.ts'
import { findDraftVersion } from '../../../../modules/drafts/index.ts'
import { readConfidence } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { readSettings } from '../../../../platform/settings.ts'
import { hideKept } from '../hide-kept.ts'

export interface ReadableMessage extends MessageRow {
  /** It is about a request that the actor may not see: `words` and `html` are not there. */
  isConfidential: boolean
}

/**
 * A message as the actor may read it. Whoever opens a private link, or says a resume code, acts as the one it was sent to:
 * they are shown in a demonstration only, because no email leaves it, and never of what was asked in confidence.
 */
export async function readSafely(ctx: Ctx, id: string): Promise<ReadableMessage> {
  const [message] = (await hideKept(ctx, [await readMessage(ctx, id)])) as [MessageRow]
  const { demo } = await readSettings(ctx)
  const about = await confidenceOf(ctx, message.about)
  if (!about.seen) return { ...message, words: '', html: null, isConfidential: true }
  if (demo && !about.sensitive) return { ...message, isConfidential: false }
  const { words, html } = message
  return { ...message, words: hidePrivate(words), html: html && hidePrivate(html), isConfidential: false }
}

async function confidenceOf(ctx: Ctx, about: string | null): Promise<{ sensitive: boolean; seen: boolean }> {
  const request = about && (await readConfidence(ctx, about))
  if (request) return request
  const versionId = about && (await findDraftVersion(ctx, about))
  const sensitive = !!versionId && (await getVersion(ctx, versionId)).privacy.sensitive
  return { sensitive, seen: true }
}

const LINK = /(\/(?:track|sent|staff\/welcome)\/)[\w-]+/g
const RESUME_CODE = /^\d{3} \d{3} \d{3}$/gm

/** The words without what only their reader may have: the addresses of private links stay, cut short. */
export const hidePrivate = (words: string): string => words.replace(LINK, '$1…').replace(RESUME_CODE, '…')
