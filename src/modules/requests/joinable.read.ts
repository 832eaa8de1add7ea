import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { participantNames } from './participant-names.ts'
import { shownPlace } from './published.read.ts'
import { seenBy, seeToJoin } from './seen-by.ts'

/** A request that a caller may be added to, as it is said to her. */
export interface Joinable {
  id: string
  reference: string
  service: string
  versionId: string
  /** As everybody may read it: it is said to whoever joins. */
  placeWords: string | null
  /** Names to mask in its words. */
  names: string[]
  openedAt: Date
}

/** Throws NotFound for one that whoever asks may not add anybody to. */
export async function readJoinable(ctx: Ctx, id: string): Promise<Joinable> {
  if (!isId(id)) throw new NotFound('request')
  const { rows } = await sql<Joinable>`
    select r.id, r.reference, r.service_slug as service, r.version_id as "versionId", ${shownPlace} as "placeWords",
      r.opened_at as "openedAt", ${participantNames} as names
    from requests.requests r where r.id = ${id} and ${seenBy(seeToJoin(ctx).actor, 'r')}`.execute(ctx.db)
  if (!rows[0]) throw new NotFound('request')
  return rows[0]
}
