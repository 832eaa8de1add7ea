import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addNewLines, addWords, joinWords } from './join-words.ts'

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

test('words that are only added take nothing out of what is stored', () => {
  assert.equal(addWords('A hole', 'A hole', 'A hole by the bus stop'), 'A hole by the bus stop')
  assert.equal(
    addWords('A hole. Told by phone', 'A hole', 'A hole by the bus stop'),
    'A hole. Told by phone\nby the bus stop',
  )
  assert.equal(addWords('A hole', 'A hole', ''), 'A hole', 'she took it out')
  assert.equal(addWords('A hole', 'A hole', 'A wall'), 'A hole\nA wall')
  assert.equal(addWords('A wall', 'A hole', 'A hole'), 'A wall', 'she added nothing')
})

test('what was not there when it was begun comes to what is typed, and what she struck out stays out', () => {
  assert.equal(addNewLines('Mine', 'A hole\nA wall', 'A hole\n A wall \nA gate'), 'Mine\nA gate')
  assert.equal(addNewLines('Mine, and a gate', 'A hole', 'A hole\nand a gate'), 'Mine, and a gate', 'it is there')
  assert.equal(addNewLines('A hole', 'A hole', 'A hole, and deep'), 'A hole, and deep')
  assert.equal(addNewLines('', '', 'A hole'), 'A hole')
})
