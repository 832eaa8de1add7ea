import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { listNotes, listThanks, markSeen } from '../../../modules/coaching/index.ts'
import { can, listMembers } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { startPath } from '../navigation.ts'
import { SIGNED_IN, staffOf } from '../site.ts'
import { text } from './text.ts'

/** What is for this person alone: thanks from residents, and what her leader wrote to her. */
export const youPage = page({
  at: import.meta,
  path: '/staff/you',
  permission: SIGNED_IN,
  texts: text,
  async load(ctx) {
    const person = staffOf(ctx)
    const [thanks, notes, { names }] = await Promise.all([
      listThanks(ctx),
      listNotes(ctx, person.id),
      readCatalogue(ctx),
    ])
    const led = can(person, 'coaching.write') ? await listLed(ctx) : []
    await markSeen(ctx)
    return {
      thanks: thanks.map(each => ({
        ...each,
        service: say(names.get(each.service), 'en') || each.service,
        href: can(person, 'requests.read') ? `/staff/requests/${each.requestId}` : null,
      })),
      notes: notes.map(note => ({ ...note, isNew: !note.readAt })),
      led,
      work: startPath(person),
    }
  },
  example: () => '/staff/you',
})

/** Everybody of the teams this leader leads, by name. */
async function listLed(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  const { id, teams } = staffOf(ctx)
  const members = (await Promise.all(teams.map(team => listMembers(ctx, team)))).flat()
  const byId = new Map(members.filter(each => each.id !== id).map(each => [each.id, each.name]))
  return [...byId].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}
