import { type RawBuilder, sql } from 'kysely'

/**
 * Events of transactions below this one are all committed or gone, so a reader that stops here skips none,
 * however slow a writer is. Any open writing transaction in the cluster holds it back: keep them short.
 */
export const horizon = (): RawBuilder<string> => sql`pg_snapshot_xmin(pg_current_snapshot())`
