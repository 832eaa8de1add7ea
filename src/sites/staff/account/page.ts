import { countRecoveryCodes, findSignedIn, listSessions, readOwnSignIn } from '../../../modules/identity/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { page } from '../../../platform/page/page.ts'
import { roleNames, teamNames } from '../names.ts'
import { browserOf, wayBack } from '../sign-in/visit-cookies.ts'
import { SIGNED_IN, staffOf } from '../site.ts'
import { sayBrowser } from './say-browser.ts'
import { text } from './text.ts'

export const accountPage = page({
  at: import.meta,
  path: '/staff/account',
  permission: SIGNED_IN,
  texts: text,
  async load(ctx, visit) {
    const { id, roles, teams } = staffOf(ctx)
    const here = await findSignedIn(ctx, browserOf(visit))
    const sessions = await listSessions(ctx, id)
    const { twoStep, hasPassword, elsewhere } = await readOwnSignIn(ctx)
    return {
      roles: roleNames(roles),
      teams: teamNames(await readOrganisation(ctx), teams),
      twoStep,
      hasPassword,
      elsewhere,
      codesLeft: twoStep ? await countRecoveryCodes(ctx) : 0,
      /** She has just signed in by a recovery code, and wanted to go there. */
      goOn: visit.query.by === 'recovery-code' ? wayBack(visit) : '',
      sessions: sessions.map(session => ({
        ...session,
        browser: sayBrowser(session.userAgent),
        here: session.id === here?.sessionId,
      })),
    }
  },
})
