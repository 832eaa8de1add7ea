// identity: how staff sign in, and the keys of other systems.
export { type ApiKey, createApiKey, findApiKey, getApiKey, listApiKeys, revokeApiKey } from './api-keys.ts'
export type { Browser, NewCookie } from './carry-cookies.ts'
export { changePassword } from './change-password.ts'
export { DEMO_PASSWORD, listDemoSignIns, seedDemoSignIns } from './demo-sign-ins.ts'
export * from './identity.events.ts'
export { SHORTEST_PASSWORD } from './password-rules.ts'
export { endSessions, listSessions, type Session, shutOut } from './sessions.ts'
export { confirmCode, type SignInStep, signIn, signOut } from './sign-in.ts'
export { findLinkOwner, inviteLink, sendForgottenLink, sendLink, setPasswordByLink } from './sign-in-links.ts'
export { actorOf, findSignedIn, findSignedInStaff, type SignedIn } from './signed-in-staff.ts'
export { signInFromElsewhere } from './single-sign-on.ts'
export { readSignInStates, type SignInState } from './staff-auth.store.ts'
export {
  beginTwoStep,
  confirmTwoStep,
  countRecoveryCodes,
  readOwnSignIn,
  readTwoStepKey,
  renewRecoveryCodes,
  resetTwoStep,
  stopTwoStep,
  type TwoStepKey,
} from './two-step.ts'
export { dropUnsentForm, findUnsentForm, keepUnsentForm } from './unsent-forms.ts'
