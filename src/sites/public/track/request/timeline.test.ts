import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Service } from '../../../../modules/catalogue/index.ts'
import type { Tracked } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { timelineOf } from './timeline.ts'

const at = (day: number) => new Date(Date.UTC(2026, 10, day))
const service = {
  promise: {
    steps: [
      { id: 'look', text: { en: 'we will look at it' }, kept: { en: 'We looked at it.', cy: 'Edrychon ni arno.' } },
      { id: 'decide', text: { en: 'we will tell you' } },
      { id: 'done', text: { en: 'it will be mended' } },
    ],
  },
} as unknown as Service
const tracked = {
  openedAt: at(1),
  participant: { id: 'p', role: 'reporter' },
  kept: [
    { step: 'look', at: at(2), inTime: true },
    { step: 'decide', at: at(3), inTime: true },
  ],
  updates: [],
  pauses: [],
  moves: [],
  closures: [],
} as unknown as Tracked
const wordsIn = (language: 'en' | 'cy') =>
  timelineOf(tracked, service, service, { language } as Ctx).flatMap(({ words }) => words ?? [])

test('a step that was kept is told in the past, where the service has words for it', () => {
  assert.deepEqual(wordsIn('en'), ['we will tell you', 'We looked at it.'])
  assert.deepEqual(wordsIn('cy'), ['we will tell you', 'Edrychon ni arno.'])
})

test('a photo that was added is mentioned, with her words or without', () => {
  const photos = [{ updateId: 'both' }, { updateId: 'two' }, { updateId: 'two' }, { updateId: null }]
  const update = (id: string, words: string) => ({ id, words, createdAt: at(4), participantId: 'p' })
  const updates = [update('both', 'It is deeper.'), update('two', ''), update('none', 'Still there.')]
  const told = timelineOf({ ...tracked, kept: [], photos, updates } as unknown as Tracked, service, service, {
    language: 'en',
  } as Ctx)
  assert.deepEqual(
    told.flatMap(({ words }) => words ?? []),
    ['It is deeper.\n\nWith a photo', 'With 2 photos', 'Still there.'],
  )
})
