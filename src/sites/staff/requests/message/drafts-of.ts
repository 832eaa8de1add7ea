import type { RequestView } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'

/** The message this colleague is writing, and those that others are. */
export function draftsOf({ actor }: Ctx, { drafts }: Pick<RequestView, 'drafts'>) {
  const mine = drafts.find(each => each.staffId === actor.id)
  return { mine, others: drafts.filter(each => each.staffId !== actor.id) }
}
