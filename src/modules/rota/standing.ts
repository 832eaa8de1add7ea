import { type RawBuilder, sql } from 'kysely'

/** Whether a shift `s` would count so many days later: not where whoever has it has left by its end. */
export const countsAfter = (days: number): RawBuilder<boolean> =>
  sql<boolean>`not exists (select from organisation.directory gone where gone.id = s.staff_id and gone.disabled_at
    < (s.day + ${days}::int + make_interval(mins => s.until_minute)) at time zone 'Europe/London')`

/** Whether it counts. Of whoever has left it stays, and counts again if she comes back. */
export const counts = countsAfter(0)
