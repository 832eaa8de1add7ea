import { type BegunForm, beginFormOfMatter } from '../../../modules/correspondence/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'
import { TAKEN_CHANNELS } from '../take/channels.ts'
import { takePaths } from '../take/form-paths.ts'
import { holdTakenDraft } from '../take/held-drafts.ts'

/** Begins the form of a matter that came in writing, filled in with what is known, and leads to what is still to be said. */
export async function beginWithWords(
  ctx: Ctx,
  visit: Visit,
  matter: { interactionId: string; matterId: string; service: string },
): Promise<Redirect> {
  const begun = await beginFormOfMatter(ctx, matter)
  holdTakenDraft(visit, begun, TAKEN_CHANNELS.find(each => each === begun.channel) ?? 'phone')
  return redirect(pathInto(begun))
}

/**
 * A street alone is no point on the map: she looks at it first. A point may have been reported already. Each leads on to the
 * first question that is open, or to the check page.
 */
function pathInto({ id, place }: BegunForm): string {
  if (!place) return takePaths.check(id)
  return `${place.isPoint ? takePaths.nearby(id) : takePaths.question(id, place.question)}?change=1`
}
