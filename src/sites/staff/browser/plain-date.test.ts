import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Day } from './plain-date.ts'

test('the stand-in for browsers without Temporal says what Temporal says', () => {
  const parts = fc.record({
    year: fc.integer({ min: 1, max: 2400 }),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 32 }),
    years: fc.integer({ min: 0, max: 150 }),
  })
  const real = ({ years, ...date }: { year: number; month: number; day: number; years: number }) => {
    const day = Temporal.PlainDate.from(date, { overflow: 'reject' })
    return [day.toString(), day.add({ years }).toString(), Temporal.PlainDate.compare(day, '2024-02-29')]
  }
  const own = ({ years, ...date }: { year: number; month: number; day: number; years: number }) => {
    const day = Day.from(date)
    return [day.toString(), day.add({ years }).toString(), Day.compare(day, Day.from('2024-02-29'))]
  }
  fc.assert(
    fc.property(parts, each => {
      const said = attempt(() => real(each))
      assert.deepEqual(
        attempt(() => own(each)),
        said,
      )
    }),
    { examples: [[{ year: 2024, month: 2, day: 29, years: 1 }], [{ year: 2023, month: 2, day: 29, years: 0 }]] },
  )
})

function attempt<T>(work: () => T): T | 'refused' {
  try {
    return work()
  } catch {
    return 'refused'
  }
}
