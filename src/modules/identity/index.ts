// identity: how staff sign in, and the keys of other systems.
export type { Browser, NewCookie } from './carry-cookies.ts'
export { DEMO_PASSWORD, seedDemoSignIns } from './demo-sign-ins.ts'
export * from './identity.events.ts'
export { confirmCode, type SignInStep, signIn, signOut } from './sign-in.ts'
export { actorOf, findSignedIn, findSignedInStaff, SESSION_COOKIE, type SignedIn } from './signed-in-staff.ts'
