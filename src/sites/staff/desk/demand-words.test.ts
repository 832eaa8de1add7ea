import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MatterView } from '../../../modules/interactions/index.ts'
import { showDemand } from './demand-words.ts'

const shown = (about: object, isKnown = true) => {
  const matter = {
    demand: null,
    suggested: 'value',
    evidence: { code: 'new' },
    service: null,
    requestId: null,
    ...about,
  }
  return showDemand(matter as unknown as MatterView, [], {
    ...{ now: new Date('2026-12-01T10:00:00Z'), isKnown },
  })
}
const because = (about: object, isKnown = true) => shown(about, isKnown).because

test('that nothing is late is said of what was looked at: of one service, or of all of theirs', () => {
  assert.match(because({}), /^Nothing of theirs is late or due/)
  const ofOne = /^Nothing of theirs about this is late or due, and nothing about it was written or asked lately/
  assert.match(because({ service: 'garden-waste' }), ofOne)
  for (const about of [{}, { service: 'garden-waste' }])
    assert.match(because(about, false), /^Say who it is: then you see here/, 'nobody was looked up')
})

test('what we decided is said as that, and with a perhaps while nobody has said what it is about', () => {
  const evidence = { code: 'decided', requestId: 'r', at: '2026-11-30T10:00:00Z' }
  const failure = { demand: null, suggested: 'failure', evidence }
  const said = (about: object) => {
    const { name, because } = shown({ ...failure, ...about })
    return `${name}. ${because}`
  }
  const closed = 'A request of theirs: we closed it (yesterday).'
  const unsure = `${closed} Nobody has said yet what this is about.`
  assert.equal(said({}), `Failure: perhaps about what we decided. ${unsure}`)
  assert.equal(said({ demand: 'failure' }), `Failure: about what we decided. ${unsure}`)
  assert.equal(said({ service: 'pothole' }), `Failure: about what we decided. ${closed}`)
})
