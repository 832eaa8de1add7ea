import { type Draft, getDraft } from '../../../modules/drafts/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import type { Visit } from '../../../platform/page/page.ts'

const COOKIE = 'fp_drafts'
const DAYS = 28
/** Forms one browser can have open at once; the oldest is let go, its code still opens it. */
const MOST = 6

/** Secrets of the drafts this browser may change, by draft id, newest first. */
function heldDrafts(visit: Visit): [id: string, secret: string][] {
  const pairs = (visit.cookies[COOKIE] ?? '').split('~').map(pair => pair.split('.'))
  return pairs.filter((pair): pair is [string, string] => pair.length === 2)
}

/** From now on this browser may change the draft. */
export function holdDraft(visit: Visit, draft: { id: string; secret: string }): void {
  const others = heldDrafts(visit).filter(([id]) => id !== draft.id)
  const held = [[draft.id, draft.secret], ...others].slice(0, MOST)
  visit.setCookie(COOKIE, held.map(pair => pair.join('.')).join('~'), DAYS)
}

/** The draft in the address, if this browser holds it. Else `NotFound`, as if it were not there. */
export async function readHeldDraft(ctx: Ctx, visit: Visit): Promise<Draft> {
  const held = heldDrafts(visit).find(([id]) => id === visit.params.draft)
  if (!held) throw new NotFound('draft')
  return getDraft(ctx, ...held)
}
