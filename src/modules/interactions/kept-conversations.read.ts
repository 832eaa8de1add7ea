import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { isHeardBy } from './confided.ts'

/** Whether this column names a conversation, or a call back promised in one, in which somebody may come to harm, and the actor is none who hears of it. */
export const isOfKeptConversation = (actor: Actor, column: string): RawBuilder<boolean> =>
  sql<boolean>`(exists (select from interactions.interactions i where i.id = ${sql.ref(column)} and ${isHeardBy(actor)} is not true)
    or exists (select from interactions.call_backs promised join interactions.matters about on about.id = promised.matter_id
      join interactions.interactions i on i.id = about.interaction_id
      where promised.id = ${sql.ref(column)} and ${isHeardBy(actor)} is not true))`
