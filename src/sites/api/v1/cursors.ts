import type { Ctx } from '../../../platform/context.ts'
import { CallerError } from '../problems.ts'
import { textsIn } from '../text.ts'

/** What a page of the database ends with, as something nobody is tempted to build herself. */
export const toCursor = (end: string | null): string | null => end && Buffer.from(end).toString('base64url')

/** Microseconds, then an id or a sequence number: nothing else reaches the database. */
const END = /^\d{1,17}~(?:\d{1,18}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Back again. Throws CallerError 400 for anything that was not answered as a cursor. */
export function fromCursor(ctx: Ctx, cursor: string | undefined, end: 'id' | 'number'): { cursor?: string } {
  if (!cursor) return {}
  const text = Buffer.from(cursor, 'base64url').toString()
  if (END.test(text) && text.includes('-') === (end === 'id')) return { cursor: text }
  throw new CallerError(400, [{ field: 'cursor', description: textsIn(ctx.language)('wrongCursor') }])
}
