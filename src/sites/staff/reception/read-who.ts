import { getDraft, resumeDraft } from '../../../modules/drafts/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { parseReference, parseResumeCode } from '../../../platform/spoken-code/index.ts'

export type Who =
  | { kind: 'nobody' }
  | { kind: 'name'; name: string }
  | { kind: 'reference'; reference: string }
  | { kind: 'draft'; draftId: string; service: string }

/**
 * What was typed or scanned when somebody came: a reference, the code of a saved form, or a name. A QR code holds one of
 * the two numbers as text. Throws as `resumeDraft`.
 */
export async function readWho(ctx: Ctx, typed: string, address: string): Promise<Who> {
  if (!typed.trim()) return { kind: 'nobody' }
  const reference = parseReference(typed)
  if (reference.ok) return { kind: 'reference', reference: reference.code }
  if (!parseResumeCode(typed).ok) return { kind: 'name', name: typed.trim() }
  const { id, secret } = await resumeDraft(ctx, { code: typed, address })
  return { kind: 'draft', draftId: id, service: (await getDraft(ctx, id, secret)).service }
}
