import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { isHeardBy } from './confided.ts'

/** Whether this column names a conversation, or a call back promised in one, in which somebody may come to harm, and the actor is none who hears of it. */
export const isOfKeptConversation = (actor: Actor, column: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select from interactions.interactions i where ${isHeardBy(actor)} is not true and (i.id = ${sql.ref(column)}
    or i.id in (select about.interaction_id from interactions.call_backs promised join interactions.matters about
      on about.id = promised.matter_id where promised.id = ${sql.ref(column)})))`
