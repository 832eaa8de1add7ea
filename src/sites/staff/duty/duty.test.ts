import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { raiseDutyByWords } from '../../../modules/duty/index.ts'
import { listCallNews, takeCallEvent } from '../../../modules/interactions/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { newId } from '../../../platform/id.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })

test('what is typed for an emergency is kept where something is missing; switched on, every desk shows it, and the public site', async () => {
  const leader = await site.signedIn(['team-leader', 'adviser'])
  const typed = {
    line: 'streets',
    title: 'Snow today',
    words: 'Main roads first.',
    priorities: 'Who is stuck',
    onSite: 'yes',
  }
  const wrong = await leader.post('/staff/emergency', { ...typed, hours: '100' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /Enter a number of hours from 1 to 72/)
  assert.match(wrong.body, /value="Snow today"/)
  const started = await leader.post('/staff/emergency', { ...typed, hours: '2' })
  assert.equal(started.location, '/staff/emergency?done=started')
  const adviser = await site.signedIn(['adviser'])
  assert.match(
    wordsOf((await adviser.get('/staff/desk')).body),
    /Emergency: Snow today\. Streets and roads, .* Main roads first\..* First: Who is stuck/,
  )
  const home = (await site.visitor().get('/')).body
  // Open, above all else; the other notices stay folded.
  assert.match(wordsOf(home), /Snow today Main roads first\..* What do you need\?/)
  assert.doesNotMatch(home, /<summary[^>]*>[^<]*<[^>]*>Snow today/)
  const ending = /action="(\/staff\/emergency\/[^"]+\/ending)"/.exec((await leader.get('/staff/emergency')).body)![1]!
  assert.equal((await adviser.post(ending, {})).status, 404)
  assert.equal((await leader.post(ending, {})).location, '/staff/emergency?done=ended')
  assert.doesNotMatch((await adviser.get('/staff/desk')).body, /Snow today/)
  assert.doesNotMatch((await site.visitor().get('/')).body, /Snow today|fp-urgent/)
})

test('whoever was not told gets no page of a record; the leader’s board says that one waits and not what it is', async () => {
  const adviser = await site.signedIn(['adviser'], { name: 'Ade Adviser' })
  const raised = await adviser.post('/staff/duty', { kind: 'suicide' })
  assert.match(raised.location!, /^\/staff\/duty\/[0-9a-f-]{36}$/)
  const leader = await site.signedIn(['team-leader'], { name: 'Lee Leader', teams: ['highways'] })
  for (const path of [raised.location!, `${raised.location}/ending`]) assert.equal((await leader.get(path)).status, 404)
  assert.equal((await leader.post(`${raised.location}/receipt`, {})).status, 404)
  const board = wordsOf((await leader.get('/staff/board')).body)
  assert.match(board, /Duty of care not yet answered 1/)
  assert.doesNotMatch(board, /Suicide/)
  assert.equal((await adviser.get('/staff/board')).status, 404)
  assert.equal((await adviser.post('/staff/duty', { kind: 'nothing' })).status, 404)
})

test('what raised it is there from the record: the request, for whoever may open it, and the call, to be taken', async () => {
  const ctx = site.database.ctx()
  const { requestId, participantId, reference } = await buildRequest(ctx, { words: 'I want to kill myself' })
  const written = { threadId: participantId, from: '', words: 'I want to kill myself', rules: ['own-life'] }
  await ctx.transaction(ctx => raiseDutyByWords(ctx, { ...written, requestId }))
  const event = { id: newId(), call: newId(), type: 'ringing', at: new Date().toISOString(), dialled: '+441632960106' }
  await takeCallEvent(ctx, JSON.stringify({ ...event, caller: '+447700900123', said: 'I want to kill myself' }))
  const [call] = await listCallNews(ctx)
  await ctx.transaction(ctx => raiseDutyByWords(ctx, { ...written, callId: call!.callId }))
  const officer = await site.signedIn(['duty-officer', 'adviser', 'officer'], { name: 'Olu Officer' })
  const links = (await officer.get('/staff/duty')).body.matchAll(/href="(\/staff\/duty\/[0-9a-f-]{36})"/g)
  const path = [...links].at(-1)![1]!
  const { body } = await officer.get(path)
  assert.match(wordsOf(body), new RegExp(`request with all that they sent: ${formatCode(reference)}`))
  assert.ok(body.includes(`href="/staff/requests/${requestId}"`))
  assert.match(wordsOf(body), /They wait on the line now.* Take this call/)
  const taken = await officer.post('/staff/desk/calls', { call: call!.callId })
  assert.match(taken.location, /^\/staff\/desk\/[0-9a-f-]{36}$/)
  assert.match(wordsOf((await officer.get(path)).body), /Olu Officer speaks with them/)
  const only = await site.signedIn(['duty-officer'], { name: 'Una Officer' })
  assert.doesNotMatch((await only.get(path)).body, /Take this call/)
})

test('several that ring are one line with their number, so that a page on a phone is still there', async () => {
  const adviser = await site.signedIn(['adviser'], { name: 'Ann Adviser' })
  for (const kind of ['adult', 'child']) await adviser.post('/staff/duty', { kind, key: newId() })
  const strips = (body: string) => body.match(/class="fp-strip fp-strip--danger"/g)?.length
  const raised = (await adviser.get('/staff/duty/numbers')).body
  assert.match(wordsOf(raised), /The duty team has not answered 2 of yours yet\. Ring them\. The first was raised at /)
  assert.equal(strips(raised), 1)
  const duty = await site.signedIn(['duty-officer'])
  const rung = (await duty.get('/staff/duty/numbers')).body
  assert.match(wordsOf(rung), /Duty of care: \d wait\. Answer now\./)
  assert.equal(strips(rung), 1)
  assert.match((await duty.get('/staff/duty')).body, /id="open"/)
})
