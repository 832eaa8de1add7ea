import { type RawBuilder, sql } from 'kysely'

/** Whether the conversation that this names is over. */
export const hasEnded = (conversation: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from interactions.interactions i where i.id = ${conversation} and i.ended_at is not null)`
