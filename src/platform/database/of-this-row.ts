import { sql } from 'kysely'

/**
 * Ends a condition that is asked of one row by its keys. Of a list PostgreSQL counts with every row there is, and not with the
 * page that is shown: without it, it first makes itself a table of all for which the condition holds.
 */
export const ofThisRow = sql`offset 0`
