import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { withContext } from '../../platform/context.ts'
import { closeRequest } from '../requests/index.ts'
import { defaultWords } from './default-words.ts'
import { ask, tellNow } from './notifications.fixture.ts'
import { texts } from './text.ts'

const { ctx } = await testDatabase({ after }, { template: 'wrexham', now: new Date('2026-12-01T10:00:00Z') })

describe('somebody who asked in Welsh', () => {
  test('is answered in Welsh, with Welsh dates and the Welsh name of the service', () =>
    inRolledBackTransaction(ctx(), async ctx => {
      const opened = await ask(ctx, { email: 'sam@example.test', language: 'cy' })
      const [message] = await tellNow(ctx)
      assert.equal(message!.language, 'cy')
      assert.match(message!.html!, /<html lang="cy">/)
      assert.match(message!.words, /Erbyn dydd Iau 3 Rhagfyr byddwn wedi edrych arno\./)
      assert.match(message!.words, /Beth sy’n digwydd nesaf/)
      assert.doesNotMatch(message!.words, /What happens|Your reference/)
      const actor = await addStaff(ctx, { roles: ['officer'], teams: ['highways'] })
      const closing = { requestId: opened.requestId, outcome: 'done', words: 'Wedi ei lenwi.' } as const
      await closeRequest(withContext(ctx, { actor }), closing)
      const [ended] = await tellNow(ctx)
      assert.match(ended!.words, /A yw’r mater wedi’i ddatrys\?/)
      assert.match(ended!.words, /erbyn dydd Mawrth 29 Rhagfyr/)
    }))

  test('finds every text in both languages, asking for the same things', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
    for (const [key, { en, cy }] of Object.entries(texts)) assert.deepEqual(places(en), places(cy), key)
    for (const [id, letter] of Object.entries(defaultWords))
      for (const { en, cy } of Object.values(letter)) assert.deepEqual(places(en), places(cy), id)
  })
})
