import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Waited, waitRange } from './honest-wait.ts'

/** Random, and the same each time (mulberry32). */
function dice(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Day {
  serving: number
  /** Minutes between two who come, and minutes one takes, on average. */
  gap: number
  takes: number
}

const OPEN_MINUTES = 480
const AROUND = 75
const PACE = 45

/** A day at a reception: who comes, in order, with what she was told and what she really waited. `past`: the days before; null: nobody is told anything. */
function simulate(day: Day, past: Arrived[][] | null, random: () => number): Arrived[] {
  const free = Array.from({ length: day.serving }, () => 0)
  const came: Arrived[] = []
  const between = (mean: number) => -Math.log(1 - random()) * mean
  // Busier towards noon, as counters are.
  for (let at = between(day.gap); at < OPEN_MINUTES; at += between(day.gap * (at > 120 && at < 240 ? 0.75 : 1.2))) {
    const ahead = came.filter(each => each.startedAt > at).length
    const pace = {
      minutes: Math.min(PACE, at),
      called: came.filter(each => each.startedAt <= at && each.startedAt > at - PACE).length,
    }
    const told = past && waitRange(seenBefore(at, past, came), { ahead, serving: day.serving }, pace)
    const desk = free.indexOf(Math.min(...free))
    const startedAt = Math.max(at, free[desk]!)
    // Most take a little, some take long.
    free[desk] = startedAt + 2 + between(random() < 0.15 ? day.takes * 3 : day.takes * 0.65)
    came.push({ at, startedAt, minutes: startedAt - at, ahead, serving: day.serving, told })
  }
  return came
}

const seenBefore = (at: number, past: Arrived[][], today: Arrived[]): Waited[] => [
  ...today.filter(each => each.startedAt <= at),
  ...past.flat().filter(each => Math.abs(each.at - at) <= AROUND),
]

type Arrived = Waited & { at: number; startedAt: number; told: ReturnType<typeof waitRange> }

/** How a day goes that nobody had seen before. */
const DAYS: Record<string, Day> = {
  'a usual day': { serving: 4, gap: 2.6, takes: 8 },
  'the Monday after the bills': { serving: 4, gap: 2, takes: 9 },
  'a day with one colleague fewer': { serving: 3, gap: 2.8, takes: 8 },
  'a day when everything takes half as long again': { serving: 4, gap: 2.6, takes: 12 },
}
/** Many days of each kind: the promise is of people, and a single day can go badly. */
const SEEDS = Array.from({ length: 8 }, (_, number) => 1000 + number)

for (const [name, day] of Object.entries(DAYS))
  test(`${name}: 8 of 10 are served within the time they were told`, () => {
    const told = SEEDS.flatMap(seed => {
      const random = dice(seed)
      const past = Array.from({ length: 20 }, () => simulate(DAYS['a usual day']!, null, random))
      return simulate(day, past, random).filter(each => each.told)
    })
    const kept = told.filter(each => each.minutes <= each.told!.to)
    assert.ok(told.length > 80 * SEEDS.length, `only ${told.length} were told anything`)
    assert.ok(kept.length / told.length >= 0.8, `${kept.length} of ${told.length}`)
    const middle = (of: (each: Arrived) => number) => told.map(of).toSorted((a, b) => a - b)[told.length >> 1]!
    const [over, wait] = [middle(each => each.told!.to - each.minutes), middle(each => each.minutes)]
    assert.ok(over <= Math.max(30, wait / 2), `half of ${wait.toFixed(0)} minutes are told ${over.toFixed(0)} too many`)
  })

const like = (minutes: number, more: Partial<Waited> = {}): Waited => ({
  minutes,
  ahead: 6,
  serving: 3,
  ...more,
})
const many = (count: number, minutes: number, more: Partial<Waited> = {}) =>
  Array.from({ length: count }, () => like(minutes, more))

const NONE = { minutes: 0, called: 0 }

test('nothing is told while fewer than 3 serve, or where too few came before', () => {
  assert.equal(waitRange(many(50, 10), { ahead: 2, serving: 2 }, NONE), null)
  assert.equal(waitRange(many(11, 10), { ahead: 6, serving: 3 }, NONE), null)
  assert.deepEqual(waitRange(many(12, 12), { ahead: 6, serving: 3 }, NONE), { from: 10, to: 15 })
})

test('a slow day is told as soon as five were called in it', () => {
  const now = { ahead: 6, serving: 3 }
  assert.equal(waitRange(many(60, 12), now, { minutes: 45, called: 4 })!.to, 15)
  assert.equal(waitRange(many(60, 12), now, { minutes: 45, called: 5 })!.to, 115)
  assert.equal(waitRange(many(60, 12), now, { minutes: 45, called: 45 })!.to, 15)
})

test('a queue longer than any before is told a longer wait', () => {
  assert.deepEqual(waitRange(many(40, 12), { ahead: 15, serving: 3 }, NONE), { from: 20, to: 25 })
})
