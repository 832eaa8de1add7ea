import { type RawBuilder, sql } from 'kysely'
import type { StaffActor } from '../../../platform/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { readCatalogue } from '../../catalogue/index.ts'
import { keptFrom } from '../../customers/index.ts'
import { wordsConfined } from '../../requests/index.ts'

/**
 * Matters (`m`) whose words somebody who studies the work may read: failure demand of conversations that are over, once
 * where it went on with a colleague; not about a service, a request or a danger that is in confidence, and with nobody whose record is kept from the reader.
 */
export async function studied(ctx: Ctx, reader: StaffActor): Promise<RawBuilder<boolean>> {
  const { services } = await readCatalogue(ctx)
  const secret = [...services.values()].filter(({ privacy }) => privacy.sensitive).map(({ slug }) => slug)
  return sql<boolean>`(m.demand = 'failure' and m.outcome is not null and m.continues_id is null and coalesce(m.service, '') <> all (${secret}::text[])
    and not exists (select from interactions.interactions secret where secret.id = m.interaction_id and secret.confided_to is not null)
    and not exists (select from requests.standings s where s.id = m.request_id and (s.sensitive or ${wordsConfined('s')}))
    and not exists (select from interactions.callers kept_c join (${keptFrom(reader)}) k on k.other_id = kept_c.customer_id
      where kept_c.interaction_id = m.interaction_id))`
}
