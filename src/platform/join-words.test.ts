import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinWords } from './join-words.ts'

test('words of two screens on one box are both kept, and what only one changed is as she left it', () => {
  assert.equal(joinWords('A hole', undefined, 'A deep hole'), 'A deep hole', 'nobody says what was there')
  assert.equal(joinWords('A hole', 'A hole', ''), '', 'only this screen changed it: she took it out')
  assert.equal(joinWords('A hole', '', ''), 'A hole', 'only the other screen changed it')
  assert.equal(
    joinWords('A hole. By the bus stop', 'A hole', 'A hole. It is deep'),
    'A hole. By the bus stop\n. It is deep',
  )
  assert.equal(joinWords('By the bus stop', 'A hole', 'It is deep', ', '), 'By the bus stop, It is deep')
  assert.equal(
    joinWords('A hole', '', 'A hole by the bus stop'),
    'A hole by the bus stop',
    'it is sent again, with more',
  )
})
