import type { Ctx } from '../../platform/context.ts'
import { say } from '../../platform/text.ts'
import { getStaff, listMembers, type StaffMember } from '../organisation/index.ts'
import { closureOf } from './closing-letter.ts'
import { type Block, type Letter, link, quote, words } from './letter.ts'
import { datum, type Telling } from './telling.ts'

export interface StaffLetter extends Letter {
  to: StaffMember
}

/** What colleagues hear of this news. They sign in to read more, so a letter holds no words of the customer. */
export async function lettersToStaff(ctx: Ctx, about: Telling, url: string): Promise<StaffLetter[]> {
  const open = link(about.t('staffLink'), url)
  if (about.event.type === 'requests.closed') return toWhoeverTookIt(ctx, about, open)
  const notSorted = about.event.type === 'requests.reopened' && datum(about.event, 'because') === 'not-sorted'
  return notSorted ? toLeaders(ctx, about, open) : []
}

async function toWhoeverTookIt(ctx: Ctx, about: Telling, open: Block): Promise<StaffLetter[]> {
  const { takenBy, sensitive } = about.request
  if (!takenBy) return []
  const closure = closureOf(about)
  const to = await getStaff(ctx, takenBy)
  if (to.disabledAt || to.roles.includes('adviser') || to.id === closure.byStaff) return []
  const { t, service, language, reference } = about
  const blocks = sensitive
    ? [words(t('takenPrivate'))]
    : [
        words(t('takenWords', { service: say(service.name, language), reference })),
        words(t(`outcome.${closure.outcome}`)),
        quote(closure.words),
      ]
  return [{ to, subject: t('takenSubject'), blocks: [...blocks, open] }]
}

/** A 'no' goes to those who lead the team, not to whoever closed it. */
async function toLeaders(ctx: Ctx, { t, request }: Telling, open: Block): Promise<StaffLetter[]> {
  const members = await listMembers(ctx, request.teamId)
  const leaders = members.filter(({ roles }) => roles.includes('team-leader'))
  return leaders.map(to => ({ to, subject: t('leaderSubject'), blocks: [words(t('leaderWords')), open] }))
}
