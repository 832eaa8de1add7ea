import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { readCatalogue, suggestForInbox } from '../catalogue/index.ts'
import { listMessages } from '../channels/index.ts'
import { sendMail } from './mail.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })

test('the inbox a mail came to says what it may be about: of other teams only what is sure', async () => {
  const subjectOf = async (words: string, team: string | null) =>
    (await suggestForInbox(ctx, words, 3, team)).map(({ slug }) => slug)
  const { services } = await readCatalogue(ctx)
  const vague = await subjectOf('Please help. When will somebody come?', 'waste')
  assert.deepEqual(
    vague.filter(slug => !services.get(slug)!.teams.includes('waste')),
    [],
  )
  assert.equal((await subjectOf('There is a pothole in my road', 'waste'))[0], 'pothole')
  assert.ok((await subjectOf('Please help. When will somebody come?', null)).includes('care-needs'))
  await sendMail(ctx, {
    from: 'f@one.example',
    to: 'waste@example.org',
    subject: 'Help',
    words: 'When will somebody come?',
  })
  const { rows } = await listMessages(ctx, { limit: 1 })
  assert.doesNotMatch(rows[0]!.words, /\/services\//, 'nobody is led to a form that is a guess')
})
