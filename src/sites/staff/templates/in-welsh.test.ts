import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after }, {}, 'wrexham')
const designer = await site.signedIn(['designer'], { name: 'Dora Designer' })

test('where the council writes in both languages each part has both, is checked in both and shown in both', async () => {
  const path = '/staff/templates/booking-cancelled'
  const { body } = await designer.get(path)
  for (const id of ['subject', 'words', 'text', 'subjectWelsh', 'wordsWelsh', 'textWelsh'])
    assert.match(body, new RegExp(`id="${id}"`))
  assert.match(
    wordsOf(body),
    /Your time on .* at Sample Library is cancelled\. .*Mae eich amser ddydd \w+ .* wedi.i ganslo/,
  )
  const english = { subject: 'Gone', words: 'Not {day}, {times}', text: 'Not {on}, {times}' }
  const welsh = { subjectWelsh: 'Wedi mynd', wordsWelsh: 'Nid {on}, {times}', textWelsh: 'Nid {times}' }
  const wrong = await designer.post(path, { ...english, ...welsh, act: 'keep' })
  assert.match(wrong.body, /href="#textWelsh"[^>]*>Put \{day\} in: without it/)
  const good = { ...english, ...welsh, textWelsh: 'Nid {on}, {times}', act: 'keep' }
  assert.equal((await designer.post(path, good)).location, '/staff/templates?done=saved')
})
