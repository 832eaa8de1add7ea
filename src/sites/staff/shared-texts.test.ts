// A page's own words stand over those of the parts it shares: a key of both would put its words into a part that means something else.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import type { StaffTexts } from '../../platform/text.ts'
import { pages } from './pages.ts'
import { actionTexts } from './requests/action-text.ts'
import { siteTexts } from './site-texts.ts'

function assertOwnKeys(own: StaffTexts, shared: StaffTexts, keys: readonly string[], where: string): void {
  for (const key of keys)
    if (own[key]) assert.equal(own[key].en, shared[key]!.en, `${where} has another meaning for '${key}'`)
}

test('no page on a request says something else with the words of what stands beside every form', async () => {
  const requests = path.join(import.meta.dirname, 'requests')
  const isAction = async (at: ImportMeta) =>
    (await readFile(path.join(at.dirname, 'page.njk'), 'utf8').catch(() => '')).includes('staff/requests/action.njk')
  const found = (await readdir(requests)).map(folder =>
    pages.find(page => page.at.dirname === path.join(requests, folder)),
  )
  let checked = 0
  for (const page of found)
    if (page && (await isAction(page.at))) {
      assertOwnKeys(page.texts, actionTexts, Object.keys(actionTexts), page.path)
      checked++
    }
  assert.ok(checked > 8)
})

test('no page says something else with the words of the frame of every page, but for where its way back leads', async () => {
  const frame = await readFile(path.join(import.meta.dirname, 'layout.njk'), 'utf8')
  const used = [...frame.matchAll(/\bt\('([\w.]+)'/g)].map(([, key]) => key!)
  const keys = used.filter(key => Object.hasOwn(siteTexts, key) && key !== 'back')
  assert.ok(keys.length > 20)
  for (const page of pages) assertOwnKeys(page.texts, siteTexts, keys, page.path)
})
