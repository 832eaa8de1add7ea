import type { SignInState } from '../../../modules/identity/index.ts'
import type { StaffMember } from '../../../modules/organisation/index.ts'

/** How far somebody is with signing in: the key of its words. */
export type PersonState = 'off' | 'invited' | 'password' | 'two-step'

export function stateOf(person: StaffMember, signIn: SignInState | undefined): PersonState {
  if (person.disabledAt) return 'off'
  if (!signIn?.hasPassword) return 'invited'
  return signIn.twoStep ? 'two-step' : 'password'
}
