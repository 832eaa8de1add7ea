import { findSignedIn, hasTwoStep, listSessions } from '../../../modules/identity/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { page } from '../../../platform/page/page.ts'
import { roleNames, teamNames } from '../names.ts'
import { browserOf } from '../sign-in/visit-cookies.ts'
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
    return {
      roles: roleNames(roles),
      teams: teamNames(await readOrganisation(ctx), teams),
      twoStep: await hasTwoStep(ctx),
      sessions: sessions.map(session => ({
        ...session,
        browser: sayBrowser(session.userAgent),
        here: session.id === here?.sessionId,
      })),
    }
  },
})
