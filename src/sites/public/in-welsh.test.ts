import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { openDoors } from '../../../test/support/open-doors.ts'
import { testWeb } from '../../../test/support/web.ts'
import { getDraft, makeResumeCode, resumePath, saveAnswer, startDraft } from '../../modules/drafts/index.ts'
import { readDuty, startEmergency } from '../../modules/duty/index.ts'

const database = await testDatabase({ after }, { template: 'wrexham' })
const SHUT = 'wrexham-library'
await openDoors(database.ctx())
await sql`update organisation.locations set definition = definition || '{"hours": {}}' where id = ${SHUT}`.execute(
  database.db,
)
const { visitor } = await testWeb({ after }, database)

/** A browser that chose Welsh. */
async function reader() {
  const somebody = visitor()
  await somebody.get('/language?to=cy&back=/')
  return somebody
}

describe('the Welsh site', () => {
  test('says an emergency in Welsh, open above all else, and the English site in English', async () => {
    const leader = await addStaff(database.ctx(), { roles: ['team-leader'] })
    const ctx = database.ctx({ actor: leader })
    const [plan] = (await readDuty(ctx)).plans
    const said = { plan: plan!.id, title: plan!.title.en, words: plan!.words.en, priorities: '', onSite: true }
    await startEmergency(ctx, { ...said, goldenNumber: null, endsAt: new Date(ctx.now().getTime() + 3_600_000) })
    const [welsh, english] = [(await (await reader()).get('/')).body, (await visitor().get('/')).body]
    assert.match(welsh, new RegExp(`fp-urgent__title">${plan!.title.cy}<.*<h1`, 's'))
    assert.match(english, new RegExp(`fp-urgent__title">${plan!.title.en}<.*<h1`, 's'))
  })

  test('tells those who hear the page of an error in Welsh, wherever there is one', async () => {
    const somebody = await reader()
    for (const path of ['/services/pothole/danger', '/track', '/resume', '/postcode']) {
      const { status, body } = await somebody.post(path, { reference: '123', code: '123', known: '' })
      assert.equal(status, 422, path)
      assert.match(body, /visually-hidden">Gwall:</, path)
      assert.doesNotMatch(body, />Error:/, path)
    }
  })

  test('stays Welsh after a link in a message that was Welsh, and English where somebody chose English', async () => {
    const somebody = visitor()
    assert.match((await somebody.get('/services/pothole?in=cy')).body, /<html lang="cy"/)
    assert.match((await somebody.get('/')).body, /<html lang="cy"/)
    await somebody.get('/language?to=en&back=/')
    assert.match((await somebody.get('/services/pothole?in=cy')).body, /<html lang="en"/)
  })

  test('opens where a form that was begun in Welsh is gone on with, in a browser that chose no language', async () => {
    const ctx = database.ctx({ channel: 'web' })
    const { id, secret } = await startDraft(ctx, { service: 'missed-bin', language: 'cy' })
    const code = await makeResumeCode(ctx, await getDraft(ctx, id, secret))
    const [inWelsh, inEnglish] = [/<html[^>]* lang="cy"/, /<html[^>]* lang="en"/]
    const link = resumePath(code, 'cy')
    const atHome = visitor()
    assert.match((await atHome.get(link)).body, inWelsh)
    await atHome.post(link, { code })
    const on = `/ask/${id}/q/address`
    assert.match((await atHome.get(on)).body, inWelsh)
    const typesIt = visitor()
    await typesIt.post('/resume', { code })
    assert.match((await typesIt.get(on)).body, inWelsh)
    const chose = visitor()
    await chose.get('/language?to=en&back=/')
    assert.match((await chose.get(link)).body, inEnglish)
    await chose.post(link, { code })
    assert.match((await chose.get(on)).body, inEnglish)
    assert.match((await visitor().get(resumePath(code, 'xx' as 'cy'))).body, inEnglish)
  })

  test('says whether somebody can probably have it', async () => {
    const somebody = await reader()
    await somebody.post('/services/missed-bin', {})
    const begun = await somebody.post('/services/missed-bin/start', {})
    const [, id] = /\/ask\/([^/]+)\//.exec(begun.location)!
    await saveAnswer(database.ctx(), { id: id! }, 'out-in-time', 'no')
    const { body } = await somebody.get(`/ask/${id}/q/help`)
    assert.match(body, /Nid oedd allan erbyn 7\.30am/)
    await saveAnswer(database.ctx(), { id: id! }, 'help', 'yes')
    assert.doesNotMatch((await somebody.get(`/ask/${id}/q/details`)).body, /Nid oedd allan/)
  })

  test('is on the wall of a waiting area beside English, whoever chose what', async () => {
    const { body } = await visitor().get('/display/guildhall')
    assert.match(body, /<span>Nobody waits<\/span>.*<span lang="cy">Nid oes neb yn aros<\/span>/s)
    const shut = (await visitor().get(`/display/${SHUT}`)).body
    assert.match(shut, /<span>We are closed<\/span>.*<span lang="cy">Rydym ar gau<\/span>/s)
    assert.doesNotMatch(shut, /Nobody waits|fp-display__wait/)
    assert.equal((await visitor().get('/display/nowhere')).status, 404)
  })

  test('names the buttons of every map', async () => {
    const somebody = await reader()
    const begun = await somebody.post('/services/pothole/danger', { danger: 'no' })
    const { body } = await somebody.get(begun.location)
    assert.match(body, /Chwyddo i mewn/)
    assert.match(body, /Chwyddo allan/)
  })
})

describe('the way to services', () => {
  test('leads over no theme that has none', async () => {
    const { body } = await visitor().get('/')
    const themes = [...body.matchAll(/href="\/themes\/([\w-]+)"/g)].map(([, theme]) => theme!)
    assert.ok(themes.length >= 5 && !themes.includes('business'), String(themes))
    for (const theme of themes)
      assert.match((await visitor().get(`/themes/${theme}`)).body, /href="\/services\//, theme)
    assert.equal((await visitor().get('/themes/business')).status, 404)
  })

  test('is found in either language, and named in the one asked for', async () => {
    const suggested = async (words: string, language: string) =>
      JSON.parse((await visitor().get(`/api/v1/services/suggest?text=${words}&language=${language}`)).body)[0]
    assert.equal((await suggested('baw ci', 'cy')).name, 'Baw cŵn')
    assert.equal((await suggested('baw ci', 'en')).name, 'Dog fouling')
    assert.equal((await suggested('twll yn y ffordd', 'en')).slug, 'pothole')
    assert.equal((await suggested('dog poo', 'cy')).name, 'Baw cŵn')
  })
})
