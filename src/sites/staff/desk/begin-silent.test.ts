import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { getDraftAtWork, saveAnswer } from '../../../modules/drafts/index.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('mail') })

test('a form begun with what somebody wrote who asked not to be written to repeats that, and no way is filled in', async () => {
  const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Adviser' })
  const as = withContext(ctx, { actor: adviser.person })
  const begin = async (from: string, words: string) => {
    await sendMail(ctx, { from, words })
    const newest = ctx.db.selectFrom('correspondence.received').select('id').orderBy('id', 'desc')
    const { id } = await newest.executeTakeFirstOrThrow()
    const { location } = await adviser.post(`/staff/mail/${id}/act`, { act: 'begin', service: 'something-else' })
    const [form, draftId] = /^\/staff\/take\/form\/([0-9a-f-]+)/.exec(location) ?? assert.fail(location)
    await saveAnswer(as, await getDraftAtWork(as, draftId!), '_details', 'yes')
    return async (question: string) => (await adviser.get(`${form}/q/${question}`)).body
  }
  const quiet = await begin('joy@home.example', 'I like the new bench.')
  assert.match(await quiet('_contact'), /joy@home\.example/)
  const her = await begin(
    'her@home.example',
    'My husband hits me. Please do not write back, he reads my emails, and never ring me.',
  )
  const contact = await her('_contact')
  assert.match(wordsOf(contact), /They asked us not to write or ring back\./)
  assert.doesNotMatch(contact, /her@home/)
  assert.doesNotMatch(wordsOf(await quiet('_contact')), /They asked us/)
})
