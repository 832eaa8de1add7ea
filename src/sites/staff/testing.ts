// The staff site of a demonstration of its own, for page tests.
import assert from 'node:assert/strict'
import { addStaff, type Scope, type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type TestWeb, testWeb, type WebVisitor } from '../../../test/support/web.ts'
import { DEMO_PASSWORD, seedDemoSignIns } from '../../modules/identity/index.ts'
import { cookiesOfSignedIn } from '../../modules/identity/testing.ts'
import type { Role } from '../../modules/organisation/index.ts'
import type { StaffActor } from '../../platform/actor.ts'
import { markAsDemonstration } from '../../platform/settings.ts'

export interface StaffVisitor extends WebVisitor {
  person: StaffActor
}

export interface TestStaffSite {
  database: TestDatabase
  loseDatabase: TestWeb['loseDatabase']
  /** Somebody who is not signed in. */
  visitor(): WebVisitor
  /** A member of staff with these roles who can sign in; the same name is the same person. */
  person(roles: Role[], more?: { teams?: string[]; name?: string }): Promise<StaffActor>
  /** The same, signed in; through the real page where what that does matters (`byPassword`). */
  signedIn(roles: Role[], more?: { teams?: string[]; name?: string; byPassword?: boolean }): Promise<StaffVisitor>
}

/** `settings`: of the environment, where they differ; `template`: of which council. */
export async function testStaffSite(
  scope: Scope,
  settings: Record<string, string> = {},
  template: 'wiltshire' | 'wrexham' = 'wiltshire',
): Promise<TestStaffSite> {
  const database = await testDatabase(scope, { template })
  await markAsDemonstration(database.ctx())
  const web = await testWeb(scope, database, undefined, settings)
  const person: TestStaffSite['person'] = async (roles, more = {}) => {
    const actor = await addStaff(database.ctx(), { roles, ...more })
    await seedDemoSignIns(database.ctx(), [actor])
    return actor
  }
  return {
    database,
    loseDatabase: web.loseDatabase,
    visitor: web.visitor,
    person,
    async signedIn(roles, { byPassword = false, ...more } = {}) {
      const actor = await person(roles, more)
      if (!byPassword) {
        const cookies = await cookiesOfSignedIn(database.ctx(), actor.id)
        return { ...web.visitor({ cookies, formAt: '/staff/account' }), person: actor }
      }
      const visitor = web.visitor()
      const { status } = await visitor.post('/staff/sign-in', { email: actor.email, password: DEMO_PASSWORD })
      assert.equal(status, 303, 'the demonstration password signs in')
      return { ...visitor, person: actor }
    },
  }
}

/** The words of an answer without its tags, for looking at what people read. */
export const wordsOf = (body: string): string =>
  body
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ')
