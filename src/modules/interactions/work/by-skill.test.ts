import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitOf, type Here, inOrder, wantedBy } from './by-skill.ts'
import type { WorkItem } from './work.ts'

const NOW = new Date('2026-11-30T10:00:00Z')
const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000)

const ME = 'me'
const colleague = (id: string, more: Partial<Here> = {}): Here => ({
  id,
  roles: ['adviser'],
  teams: ['front'],
  ...more,
})

const item = (parts: Partial<WorkItem>): WorkItem => ({
  ...{ kind: 'call-back', id: 'a', due: minutes(30), words: '', team: 'front', from: null, requestId: null },
  isNotRung: false,
  ...{
    interactionId: null,
    wanted: { themes: [], ways: [] },
    fit: 'anybody',
    isHeld: false,
    wroteAgainAt: null,
    said: null,
    channel: null,
  },
  ...parts,
})

const WELSH = { themes: [], ways: ['welsh'] }

test('work says of whom it asks: the theme of a line, the themes of a service, how somebody speaks', () => {
  const goldenNumbers = [
    { id: 'roads', number: '1', name: { en: 'Roads' }, theme: 'getting-around', calendar: 'always' },
  ]
  const wanted = (kind: WorkItem['kind'], words: string, about = {}) =>
    wantedBy({ kind, words }, { service: 'pothole', language: 'en', signs: false, ...about }, () => ['streets'], {
      goldenNumbers,
    })
  assert.deepEqual(wanted('call', 'roads', { service: null }), { themes: ['getting-around'], ways: [] })
  assert.deepEqual(wanted('call', '', { service: null }), { themes: [], ways: [] })
  assert.deepEqual(wanted('call-back', 'She waits', { language: 'cy', signs: true }), {
    themes: ['streets'],
    ways: ['bsl', 'welsh'],
  })
  assert.deepEqual(
    wanted('handover', 'She waits', { language: 'cy' }),
    { themes: [], ways: [] },
    'it was handed to her',
  )
})

test('what nobody else who is free can do is for you; what you cannot do is for them', () => {
  const here = [colleague('tom'), colleague('ann', { teams: ['other'] })]
  const fit = (wanted: WorkItem['wanted'], skills: Record<string, string[]>, who = here) =>
    fitOf(item({ wanted }), ME, who, new Map(Object.entries(skills)))
  assert.equal(fit({ themes: [], ways: [] }, {}), 'anybody')
  assert.equal(fit(WELSH, { me: ['welsh'] }), 'only-you')
  assert.equal(fit(WELSH, { me: ['welsh'], tom: ['welsh'] }), 'you')
  assert.equal(fit(WELSH, { me: ['welsh'] }, []), 'you', 'whoever is alone has all of it')
  assert.equal(fit(WELSH, { tom: ['welsh'] }), 'others')
  assert.equal(fit(WELSH, { ann: ['welsh'] }), 'nobody', 'Ann is not of the team that has it')
  const streets = { themes: ['streets'], ways: [] }
  assert.equal(fit(streets, { me: ['bins'] }), 'others', 'of whom nobody said a theme, he helps with all')
  assert.equal(fit(streets, { me: ['welsh'], tom: ['bins'] }), 'only-you')
})

test('what others know better sinks while it can wait, and what only you can do comes first where it is due at the same moment', () => {
  const items = [
    item({ id: 'plain', kind: 'written', due: minutes(5) }),
    item({ id: 'theirs', kind: 'written', due: minutes(1), fit: 'others' }),
    item({ id: 'late-theirs', kind: 'written', due: minutes(-1), fit: 'others' }),
    item({ id: 'at-an-hour', kind: 'written', due: minutes(60), fit: 'you' }),
    item({ id: 'yours', kind: 'chase', due: minutes(60), fit: 'only-you' }),
    item({ id: 'parked', kind: 'parked', due: minutes(-90) }),
    item({ id: 'rings', kind: 'call', due: minutes(-1), fit: 'others' }),
    item({ id: 'rings-long', kind: 'call', due: minutes(-3), fit: 'others' }),
    item({ id: 'nobodys', kind: 'written', due: minutes(2), fit: 'nobody' }),
  ]
  assert.deepEqual(
    inOrder(items, NOW).map(({ id }) => id),
    ['rings-long', 'late-theirs', 'nobodys', 'plain', 'yours', 'at-an-hour', 'parked', 'rings', 'theirs'],
  )
})

test('what was written by somebody in danger comes before whoever rings: she has no other way in', () => {
  const call = item({ kind: 'call', id: 'call', due: minutes(-20) })
  const urgent = item({ kind: 'urgent', id: 'urgent', due: minutes(-1) })
  const kept = item({ kind: 'kept-place', id: 'kept', due: minutes(-30) })
  assert.deepEqual(
    inOrder([call, kept, urgent], NOW).map(({ id }) => id),
    ['urgent', 'kept', 'call'],
  )
})

test('who waits now comes first; then what was promised first, whatever it is', () => {
  const days = (count: number) => minutes(count * 24 * 60)
  const items = [
    item({ id: 'mail-tuesday', kind: 'written', due: days(1) }),
    item({ id: 'late-mail', kind: 'written', due: days(-2) }),
    item({ id: 'late-chase', kind: 'chase', due: days(-11), fit: 'only-you' }),
    item({ id: 'chase-tuesday', kind: 'chase', due: days(1) }),
    item({ id: 'chase-today', kind: 'chase', due: minutes(90) }),
    item({ id: 'taken-over', kind: 'mine', due: days(-1) }),
    item({ id: 'laid-aside', kind: 'parked', due: days(-20) }),
    item({ id: 'in-its-two-hours', kind: 'call-back', due: minutes(60) }),
    item({ id: 'offered', kind: 'handover', due: minutes(3) }),
    item({ id: 'yours-alone', kind: 'call', due: minutes(-1), fit: 'only-you' }),
    item({ id: 'rings', kind: 'call', due: minutes(-2) }),
  ]
  assert.deepEqual(
    inOrder(items, NOW).map(({ id }) => id),
    [
      ...['yours-alone', 'rings', 'offered', 'in-its-two-hours'],
      ...['late-chase', 'late-mail', 'taken-over', 'chase-today', 'chase-tuesday', 'mail-tuesday', 'laid-aside'],
    ],
  )
})
