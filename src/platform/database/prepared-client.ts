import { sql } from 'kysely'
import pg from 'pg'

/** To plan a shorter one takes next to no time. */
const LARGE = 300
/** So many each connection keeps at most, with a quarter of a megabyte each: 90 are behind all pages, and texts that differ each time would fill it. */
const MOST = 200

const MARK = '/* planned anew */'

/**
 * Before a statement whose plan depends on what is looked for (of words, which of them are rare): it is planned each time.
 * `${plannedAnew} select …`
 */
export const plannedAnew = sql.raw(MARK)

const once = new Set<string>()
const names = new Map<string, string>()

/**
 * Prepares large statements the second time they come. To plan one of the reads behind a page takes three times as long as to
 * run it; prepared, PostgreSQL plans it anew only where that promises more than it costs (plan_cache_mode = auto). Each
 * connection has its own. A connection that was open while a migration changed what a statement answers may refuse it
 * ("cached plan must not change result type"): the program is started anew after a migration.
 */
export class PreparedClient extends pg.Client {
  override query: pg.Client['query'] = ((first: unknown, ...rest: unknown[]): unknown => {
    const query = super.query as (...given: unknown[]) => unknown
    const name = typeof first === 'string' && Array.isArray(rest[0]) ? nameOf(first) : undefined
    return name === undefined
      ? query.call(this, first, ...rest)
      : query.call(this, { name, text: first, values: rest[0] }, ...rest.slice(1))
  }) as pg.Client['query']
}

function nameOf(text: string): string | undefined {
  if (text.length < LARGE) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size === MOST || text.includes(MARK)) return known
  if (once.delete(text)) {
    const name = `large_${names.size}`
    names.set(text, name)
    return name
  }
  if (once.size === MOST) once.clear()
  once.add(text)
  return undefined
}
