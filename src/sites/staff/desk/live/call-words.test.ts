import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallNews } from '../../../../modules/interactions/index.ts'
import type { Organisation } from '../../../../modules/organisation/index.ts'
import { callWords } from './call-words.ts'

const call: CallNews = {
  ...{ callId: 'a', at: '', state: 'answered', adviserId: 'me', interactionId: 'b', parked: false, goldenNumber: null },
  ...{ dialled: '+441225712345', isUrgent: false, isWithheld: false, knownFor: 2, isKnown: false, passedOnBy: [] },
}
const nowhere = { goldenNumbers: [] } as unknown as Organisation

test('what may be danger says so before all else', () => {
  const ringing: CallNews = { ...call, state: 'ringing', isUrgent: true }
  assert.match(callWords(ringing, nowhere).title, /^May be danger\. Your phone rings: /)
})

test('how many have the number is said until it is known who it is', () => {
  assert.equal(callWords(call, nowhere).about, 'This number is known for 2 people.')
  assert.equal(callWords({ ...call, isKnown: true }, nowhere).about, 'Who it is stands in the conversation.')
})
