import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../../modules/identity/index.ts'
import { readRequest } from '../../modules/requests/index.ts'
import { buildRequest } from '../../modules/requests/testing.ts'
import { system } from '../../platform/actor.ts'
import { withContext } from '../../platform/context.ts'
import { testStaffSite, wordsOf } from './testing.ts'

const site = await testStaffSite({ after })
const { db } = site.database
const ask = () => buildRequest(site.database.ctx())
const read = (requestId: string) => readRequest(withContext(site.database.ctx(), { actor: system('test') }), requestId)
const home = (requestId: string) => `/staff/requests/${requestId}`

describe('a session that ends while somebody types', () => {
  const words = 'What was typed for a quarter of an hour'
  const endSessions = async () => {
    await db.deleteFrom('staff_auth.session').execute()
    // So long a page need not ask who is asking.
    await pause(5_100)
  }

  test('loses nothing: after signing in the form holds it again, and nothing was sent by itself', async () => {
    const typist = await site.signedIn(['officer'], { name: 'Tilda Typist', teams: ['highways'], byPassword: true })
    const { requestId } = await ask()
    const path = `${home(requestId)}/note`
    await typist.get(path)
    await endSessions()
    const { location } = await typist.post(path, { words: `${words}, 4111 1111 1111 1111` })
    assert.equal(location, `/staff/sign-in?back=${encodeURIComponent(path)}`)
    const back = await typist.post(location, { email: typist.person.email, password: DEMO_PASSWORD })
    assert.equal(back.location, path)
    const { body } = await typist.get(path)
    assert.match(body, new RegExp(`>${words}, \\[card number removed\\]</textarea>`))
    assert.match(wordsOf(body), /You were signed out before this was sent/)
    assert.deepEqual((await read(requestId)).updates, [])
    assert.equal((await typist.post(path, { words })).status, 303)
    assert.doesNotMatch((await typist.get(path)).body, new RegExp(`>${words}</textarea>`))
    assert.deepEqual(await db.selectFrom('identity.unsent_forms').select('id').execute(), [])
  })

  test('shows it to nobody else who signs in there', async () => {
    const typist = await site.signedIn(['officer'], { name: 'Tess Typist', teams: ['highways'], byPassword: true })
    const other = await site.person(['officer'], { name: 'Otto Other', teams: ['highways'] })
    const { requestId } = await ask()
    const path = `${home(requestId)}/note`
    await typist.get(path)
    await endSessions()
    await typist.post(path, { words })
    const [row] = await db.selectFrom('identity.unsent_forms').selectAll().execute()
    assert.equal(row!.sealed.includes(words), false, 'it is sealed')
    await typist.post('/staff/sign-in', { email: other.email, password: DEMO_PASSWORD })
    assert.doesNotMatch((await typist.get(path)).body, new RegExp(words))
  })
})
