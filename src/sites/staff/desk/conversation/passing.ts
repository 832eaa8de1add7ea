import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { type DeskView, type MatterView, readConversation } from '../../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, NotFound, Refused } from '../../../../platform/errors.ts'
import type { Visit } from '../../../../platform/page/page.ts'
import { type StaffTexts, say } from '../../../../platform/text.ts'

/** The matter that is handed on, the teams it may go to, and the one it goes to unless another is chosen. */
export async function readPassing(
  ctx: Ctx,
  visit: Visit,
): Promise<{
  view: DeskView
  matter: MatterView
  teams: { value: string; text: string; selected: boolean }[]
  team: string
  home: string
}> {
  const view = await readConversation(ctx, visit.params.id!)
  const wanted = String(visit.posted.matter ?? visit.query.matter ?? '')
  const matter = wanted ? view.matters.find(({ id }) => id === wanted) : view.matters.at(-1)
  if (!matter || view.wrappedAt) throw new NotFound('matter')
  const organisation = await readOrganisation(ctx)
  const chosen = String(visit.posted.team ?? visit.query.team ?? '')
  const ofService = matter.service ? (await readCatalogue(ctx)).services.get(matter.service)?.teams[0] : undefined
  const usual = matter.heldBy ?? ofService
  const all = [...organisation.teams.values()].filter(({ disabled }) => !disabled)
  const team = all.find(({ id }) => id === chosen)?.id ?? usual ?? all[0]!.id
  const teams = all.map(({ id, name }) => ({ value: id, text: say(name, 'en'), selected: id === team }))
  return { view, matter, teams, team, home: `/staff/desk/${view.id}` }
}

/** What is refused is said at the box where it can be mended. `elsewhere`: no box can mend these. */
export async function atBox<T>(
  texts: StaffTexts,
  boxes: Record<string, string>,
  otherwise: string,
  work: () => Promise<T>,
  elsewhere: string[] = [],
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused) || elsewhere.includes(error.code)) throw error
    const words = texts[`refused.${error.code}`]?.en
    if (!words) throw error
    throw new Invalid({ [boxes[error.code] ?? otherwise]: words })
  }
}
