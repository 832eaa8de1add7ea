import type { Ctx } from '../../platform/context.ts'
import { type Block, type Letter, link, quote, words } from '../../platform/letter/index.ts'
import { say } from '../../platform/text.ts'
import { getStaff, listMembers, type StaffMember } from '../organisation/index.ts'
import { answerForCouncillor } from '../requests/index.ts'
import { closureOf } from './closing-letter.ts'
import { datum, type Telling } from './telling.ts'

export interface StaffLetter extends Letter {
  to: StaffMember
}

/** What colleagues hear of this news. They sign in to read more, so a letter holds no words of the customer. */
export async function lettersToStaff(ctx: Ctx, about: Telling, origin: string): Promise<StaffLetter[]> {
  const open = link(about.t('staffLink'), `${origin}/staff/requests/${about.request.id}`)
  if (about.event.type === 'requests.closed')
    return [...(await toWhoeverTookIt(ctx, about, open)), ...(await toCouncillors(ctx, about, origin))]
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

/**
 * Who raised it for a resident hears the answer as far as the ground allows. A merger is no answer: that of the other
 * request is.
 */
async function toCouncillors(ctx: Ctx, about: Telling, origin: string): Promise<StaffLetter[]> {
  const { request, t, service, language, reference } = about
  const closure = closureOf(about)
  if (closure.outcome === 'merged' || request.raisedBy.length === 0) return []
  const open = link(t('councillorLink'), `${origin}/staff/ward/raised`)
  const first = new Map(request.raisedBy.toReversed().map(raising => [raising.councillorId, raising]))
  const letters = [...first.values()].map(async ({ councillorId, basis }): Promise<StaffLetter> => {
    const isTold = answerForCouncillor(basis, request) === 'words'
    const said = closure.outcome === 'cancelled' ? [] : [quote(closure.words)]
    const answer = [
      words(t('councillorWords', { service: say(service.name, language), reference })),
      words(t(`outcome.${closure.outcome}`)),
      ...said,
    ]
    const blocks = isTold ? answer : [words(t('councillorOnlyThat', { reference }))]
    return { to: await getStaff(ctx, councillorId), subject: t('councillorSubject'), blocks: [...blocks, open] }
  })
  return (await Promise.all(letters)).filter(({ to }) => !to.disabledAt)
}

/** A 'no' goes to those who lead the team, not to whoever closed it. */
async function toLeaders(ctx: Ctx, { t, request }: Telling, open: Block): Promise<StaffLetter[]> {
  const members = await listMembers(ctx, request.teamId)
  const leaders = members.filter(({ roles }) => roles.includes('team-leader'))
  return leaders.map(to => ({ to, subject: t('leaderSubject'), blocks: [words(t('leaderWords')), open] }))
}
