// A heading says that a mail is for many, or that a program wrote it; danger in its words is looked at all the same.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { listMessages } from '../channels/index.ts'
import { listWaitingDuty } from '../duty/index.ts'
import { listWork } from '../interactions/index.ts'
import { sendMail } from './mail.fixture.ts'

/** A Sunday: nobody is at work but the emergency duty team. */
const NOW = new Date('2026-11-29T10:00:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const ctx = database.ctx({ actor: system('mail') })
const ada = database.ctx({ actor: await addStaff(ctx, { roles: ['adviser'], name: 'Ada' }), channel: 'email' })
const nora = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['emergency-duty'] }) })

const words = 'My husband has hit me and is coming back tonight'
const GROUP = {
  'List-ID': '<help.example.org>',
  'Mailing-list': 'list help@example.org; contact help+owners@example.org',
  'List-Post': '<https://groups.example/a/example.org/group/help/post>, <mailto:help@example.org>',
  'List-Unsubscribe': '<mailto:manage+1+unsubscribe@groups.example>',
  'X-BeenThere': 'help@example.org',
  Precedence: 'list',
}

const received = (from: string) =>
  ctx.db
    .selectFrom('correspondence.received')
    .selectAll()
    .where('from_address', '=', from)
    .orderBy('received_at', 'desc')
    .executeTakeFirstOrThrow()
const sentTo = async (address: string) =>
  (await listMessages(ctx, { limit: 100 })).rows.filter(({ recipient }) => recipient === address)

const HEADINGS: [string, Record<string, string>, RegExp][] = [
  ['bulk', { Precedence: 'bulk' }, /mailing list or in bulk/],
  ['list', { 'List-Id': '<friends.example>' }, /mailing list or in bulk/],
  [
    'group',
    { Precedence: 'list', 'Mailing-list': 'list a@groups.example', 'List-ID': '<a.groups.example>' },
    /mailing list or in bulk/,
  ],
  ['program', { 'Auto-Submitted': 'auto-replied' }, /a program answered/],
  ['filter', { 'X-Spam-Flag': 'YES' }, /A filter took it/],
]
for (const [name, headers, why] of HEADINGS)
  test(`danger in a mail with the headings of a ${name} is work for a person now, and rings at nobody`, async () => {
    const from = `${name}@resident.example`
    await sendMail(ctx, { from, words, headers })
    const { id, became, kind } = await received(from)
    assert.deepEqual([became, kind], ['waiting', 'message'])
    const item = (await listWork(ada)).find(each => each.id === id)
    assert.match(item!.words, why)
    assert.deepEqual([await listWaitingDuty(nora), await sentTo(from)], [[], []], 'as with spam')
  })

test('what an automatic answer quotes in its subject is not its own danger', async () => {
  const subject = 'Automatic reply: Re: My husband hits me'
  const headers = { 'Auto-Submitted': 'auto-replied' }
  await sendMail(ctx, { from: 'away@resident.example', subject, words: 'I am away until Monday.', headers })
  const { became, kind } = await received('away@resident.example')
  assert.deepEqual([became, kind], ['kept', 'auto-reply'])
})

test('what people write to a group of the council’s own domain is mail as any other: answered, and danger rings', async () => {
  await sendMail(ctx, { from: 'jo@resident.example', words: 'When does the library open?', headers: GROUP })
  const asked = await received('jo@resident.example')
  assert.deepEqual([asked.became, asked.is_list], ['waiting', false])
  assert.equal((await sentTo('jo@resident.example')).length, 1)
  await sendMail(ctx, { from: 'her@resident.example', words, headers: GROUP })
  assert.equal((await listWaitingDuty(nora)).length, 1)
})

test('a campaign stays one through a group of our own, and so does a list of another domain that looks like ours', async () => {
  const campaign = { ...GROUP, 'Feedback-ID': '1:2:sender' }
  await sendMail(ctx, { from: 'news@shop.example', words: 'Big sale', headers: campaign })
  const alike = { 'List-Id': '"help.example.org" <news.notexample.org>' }
  await sendMail(ctx, { from: 'news@alike.example', words: 'Big sale', headers: alike })
  for (const from of ['news@shop.example', 'news@alike.example']) {
    const { became, is_list } = await received(from)
    assert.deepEqual([became, is_list], ['kept', true], from)
  }
})

test('our own mail that a group brings back is no work, and nobody is told again, be it an answer or back before it is noted that it went', async () => {
  await sendMail(ctx, { from: 'sam@resident.example', words: 'When does the library open?' })
  const [ours] = await sentTo('sam@resident.example')
  const back: Record<string, string>[] = [
    { 'Message-ID': `<${ours!.id}@example.org>` },
    { 'Message-ID': '<changed@carrier.example>', 'X-Firstpoint-Message': ours!.id },
  ]
  let mails = 0
  for (const status of ['queued', 'sent']) {
    await ctx.db.updateTable('channels.messages').set({ status }).where('id', '=', ours!.id).execute()
    for (const automatic of ['auto-generated', 'auto-replied'])
      for (const headers of back) {
        const from = `council${++mails}@example.org`
        const all = { ...GROUP, 'Auto-Submitted': automatic, ...headers }
        await sendMail(ctx, { from, words: `${words} ${mails}`, headers: all })
        const { became, kind, because } = await received(from)
        assert.deepEqual([became, kind], ['kept', 'auto-reply'], `${status} ${automatic}`)
        assert.equal(because, 'It is a mail of ours that came back to an inbox.')
        assert.deepEqual(await sentTo(from), [])
      }
  }
})
