import { isAboutMoney, type Standing, standingOf } from '../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayPounds } from '../money.ts'
import { PERIOD_NAMES, ROLE_NAMES } from '../names.ts'
import { staffOf } from '../site.ts'

/** What the adviser reads before she promises anything; null where the scheme of delegation does not name the service. */
export interface SaidDelegation {
  words: string
  /** She must hand it over. */
  mustHandOver: boolean
  /** At the wrap-up she says what it cost. */
  asksAmount: boolean
}

export async function sayDelegation(
  ctx: Ctx,
  service: string | null,
  spent: Record<string, number>,
): Promise<SaidDelegation | null> {
  const { delegations } = await readOrganisation(ctx)
  const standing = standingOf(delegations, service, staffOf(ctx).roles, spent)
  if (standing.kind === 'free') return null
  return { ...sayStanding(standing), asksAmount: isAboutMoney(standing) }
}

function sayStanding(standing: Exclude<Standing, { kind: 'free' }>): Omit<SaidDelegation, 'asksAmount'> {
  if (standing.kind === 'not-yours') {
    const names = standing.roles.map(role => (ROLE_NAMES as Record<string, string>)[role] ?? role)
    return { words: `You may not settle this yourself. Hand it over to: ${names.join(', ')}.`, mustHandOver: true }
  }
  const { limit, left, budget, per } = standing
  if (left === 0)
    return {
      words: `The ${sayPounds(budget!)} for ${PERIOD_NAMES[per!]} is used up. Hand it over, unless it costs nothing.`,
      mustHandOver: true,
    }
  const upTo = limit === null ? '' : ` up to ${sayPounds(limit)}`
  const rest =
    left === null ? '' : ` Of the ${sayPounds(budget!)} for ${PERIOD_NAMES[per!]}, ${sayPounds(left)} is left.`
  const above = limit === null ? '' : ' If it costs more, hand it over.'
  return { words: `You may settle this yourself${upTo}.${rest}${above}`, mustHandOver: false }
}
