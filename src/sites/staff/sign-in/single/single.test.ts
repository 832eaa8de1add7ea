// A real OpenID Connect provider, one that runs here for the test, and a browser that goes there and comes back.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
import { Provider } from 'oidc-provider'
import { addStaff, testDatabase } from '../../../../../test/support/database.ts'
import { testWeb, type WebVisitor } from '../../../../../test/support/web.ts'
import { openSingleSignOn } from '../../../../adapters/single-sign-on/index.ts'
import { inviteLink, listSessions, sendForgottenLink } from '../../../../modules/identity/index.ts'
import { disableStaff, findStaffByEmail, getStaff, listActs } from '../../../../modules/organisation/index.ts'
import { system } from '../../../../platform/actor.ts'
import type { SingleSignOnPort } from '../../../../platform/ports.ts'
import { wordsOf } from '../../testing.ts'

const COUNCIL = 'http://council.test'
const CLIENT = { client_id: 'firstpoint', client_secret: 'a secret of the test' }

interface Account {
  email?: string
  email_verified?: boolean
  name?: string
  groups?: string[]
}

/** Who has an account at the provider, by the name it knows them by. */
const accounts: Record<string, Account> = {}
const provider = await startProvider()
const database = await testDatabase({ after }, { template: 'wrexham' })
const asSystem = database.ctx({ actor: system('test') })
const web = await testWeb({ after }, database, COUNCIL)
const grants = { roles: { Advisers: ['adviser'], Leads: ['team-leader', 'officer'] }, teams: { Leads: ['highways'] } }

function providerOf(given: SingleSignOnPort['grants']): SingleSignOnPort {
  const { client_id: clientId, client_secret: clientSecret } = CLIENT
  return openSingleSignOn({
    issuer: provider.issuer,
    clientId,
    clientSecret,
    name: 'your council account',
    groupsClaim: 'groups',
    grants: given,
  })
}

/** A provider that asks nothing: whoever `login` names is signed in there. */
async function startProvider() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const oidc = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [`${COUNCIL}/staff/sign-in/return`] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    conformIdTokenClaims: true,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of the test'] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
  })
  const answer = oidc.callback()
  server.on('request', async (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return answer(request, response)
    const { prompt, params, grantId } = await oidc.interactionDetails(request, response)
    const who = String(request.headers['x-login'])
    const grant = grantId
      ? await oidc.Grant.find(grantId)
      : new oidc.Grant({ accountId: who, clientId: CLIENT.client_id })
    grant!.addOIDCScope(String(params.scope))
    const result =
      prompt.name === 'login' ? { login: { accountId: who } } : { consent: { grantId: await grant!.save() } }
    await oidc.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
  })
  after(async () => {
    server.closeAllConnections()
    server.close()
  })
  return { issuer }
}

/** Follows the provider's ways until it leads back to the council, as a browser does, and answers that address. */
async function signInThere(address: string, who: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = address
  while (!next.startsWith(COUNCIL)) {
    const cookie = [...cookies].map(pair => pair.join('=')).join('; ')
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie, 'x-login': who } })
    await answer.arrayBuffer()
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      cookies.set(name!, value!)
    }
    assert.ok(answer.headers.get('location'), `${next}: ${answer.status}`)
    next = new URL(answer.headers.get('location')!, next).href
  }
  return next.slice(COUNCIL.length)
}

async function comeIn(who: string, back = '/staff/account', visitor: WebVisitor = web.visitor()) {
  const away = await visitor.get(`/staff/sign-in/single?back=${encodeURIComponent(back)}`)
  assert.equal(away.status, 303)
  const returning = await signInThere(away.location, who)
  return { visitor, returning, answer: await visitor.get(returning) }
}

describe('somebody who signs in at the council’s own provider', () => {
  database.ports.singleSignOn = providerOf({ roles: {}, teams: {} })

  test('is who has her email address here, and is where she wanted to be', async () => {
    const person = await addStaff(asSystem, { roles: ['officer'], name: 'Olu Officer' })
    accounts.olu = { email: person.email.toUpperCase(), email_verified: true, name: 'Olu' }
    const page = await web.visitor().get('/staff/sign-in')
    assert.match(wordsOf(page.body), /Sign in with your council account .*Or sign in with a password/)
    const { visitor, answer } = await comeIn('olu', '/staff/teams')
    assert.equal(answer.location, '/staff/teams')
    assert.match(wordsOf((await visitor.get('/staff/account')).body), /Olu Officer/)
  })

  test('is known again by the provider’s name for her when her address there has changed', async () => {
    const person = await addStaff(asSystem, { roles: ['officer'], name: 'May Moved' })
    accounts.may = { email: person.email, email_verified: true }
    await comeIn('may')
    accounts.may = { email: 'another@council.example', email_verified: true }
    const { visitor } = await comeIn('may')
    assert.match(wordsOf((await visitor.get('/staff/account')).body), /May Moved/)
  })

  const turnedAway: Record<string, () => Promise<Account>> = {
    'is not on the list': async () => ({ email: 'nobody@council.example', email_verified: true }),
    'has an address that nobody checked': async () => {
      const { email } = await addStaff(asSystem, { roles: ['officer'], name: 'Una Checked' })
      return { email, email_verified: false }
    },
    'is disabled': async () => {
      const { id, email } = await addStaff(asSystem, { roles: ['officer'], name: 'Des Abled' })
      await disableStaff(asSystem, id)
      return { email, email_verified: true }
    },
  }
  for (const [why, account] of Object.entries(turnedAway))
    test(`is told that she cannot come in where she ${why}`, async () => {
      accounts[why] = await account()
      const { visitor, answer } = await comeIn(why)
      assert.match(answer.location, /^\/staff\/sign-in\?trouble=not-on-staff/)
      assert.match(wordsOf((await visitor.get(answer.location)).body), /you are not on the list of people/)
      assert.equal((await visitor.get('/staff/account')).status, 303)
    })

  test('cannot be made somebody else by an address that another browser came back to, or twice by one', async () => {
    const person = await addStaff(asSystem, { roles: ['officer'], name: 'Once Only' })
    accounts.once = { email: person.email, email_verified: true }
    const { visitor, returning } = await comeIn('once')
    assert.equal((await visitor.get('/staff/account')).status, 200)
    for (const again of [web.visitor(), visitor]) assert.match((await again.get(returning)).location, /trouble=failed/)
    const other = web.visitor()
    await other.get('/staff/sign-in/single')
    assert.match((await other.get(returning)).location, /trouble=failed/)
  })
})

describe('groups at the provider', () => {
  const withGrants = providerOf(grants)

  test('let somebody in who was not known, with their roles and teams, and change them the next time', async () => {
    database.ports.singleSignOn = withGrants
    accounts.new = { email: 'new@council.example', email_verified: true, name: 'New Here', groups: ['Leads', 'Choir'] }
    await comeIn('new')
    const rolesOf = async () => {
      const { name, roles, teams } = (await findStaffByEmail(asSystem, 'new@council.example'))!
      return { name, roles, teams }
    }
    assert.deepEqual(await rolesOf(), {
      name: 'New Here',
      roles: ['employee', 'officer', 'team-leader'],
      teams: ['highways'],
    })
    accounts.new = { ...accounts.new, groups: ['Advisers'] }
    await comeIn('new')
    assert.deepEqual(await rolesOf(), { name: 'New Here', roles: ['employee', 'adviser'], teams: [] })
    accounts.new = { ...accounts.new, groups: [] }
    assert.match((await comeIn('new')).answer.location, /not-on-staff/)
  })

  test('take everything from her when none gives a role any more: teams, password and wherever she is signed in', async () => {
    database.ports.singleSignOn = withGrants
    const { id, email } = await addStaff(asSystem, { roles: ['officer'], name: 'Lea Ver' })
    const actsOn = async (act: string) => (await listActs(asSystem, { who: 'Lea V', types: [`identity.${act}`] })).rows
    const password = 'marmalade on a tram'
    const byPassword = () => web.visitor().post('/staff/sign-in', { email, password })
    const choose = async () => web.visitor().post(await inviteLink(asSystem, id), { password, again: password })
    await choose()
    assert.equal((await byPassword()).status, 303)
    accounts.lea = { email, email_verified: true, groups: ['Leads'] }
    const { visitor } = await comeIn('lea')
    const account = wordsOf((await visitor.get('/staff/account')).body)
    assert.match(
      account,
      /Council account You sign in with it\. You have no password here .* sign it out and tell an administrator/,
    )
    assert.doesNotMatch(account, /Password Set|Two-step/)
    for (const page of ['password', 'two-step', 'recovery-codes'])
      assert.equal((await visitor.get(`/staff/account/${page}`)).status, 404)
    assert.equal((await byPassword()).status, 422, 'a password would outlast her groups')
    await sendForgottenLink(asSystem, { email, origin: COUNCIL })
    assert.equal((await actsOn('link-made')).length, 1, 'nor can she choose one by herself')
    await choose()
    await comeIn('lea', '/staff/account', visitor)
    assert.equal((await byPassword()).status, 303, 'an administrator gave her one')

    accounts.lea = { ...accounts.lea, groups: ['Choir'] }
    for (let i = 0; i < 2; i++) assert.match((await comeIn('lea')).answer.location, /not-on-staff/)
    assert.equal((await visitor.get('/staff/account')).status, 303)
    assert.equal((await byPassword()).status, 422)
    const { roles, teams } = (await findStaffByEmail(asSystem, email))!
    assert.deepEqual([roles, teams, await listSessions(asSystem, id)], [[], [], []])
    await assert.rejects(inviteLink(asSystem, id), { code: 'identity.no-role' })
    assert.deepEqual(
      (await actsOn('access-taken')).map(({ actorKind, actorName }) => [actorKind, actorName]),
      [['system', null]],
    )

    accounts.lea = { ...accounts.lea, groups: ['Advisers'] }
    const again = await comeIn('lea')
    assert.match(wordsOf((await again.visitor.get('/staff/account')).body), /Adviser/)
    assert.equal((await byPassword()).status, 422)
  })

  test('end where she came in by the password that is removed: she could set up no second step there', async () => {
    database.ports.singleSignOn = withGrants
    const strict = await testWeb({ after }, database, COUNCIL, { STAFF_TWO_STEP: 'yes' })
    const { id, email } = await addStaff(asSystem, { roles: ['officer'], name: 'Paz Word' })
    const password = 'marmalade on a tram'
    const before = strict.visitor()
    await before.post(await inviteLink(asSystem, id), { password, again: password })
    await before.post('/staff/sign-in', { email, password })
    assert.match((await before.get('/staff/account')).location, /\/staff\/account\/two-step/)
    accounts.paz = { email, email_verified: true, groups: ['Advisers'] }
    const { visitor } = await comeIn('paz', '/staff/account', strict.visitor())
    for (const path of ['/staff/account', '/staff/account/two-step'])
      assert.match((await before.get(path)).location, /^\/staff\/sign-in\?back=/, path)
    assert.equal(
      (await visitor.get('/staff/account')).status,
      200,
      'where she came in by the council’s account she stays',
    )
  })

  test('leave a colleague as she is whom they never let in, and teams where none of them is set to give any', async () => {
    database.ports.singleSignOn = providerOf({ ...grants, teams: {} })
    const { id, email } = await addStaff(asSystem, { roles: ['officer'], name: 'Han Ded', teams: ['highways'] })
    accounts.han = { email, email_verified: true, groups: [] }
    assert.match((await comeIn('han')).answer.location, /not-on-staff/)
    assert.deepEqual((await getStaff(asSystem, id)).roles, ['officer'])
    accounts.han = { ...accounts.han, groups: ['Advisers'] }
    await comeIn('han')
    const { roles, teams } = await getStaff(asSystem, id)
    assert.deepEqual([roles, teams], [['employee', 'adviser'], ['highways']])
  })

  test('never take the last administrator’s role away', async () => {
    database.ports.singleSignOn = withGrants
    const { email } = await addStaff(asSystem, { roles: ['administrator'], name: 'Ada Ministrator' })
    accounts.ada = { email, email_verified: true, groups: ['Advisers'] }
    await comeIn('ada')
    assert.deepEqual((await findStaffByEmail(asSystem, email))?.roles, ['administrator'])
  })

  test('are named where an administrator gives roles and teams, so that nobody wonders where they went', async () => {
    const { visitor } = await comeIn('ada')
    for (const [grants, says] of [
      [withGrants, true],
      [providerOf({ roles: {}, teams: {} }), false],
    ] as const) {
      database.ports.singleSignOn = grants
      const { body } = await visitor.get('/staff/people/new')
      assert.equal(/gets the roles of their groups there/.test(body), says)
      assert.equal(/the groups there say which/.test(body), says)
    }
  })
})

test('a provider that does not answer is said to be away', async () => {
  database.ports.singleSignOn = openSingleSignOn({
    issuer: 'http://127.0.0.1:1',
    clientId: 'x',
    clientSecret: 'x',
    name: 'your council account',
    groupsClaim: 'groups',
    grants: { roles: {}, teams: {} },
  })
  const visitor = web.visitor()
  const { location } = await visitor.get('/staff/sign-in/single')
  assert.match(wordsOf((await visitor.get(location)).body), /We cannot reach your council account just now/)
})

test('where there is no such provider there is no such page', async () => {
  database.ports.singleSignOn = null
  assert.equal((await web.visitor().get('/staff/sign-in/single')).status, 404)
  assert.doesNotMatch(wordsOf((await web.visitor().get('/staff/sign-in')).body), /Or sign in with a password/)
})
