// Staff who sign in at the council's own provider: whom we take them for, and what they may do here.
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { Refused, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import type { SignedInElsewhere, SingleSignOnPort } from '../../platform/ports.ts'
import {
  changeStaff,
  findStaffByEmail,
  getStaff,
  inviteStaff,
  ROLES,
  type Role,
  setTeams,
} from '../organisation/index.ts'
import { type Browser, cookiesOf, headersOf, type NewCookie } from './carry-cookies.ts'
import { accessTaken, passwordRemoved } from './identity.events.ts'
import { mayComeIn } from './may-come-in.ts'
import { endSessions } from './sessions.ts'
import { announceSignedIn } from './sign-in.ts'
import { deletePassword, ensureAuthUser, findLinkedStaff, linkStaff } from './staff-auth.store.ts'
import { staffAuth } from './staff-auth.ts'

/** The name of the council's provider among the accounts of a person. */
const PROVIDER = 'single-sign-on'

type Grants = SingleSignOnPort['grants']

/**
 * Signs in whom the provider has let in: known by its own name for her, else by the email address it has checked. Where
 * groups give roles they are set anew, and who is not known yet is let in by them; who came by them and is in none any more
 * loses all she had. Throws Refused `identity.not-on-staff`.
 */
export async function signInFromElsewhere(
  outer: Ctx,
  { who, browser }: { who: SignedInElsewhere; browser: Browser },
): Promise<NewCookie[]> {
  refuseUnless(who.subject !== '', 'identity.not-on-staff')
  const ctx = withContext(outer, { actor: system(PROVIDER) })
  const staffId = await ctx.transaction(ctx => recogniseStaff(ctx, who, ctx.ports.singleSignOn!.grants))
  if (!staffId) throw new Refused('identity.not-on-staff')
  const auth = await staffAuth(ctx)
  const { headers } = await auth.api.signInKnown({
    body: { userId: staffId },
    headers: headersOf(browser),
    returnHeaders: true,
  })
  await announceSignedIn(ctx, staffId)
  return cookiesOf(headers)
}

/** Null where she has no business here, which what is written then says: it must not be undone by throwing. */
async function recogniseStaff(ctx: Ctx, who: SignedInElsewhere, grants: Grants): Promise<string | null> {
  const linked = await findLinkedStaff(ctx, PROVIDER, who.subject)
  const person = linked ? await getStaff(ctx, linked) : who.email ? await findStaffByEmail(ctx, who.email) : null
  const granted = grantedTo(who.groups, grants)
  if (granted?.roles.length === 0) {
    if (linked) await takeEverything(ctx, linked)
    return null
  }
  if (person && !mayComeIn(granted ? { ...person, roles: granted.roles } : person)) return null
  const staffId = person?.id ?? (await admit(ctx, who, granted))
  if (!staffId) return null
  if (person && granted) await setWhatIsGranted(ctx, person.id, granted)
  await ensureAuthUser(ctx, staffId)
  if (!linked) {
    await linkStaff(ctx, { staffId, provider: PROVIDER, subject: who.subject })
    // It would go on when her groups are gone. An administrator can send her a link to choose one all the same.
    if (granted) await removePassword(ctx, staffId)
  }
  return staffId
}

interface Granted {
  roles: Role[]
  /** Null: they are given on the staff site. */
  teams: string[] | null
}

/** What groups give: every role named, in the order of the table, and 'employee' with it. Null where groups give none. */
function grantedTo(groups: string[], grants: Grants): Granted | null {
  if (Object.keys(grants.roles).length === 0) return null
  const of = (table: Record<string, string[]>) => new Set(groups.flatMap(group => table[group] ?? []))
  const roles = of(grants.roles)
  return {
    roles: ROLES.filter(role => roles.has(role) || (role === 'employee' && roles.size > 0)),
    teams: Object.keys(grants.teams).length === 0 ? null : [...of(grants.teams)],
  }
}

async function admit(ctx: Ctx, { email, name }: SignedInElsewhere, granted: Granted | null): Promise<string | null> {
  return email && granted
    ? inviteStaff(ctx, { email, name: name || email, roles: granted.roles, teams: granted.teams ?? [] })
    : null
}

async function setWhatIsGranted(ctx: Ctx, staffId: string, { roles, teams }: Granted): Promise<boolean> {
  if (teams) await setTeams(ctx, staffId, teams)
  try {
    await ctx.transaction(ctx => changeStaff(ctx, staffId, { roles }))
    return true
  } catch (error) {
    if (!(error instanceof Refused && error.code === 'organisation.last-administrator')) throw error
    ctx.log.warn({ staffId }, 'the last administrator stays one, though no group of hers says so')
    return false
  }
}

/**
 * Roles, teams, password and every place she is signed in at; what she had in hand follows from her roles. Only the last
 * administrator keeps role and password, or nobody could mend it.
 */
async function takeEverything(ctx: Ctx, staffId: string): Promise<void> {
  const { roles } = await getStaff(ctx, staffId)
  const isOut = await setWhatIsGranted(ctx, staffId, { roles: [], teams: [] })
  await endSessions(ctx, staffId)
  if (!isOut) return
  await removePassword(ctx, staffId)
  if (roles.length > 0) await ctx.transaction(ctx => publish(ctx, accessTaken({ staffId })))
}

/**
 * With it ends wherever she came in by it: such a session would outlast her groups as well, and where a second step is wanted
 * she could set none up in it.
 */
async function removePassword(ctx: Ctx, staffId: string): Promise<void> {
  if (!(await deletePassword(ctx, staffId))) return
  await endSessions(ctx, staffId)
  await touch(ctx, 'staff')
  await ctx.transaction(ctx => publish(ctx, passwordRemoved({ staffId })))
}
