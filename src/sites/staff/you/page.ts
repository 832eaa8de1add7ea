import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { listNotes, listThanks, listThanksOfPeople, markSeen } from '../../../modules/coaching/index.ts'
import { listEmergencyOpenings, listMarkersToReview } from '../../../modules/customers/index.ts'
import { listAbsences } from '../../../modules/knowledge/index.ts'
import { can, listMembers, readOrganisation, readSkills } from '../../../modules/organisation/index.ts'
import { isAwayOn, listSwaps, readOwnRota, swapsFor } from '../../../modules/rota/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { sayIsoDay } from '../customers/words.ts'
import { startPath } from '../navigation.ts'
import { sayBlock, sayFor, sayIso } from '../rota/show-week.ts'
import { SIGNED_IN, staffOf } from '../site.ts'
import { skillNames } from '../skill-names.ts'
import { text } from './text.ts'

/** What is for this person alone: when she works, what she can help with, thanks, and what her leader wrote to her. */
export const youPage = page({
  at: import.meta,
  path: '/staff/you',
  permission: SIGNED_IN,
  texts: text,
  async load(ctx) {
    const person = staffOf(ctx)
    const [thanks, thanksOfPeople, notes, catalogue] = await Promise.all([
      listThanks(ctx),
      listThanksOfPeople(ctx),
      listNotes(ctx, person.id),
      readCatalogue(ctx),
    ])
    const led = can(person, 'coaching.write') ? await listLed(ctx) : []
    await markSeen(ctx)
    const { names } = catalogue
    return {
      emergencies: can(person, 'customers.read') ? await listEmergencyOpenings(ctx) : [],
      markers: can(person, 'customers.read') ? await showMarkers(ctx) : [],
      shifts: can(person, 'rota.read') ? await listOwnShifts(ctx) : null,
      swaps: can(person, 'rota.read') ? await showSwaps(ctx) : [],
      skills: skillNames(catalogue, (await readSkills(ctx)).get(person.id) ?? []).join(', '),
      thanks: thanks.map(each => ({
        ...each,
        service: say(names.get(each.service), 'en') || each.service,
        href: can(person, 'requests.read') ? `/staff/requests/${each.requestId}` : null,
      })),
      thanksOfPeople: thanksOfPeople.map(({ said, ...each }) => ({
        ...each,
        said: said && { ...said, service: say(names.get(said.service), 'en') || said.service },
      })),
      notes: notes.map(note => ({ ...note, isNew: !note.readAt })),
      led,
      work: startPath(person),
    }
  },
  example: () => '/staff/you',
})

async function showMarkers(ctx: Ctx) {
  const today = ctx.now().toISOString().slice(0, 10)
  return (await listMarkersToReview(ctx)).map(marker => ({
    ...marker,
    reviewOn: sayIsoDay(marker.reviewOn),
    isPast: marker.reviewOn < today,
  }))
}

/** Her shifts of the fortnight to come, each with whom she could swap; one on a day she is away says so. */
async function listOwnShifts(ctx: Ctx) {
  const [{ mine, all }, absences, organisation] = [
    await readOwnRota(ctx),
    await listAbsences(ctx),
    await readOrganisation(ctx),
  ]
  return mine.map(shift => ({
    day: sayIso(ctx, shift.day),
    times: sayBlock(shift),
    what: sayFor(organisation, shift),
    isAway: isAwayOn(absences, shift.staffId, shift.day),
    isAsked: shift.isAsked,
    swap: [...new Set(swapsFor(shift, all, absences).map(each => each.staffName))].join(', '),
    id: shift.id,
  }))
}

/** Swaps that concern her, with what she can say to each. */
async function showSwaps(ctx: Ctx) {
  const words = ({ day, ...block }: { day: string; from: number; to: number }) =>
    `${sayIso(ctx, day)}, ${sayBlock(block)}`
  return (await listSwaps(ctx)).map(({ gives, gets, ...swap }) => ({
    ...swap,
    gives: words(gives),
    gets: words(gets),
    acts: swap.isNews ? ['seen'] : (SWAP_ACTS[`${swap.mine} ${swap.state}`] ?? []),
  }))
}

/** By who she is to it, and how far it is. */
const SWAP_ACTS: Record<string, readonly string[]> = {
  'to asked': ['yes', 'no'],
  'from asked': ['withdraw'],
  'from agreed': ['withdraw'],
  'lead agreed': ['approve', 'refuse'],
  'lead done': ['seen'],
}

/** Everybody of the teams this leader leads, by name. */
async function listLed(ctx: Ctx): Promise<{ id: string; name: string }[]> {
  const { id, teams } = staffOf(ctx)
  const members = (await Promise.all(teams.map(team => listMembers(ctx, team)))).flat()
  const byId = new Map(members.filter(each => each.id !== id).map(each => [each.id, each.name]))
  return [...byId].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}
