import type { Ctx } from '../../platform/context.ts'
import { can, readOrganisation } from '../organisation/index.ts'

/** Whose inbox mail came to. */
export interface Inbox {
  address: string
  /** Null: the council's, or one that nobody has. */
  team: string | null
}

/** Which of the addresses of a delivery is whose: a team's before the council's, that before any other. */
export async function inboxOf(ctx: Ctx, recipients: readonly string[]): Promise<Inbox> {
  const { teams } = await readOrganisation(ctx)
  const byAddress = new Map([...teams.values()].map(({ id, email }) => [email.toLowerCase(), id]))
  const address = recipients.find(each => byAddress.has(each.toLowerCase())) ?? recipients[0] ?? ''
  return { address: address.toLowerCase(), team: byAddress.get(address.toLowerCase()) ?? null }
}

/** Whether the actor may see of mail that nobody could read what it says: not of what came to a team in confidence that is not hers. */
export async function mayOpenUnread(ctx: Ctx, recipients: readonly string[]): Promise<boolean> {
  const { actor } = ctx
  const { team } = await inboxOf(ctx, recipients)
  if (!team || can(actor, 'requests.read-sensitive')) return true
  const isPrivate = (await readOrganisation(ctx)).teams.get(team)?.private
  return !isPrivate || (actor.kind === 'staff' && actor.teams.includes(team))
}

/** The domains that mail is taken for, where the settings name none. */
export async function ownDomains(ctx: Ctx): Promise<Set<string>> {
  const { council, teams } = await readOrganisation(ctx)
  const addresses = [council.contact.email, council.privacy.email, ...[...teams.values()].map(({ email }) => email)]
  return new Set(addresses.map(domainOf).filter(Boolean))
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Anybody has an address there, though a small council's inbox may be there too. */
const ANYBODYS =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|aol|btinternet|sky|talktalk|virginmedia|proton|protonmail|gmx|googlegroups)\.(?:com|net|me|co\.uk)$/

/** The domains at which the council has its inboxes, and these; none of them anybody's. */
export const councilDomains = async (ctx: Ctx, others: readonly string[] = []): Promise<Set<string>> =>
  new Set([...others, ...(await ownDomains(ctx))].filter(domain => !ANYBODYS.test(domain)))

/** Whether it is an address of such a domain. */
export const isOwnDomain = async (ctx: Ctx, address: string, others: readonly string[]): Promise<boolean> =>
  (await councilDomains(ctx, others)).has(domainOf(address))
