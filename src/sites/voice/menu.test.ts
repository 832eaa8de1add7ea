import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedFor, choiceOf } from './menu.ts'

const OPTIONS = [{ key: '1', slug: 'missed-bin', name: 'Missed bin' }]
const chosen = (said: string, likely: string | null = null) => choiceOf(OPTIONS, { pressed: '', said, likely })

test('who does not know what she needs comes to a person', () => {
  for (const said of [
    'I do not know what I need',
    'I don’t really know who to ask',
    "I'm not sure which option it is",
    'Dunno',
    'Dwi ddim yn gwybod beth sydd ei angen',
  ])
    assert.equal(chosen(said, said.length > 10 ? 'find-councillor' : null), 'adviser', said)
  assert.equal(chosen('I do not know when my bin is emptied', 'bin-day'), 'bin-day')
  assert.equal(chosen('I am not sure about all this'), 'adviser')
  assert.equal(chosen('the missed bin thing'), 'missed-bin')
  assert.equal(chosen('bananas'), null)
})

test('whoever asks for a person or a team by name is understood', () => {
  assert.deepEqual(askedFor('I want to speak to Highways leader'), { name: 'Highways leader', about: '' })
  assert.deepEqual(askedFor('put me through to Mrs Jones about my rent please'), {
    name: 'Mrs Jones',
    about: 'my rent please',
  })
  assert.deepEqual(askedFor('Dwi eisiau siarad â Gwen am y biniau'), { name: 'Gwen', about: 'y biniau' })
  assert.equal(askedFor('I want to speak to my social worker')?.name, 'my social worker')
  for (const said of [
    'I need to talk to you about a pothole',
    'can I speak to someone about my bin',
    'I want to speak to the council about tax',
    'a talk about bins',
    'can somebody talk to me about my rent',
    'nobody will speak to us',
    'I was told to talk to my neighbour about the noise',
    'I can not speak to anyone in housing',
  ])
    assert.equal(askedFor(said), null, said)
})
