// Staff who sign in at the council's own provider: whom we take them for, and what they may do here.
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { Refused, refuseUnless } from '../../platform/errors.ts'
import type { SignedInElsewhere, SingleSignOnPort } from '../../platform/ports.ts'
import {
  changeStaff,
  findStaffByEmail,
  getStaff,
  inviteStaff,
  ROLES,
  type Role,
  type StaffMember,
  setTeams,
} from '../organisation/index.ts'
import { type Browser, cookiesOf, headersOf, type NewCookie } from './carry-cookies.ts'
import { announceSignedIn } from './sign-in.ts'
import { ensureAuthUser, findLinkedStaff, linkStaff } from './staff-auth.store.ts'
import { staffAuth } from './staff-auth.ts'

/** The name of the council's provider among the accounts of a person. */
const PROVIDER = 'single-sign-on'

type Grants = SingleSignOnPort['grants']

/**
 * Signs in whom the provider has let in: known by its own name for her, else by the email address it has checked. Where
 * groups give roles they are set anew, and who is not known yet is let in by them. Throws Refused `identity.not-on-staff`.
 */
export async function signInFromElsewhere(
  outer: Ctx,
  { who, browser }: { who: SignedInElsewhere; browser: Browser },
): Promise<NewCookie[]> {
  refuseUnless(who.subject !== '', 'identity.not-on-staff')
  const ctx = withContext(outer, { actor: system(PROVIDER) })
  const staffId = await ctx.transaction(ctx => recogniseStaff(ctx, who, ctx.ports.singleSignOn!.grants))
  const auth = await staffAuth(ctx)
  const { headers } = await auth.api.signInKnown({
    body: { userId: staffId },
    headers: headersOf(browser),
    returnHeaders: true,
  })
  await announceSignedIn(ctx, staffId)
  return cookiesOf(headers)
}

async function recogniseStaff(ctx: Ctx, who: SignedInElsewhere, grants: Grants): Promise<string> {
  const person = await findPerson(ctx, who)
  if (person?.disabledAt) throw new Refused('identity.not-on-staff')
  const granted = grantedTo(who.groups, grants)
  const staffId = person?.id ?? (await admit(ctx, who, granted))
  if (person && granted) await setWhatIsGranted(ctx, person, granted)
  await ensureAuthUser(ctx, staffId)
  await linkStaff(ctx, { staffId, provider: PROVIDER, subject: who.subject })
  return staffId
}

async function findPerson(ctx: Ctx, { subject, email }: SignedInElsewhere): Promise<StaffMember | null> {
  const linked = await findLinkedStaff(ctx, PROVIDER, subject)
  if (linked) return getStaff(ctx, linked)
  return email ? findStaffByEmail(ctx, email) : null
}

interface Granted {
  roles: Role[]
  teams: string[]
}

/** What groups give: every role named, in the order of the table, and 'employee' with it. Null where groups give none. */
function grantedTo(groups: string[], grants: Grants): Granted | null {
  if (Object.keys(grants.roles).length === 0) return null
  const of = (table: Record<string, string[]>) => new Set(groups.flatMap(group => table[group] ?? []))
  const roles = of(grants.roles)
  return {
    roles: ROLES.filter(role => roles.has(role) || (role === 'employee' && roles.size > 0)),
    teams: [...of(grants.teams)],
  }
}

async function admit(ctx: Ctx, { email, name }: SignedInElsewhere, granted: Granted | null): Promise<string> {
  if (!email || !granted || granted.roles.length === 0) throw new Refused('identity.not-on-staff')
  return inviteStaff(ctx, { email, name: name || email, ...granted })
}

/** Who is in no group any more has no business here; only the last administrator stays one, or nobody could mend it. */
async function setWhatIsGranted(ctx: Ctx, person: StaffMember, { roles, teams }: Granted): Promise<void> {
  refuseUnless(roles.length > 0, 'identity.not-on-staff')
  try {
    await ctx.transaction(ctx => changeStaff(ctx, person.id, { roles }))
  } catch (error) {
    if (!(error instanceof Refused && error.code === 'organisation.last-administrator')) throw error
    ctx.log.warn({ staffId: person.id }, 'the last administrator stays one, though no group of hers says so')
  }
  await setTeams(ctx, person.id, teams)
}
