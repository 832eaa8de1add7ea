import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, followAll, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { addBody, addRoute, referralsFollower, takeBackReferral } from '../referrals/index.ts'
import { closeRequest } from '../requests/index.ts'
import { ask, tellNow } from './notifications.fixture.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })

test('who asks for what another body deals with is told which, as her page says it', async () => {
  const ctx = database.ctx()
  const admin = database.ctx({ actor: await addStaff(ctx, { roles: ['administrator'], name: 'Amin' }) })
  await ask(ctx, { email: 'before@example.test' })
  const [before] = await tellNow(ctx)
  assert.match(before!.words, /Highways will deal with it\./)
  const endpoint = { url: 'https://roads.example/v2', jurisdiction: 'roads', apiKey: 'k1' }
  const bodyId = await addBody(admin, { name: 'National Roads', ...endpoint, personal: false, personalBecause: '' })
  await addRoute(admin, { bodyId, service: 'pothole', area: '', code: 'POT' })
  await ask(ctx, { email: 'sam@example.test' })
  const [opened] = await tellNow(ctx)
  assert.match(opened!.words, /National Roads will deal with it\./)
  assert.doesNotMatch(opened!.words, /Highways will deal/)
  assert.match(before!.words, /we will look at it\./)
  assert.match(opened!.words, /National Roads deals with this, not us\. We send it on to them/)
  assert.doesNotMatch(opened!.words, /we will look at it/, 'no date of ours')
  await followAll(ctx, referralsFollower)
  const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'] }) })
  await takeBackReferral(officer, opened!.about!)
  const [back] = await tellNow(ctx)
  assert.equal(back!.recipient, 'sam@example.test')
  assert.match(back!.words, /We do it ourselves now\..*Highways will deal with it\..*we will look at it/s)
  await ask(ctx, { email: 'gwen@example.test', language: 'cy' })
  assert.match((await tellNow(ctx))[0]!.words, /National Roads sy’n delio â hyn, nid ni\./)
})

test('what another body did is not said to be ours', async () => {
  const ctx = database.ctx()
  const { requestId } = await ask(ctx, { email: 'dee@example.test' })
  await tellNow(ctx)
  const done = { requestId, outcome: 'done', words: 'National Roads: Filled today.', body: 'National Roads' } as const
  await closeRequest(database.ctx({ actor: system('referrals') }), done)
  const [told] = await tellNow(ctx)
  assert.match(told!.words, /National Roads has dealt with your request:\s+> Filled today\./)
  assert.doesNotMatch(told!.words, /We have dealt with/)
})
