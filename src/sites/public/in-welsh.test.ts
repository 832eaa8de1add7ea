import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { testWeb } from '../../../test/support/web.ts'

const { visitor } = await testWeb({ after }, await testDatabase({ after }, { template: 'wrexham' }))

/** A browser that chose Welsh. */
async function reader() {
  const somebody = visitor()
  await somebody.get('/language?to=cy&back=/')
  return somebody
}

describe('the Welsh site', () => {
  test('tells those who hear the page of an error in Welsh, wherever there is one', async () => {
    const somebody = await reader()
    for (const path of ['/services/pothole/danger', '/track', '/resume', '/postcode']) {
      const { status, body } = await somebody.post(path, { reference: '123', code: '123', known: '' })
      assert.equal(status, 422, path)
      assert.match(body, /visually-hidden">Gwall:</, path)
      assert.doesNotMatch(body, />Error:/, path)
    }
  })

  test('is on the wall of a waiting area beside English, whoever chose what', async () => {
    const { body } = await visitor().get('/display/guildhall')
    assert.match(body, /<span>Nobody waits<\/span>.*<span lang="cy">Nid oes neb yn aros<\/span>/s)
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
