import { addRelatedMatter } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { type Redirect, redirect } from '../../../platform/page/page.ts'

/** One more matter that goes with one of these (`related`: matter and service), and to its place on the screen. */
export async function openRelated(ctx: Ctx, interactionId: string, related: string): Promise<Redirect> {
  const [matterId, slug] = related.split(' ')
  const added = await addRelatedMatter(ctx, { interactionId, matterId: matterId!, service: slug ?? '' })
  return redirect(`/staff/desk/${interactionId}#matter-${added}`)
}
