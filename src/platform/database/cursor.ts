// Where a page of a list ended: the moment and the id of its last row. The moment is a whole number of microseconds, so
// that nothing of it is lost; what cannot be a cursor is none.
import { type RawBuilder, sql } from 'kysely'
import { isId } from '../id.ts'

/** A moment as a whole number. */
export const microseconds = (time: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(extract(epoch from ${time}) * 1000000)::bigint::text`
export const fromMicroseconds = (text: string): RawBuilder<Date> =>
  sql`(timestamptz 'epoch' + ${text}::bigint * interval '1 microsecond')`

export const cursorOf = (time: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<string> =>
  sql`${microseconds(time)} || '~' || ${id}`

/** As a row of two, to compare with `(time, id)`. */
export function readCursor(cursor: string | undefined): RawBuilder<unknown> | undefined {
  const [moment = '', id = ''] = cursor?.split('~') ?? []
  return /^\d{1,18}$/.test(moment) && isId(id) ? sql`(${fromMicroseconds(moment)}, ${id}::uuid)` : undefined
}
