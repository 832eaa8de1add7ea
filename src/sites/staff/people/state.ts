import type { SignInState } from '../../../modules/identity/index.ts'
import type { StaffMember } from '../../../modules/organisation/index.ts'

/** How far somebody is with signing in: the key of its words. */
export type PersonState = 'off' | 'no-role' | 'elsewhere' | 'invited' | 'password' | 'two-step'

export function stateOf(person: StaffMember, signIn: SignInState | undefined): PersonState {
  if (person.disabledAt) return 'off'
  if (person.roles.length === 0) return 'no-role'
  if (!signIn?.hasPassword) return signIn?.elsewhere ? 'elsewhere' : 'invited'
  return signIn.twoStep ? 'two-step' : 'password'
}
