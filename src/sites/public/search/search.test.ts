import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'

const { visitor } = await testWeb({ after }, await testDatabase({ after }, { template: 'wiltshire' }))
const search = async (words: string) => (await visitor().get(`/search?q=${encodeURIComponent(words)}`)).body

describe('a search', () => {
  test('lists what fits', async () => {
    assert.match(await search('hole in the road'), /fp-results__link" href="\/services\/pothole"/)
  })

  test('with very weak matches says that nothing was found, and lists no noise', async () => {
    const body = await search('what time is it')
    assert.match(body, /We did not find a service for that/)
    assert.doesNotMatch(body, /fp-results__link/)
    assert.match(body, /href="\/services\/something-else"/)
  })
})
