import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'

const councils = {
  wiltshire: await testDatabase({ after }, { template: 'wiltshire' }),
  wrexham: await testDatabase({ after }, { template: 'wrexham' }),
}
const wiltshire = await testWeb({ after }, councils.wiltshire)
const wrexham = await testWeb({ after }, councils.wrexham)
async function search(web: typeof wiltshire, words: string): Promise<string> {
  const { status, body } = await web.visitor().get(`/search?q=${encodeURIComponent(words)}`)
  assert.equal(status, 200)
  return body
}
/** Where something stands on a page; it must be there. */
const at = (page: string, words: string) => {
  assert.ok(page.includes(words), `${words} is missing`)
  return page.indexOf(words)
}

describe('a search that speaks of danger', () => {
  test('says whom to ring before it names any service', async () => {
    const page = await search(wiltshire, 'my husband is hitting me')
    assert.ok(at(page, 'tel:08082000247') < at(page, 'class="govuk-list fp-results"'))
    assert.match(page, /govuk-exit-this-page/)
    assert.match(await search(wiltshire, 'gas leak'), /tel:0800111999/)
    assert.match(await search(wiltshire, 'power cable down in the lane'), /tel:105/)
  })

  test('offers to nobody who does not want to live what shares a word with it', async () => {
    for (const words of ['i am going to kill myself', 'i want to die', 'suicide']) {
      const page = await search(wiltshire, words)
      for (const number of ['999', '111', '116123']) at(page, `tel:${number}"`)
      assert.doesNotMatch(page, /dead-animal|register-a-death|We did not find/)
    }
  })

  test('is understood in both languages, whatever that of the page', async () => {
    assert.match(await search(wrexham, 'dw i eisiau marw'), /tel:116123/)
    const visitor = wrexham.visitor()
    await visitor.get('/language?to=cy&back=/')
    const page = (await visitor.get(`/search?q=${encodeURIComponent('i want to die')}`)).body
    assert.match(page, /tel:116123/)
  })
})

test('a search that speaks of no danger shows no numbers', async () => {
  for (const words of ['dead animal', 'kill weeds', 'dying tree', '']) {
    const page = await search(wiltshire, words)
    assert.doesNotMatch(page, /fp-duty|Get help now/)
  }
})

test('the API answers danger in the shape of every other answer', async () => {
  const suggest = async (text: string) => {
    const { body } = await wiltshire.visitor().get(`/api/v1/services/suggest?text=${encodeURIComponent(text)}`)
    return JSON.parse(body) as { slug: string; name: string; score: number }[]
  }
  assert.deepEqual(
    (await suggest('i want to die')).map(({ slug }) => slug),
    ['worried-about-an-adult'],
  )
  for (const each of await suggest('water is coming into my house'))
    assert.deepEqual(Object.keys(each).sort(), ['name', 'score', 'slug'])
})

describe('a search', () => {
  test('lists what fits', async () => {
    assert.match(await search(wiltshire, 'hole in the road'), /fp-results__link" href="\/services\/pothole"/)
  })

  test('with very weak matches says that nothing was found, and lists no noise', async () => {
    const body = await search(wiltshire, 'what time is it')
    assert.match(body, /We did not find a service for that/)
    assert.doesNotMatch(body, /fp-results__link/)
    assert.match(body, /href="\/services\/something-else"/)
  })
})
