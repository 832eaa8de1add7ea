import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

/** Of the call `k`: not where it came by a line of ours whose conversations nobody records. */
export const mayBeRecorded = ({ ports }: Pick<Ctx, 'ports'>) =>
  sql<boolean>`(${ports.lines.isRecorded} or not exists (select from interactions.line_webhooks w where w.provider_call = k.provider_call))`

/** Of the call `k`: where its recording stands now, and how often it did. */
export const recordingOf = (ctx: Pick<Ctx, 'ports'>) => sql`(select jsonb_build_object(
    'now', case when ${mayBeRecorded(ctx)}
      then coalesce(max(case when p.stands_since is null then 'asked' else 'paused' end) filter (where p.over_at is null), 'on') else 'never' end,
    'pauses', coalesce(jsonb_agg(jsonb_build_object('from', p.asked_at, 'until', p.over_at) order by p.asked_at), '[]'))
  from interactions.recording_pauses p where p.call_id = k.id)`
