import assert from 'node:assert/strict'
import { after, test } from 'node:test'
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
