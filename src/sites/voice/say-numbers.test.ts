import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayNumber, sayNumbers } from './say-numbers.ts'

test('a telephone number in what somebody wrote is said digit by digit', () => {
  const said = {
    'Ring 01632 960401 for fallen trees': 'Ring 0 1 6 3 2, 9 6 0 4 0 1 for fallen trees',
    'Floodline on 0345 988 1188, or (01632) 960402.':
      'Floodline on 0 3 4 5, 9 8 8, 1 1 8 8, or 0 1 6 3 2, 9 6 0 4 0 2.',
    'In danger? Ring 999. Not urgent: ring 101.': 'In danger? Ring 9 9 9. Not urgent: ring 1 0 1.',
    'Ffoniwch 101 neu 0300 456 0100 est 3': 'Ffoniwch 1 0 1 neu 0 3 0 0, 4 5 6, 0 1 0 0, ext, 3',
    'Samaritans, 116 123; Childline, 0800 1111': 'Samaritans, 1 1 6, 1 2 3; Childline, 0 8 0 0, 1 1 1 1',
    'Call 101 or 111. In danger 999, or text 999.': 'Call 1 0 1 or 1 1 1. In danger 9 9 9, or text 9 9 9.',
    'Ring 999 now': 'Ring 9 9 9 now',
    'Reach us on 105.': 'Reach us on 1 0 5.',
    'Text +447700900123': 'Text 0 7 7 0 0, 9 0 0 1 2 3',
    'Ring the police on 101 to report it': 'Ring the police on 1 0 1 to report it',
    'Call us on 105 in a power cut, on 159 when money is gone':
      'Call us on 1 0 5 in a power cut, on 1 5 9 when money is gone',
    'Reach them on 999 immediately': 'Reach them on 9 9 9 immediately',
    '999 is for emergencies': '9 9 9 is for emergencies',
    'Use 999 in an emergency, with 112 as well': 'Use 9 9 9 in an emergency, with 1 1 2 as well',
    'In an emergency: 112.': 'In an emergency: 1 1 2.',
    'The 999 emergency services; 999 works from any phone': 'The 9 9 9 emergency services; 9 9 9 works from any phone',
    'Mewn argyfwng 999 yw’r rhif; 112 o unrhyw ffôn': 'Mewn argyfwng 9 9 9 yw’r rhif; 1 1 2 o unrhyw ffôn',
    '999 unless they are safe. Leave 112 High up the list': '9 9 9 unless they are safe. Leave 1 1 2 High up the list',
  }
  for (const [written, heard] of Object.entries(said)) {
    assert.equal(sayNumbers(written), heard)
    assert.equal(sayNumbers(heard), heard, 'once')
  }
})

test('other numbers are said as they are', () => {
  for (const words of [
    'Closed from 24 December 2026 to 2 January 2027, 10:30 to 17:00',
    'The A350 is shut at 101 High Street; 111 homes have no water, and 1,999 had',
    'No water at 112 High Street, 999 homes have no power, on 105 streets; it costs £999.',
    '999 bins were missed, 112 people asked, and 999 empty homes',
    '999 High Street and 112 Old Bath Road, flat 999, 112 Heol y Bont, 999 o dai a 112 cartref',
    'Work on 101 to 111 High Street; the A112 is shut, and 999kg of salt, 999% more',
    'Your reference is 4 8 2, 1 9 3, 7 0 6, 0 1 2.',
  ])
    assert.equal(sayNumbers(words), words)
  assert.equal(sayNumber('999'), '9 9 9')
})
