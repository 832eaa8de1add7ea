import { getVersion } from '../../../../modules/catalogue/index.ts'
import { type MessageRow, readMessage } from '../../../../modules/channels/index.ts'
import { findDraftVersion } from '../../../../modules/drafts/index.ts'
import { readConfidence } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { readSettings } from '../../../../platform/settings.ts'
import { hideKept } from '../hide-kept.ts'

export interface ReadableMessage extends MessageRow {
  /** It is about a request, or in a thread, that the actor may not read: its subject, address, `words` and `html` are not there. */
  isConfidential: boolean
}

/**
 * A message as the actor may read it. Whoever opens a private link, or says a resume code, acts as the one it was sent to:
 * they are shown in a demonstration only, because no email leaves it, and never of what was asked in confidence.
 */
export async function readSafely(ctx: Ctx, id: string): Promise<ReadableMessage> {
  const [{ isKept, ...message }] = (await hideKept(ctx, [await readMessage(ctx, id)])) as [
    MessageRow & { isKept: boolean },
  ]
  if (isKept) return { ...message, words: '', html: null, isConfidential: true }
  const { demo } = await readSettings(ctx)
  if (demo && !(await isSensitive(ctx, message.about))) return { ...message, isConfidential: false }
  const { words, html } = message
  return { ...message, words: hidePrivate(words), html: html && hidePrivate(html), isConfidential: false }
}

async function isSensitive(ctx: Ctx, about: string | null): Promise<boolean> {
  const request = about && (await readConfidence(ctx, about))
  if (request) return request.sensitive
  const versionId = about && (await findDraftVersion(ctx, about))
  return !!versionId && (await getVersion(ctx, versionId)).privacy.sensitive
}

const LINK = /(\/(?:track|sent|staff\/welcome)\/|\/resume\?code=)[\w-]+/g
/** Nine digits: a reference has three more. */
const RESUME_CODE = /(?<!\d ?)\d{3} \d{3} \d{3}(?! ?\d)/g

/** The words without what only their reader may have: the addresses of private links stay, cut short. */
export const hidePrivate = (words: string): string => words.replace(LINK, '$1…').replace(RESUME_CODE, '…')
