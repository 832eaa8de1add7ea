import { listPublishedUpdates, type PublishedUpdate } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import type { SiteBase } from '../../site-base.ts'
import { readerContext } from '../caller.ts'
import { inTurns } from '../in-turns.ts'
import { photoUrl } from '../photo-url.ts'
import { CallerError } from '../problems.ts'
import { sayInstant } from '../said-request.ts'
import { sayUpdate } from '../said-update.ts'
import { textsIn } from '../text.ts'
import { Listed, type Sayable } from '../xml.ts'
import { readFields } from './fields.ts'
import type { Answer } from './mount.ts'
import { date } from './request-filter.ts'

const MOST = 1000

/** GET servicerequestupdates, as FixMyStreet asks for it: what happened to public requests in a time, oldest first. */
export const getUpdates: Answer = async (base, request) => {
  const ctx = await readerContext(base, request)
  const t = textsIn(ctx.language)
  const fields = readFields(request.query, null)
  const [from, to] = [date(fields, 'start_date', t), date(fields, 'end_date', t, 'end')]
  if (from && to && from > to) throw new CallerError(400, t('order'))
  const limit = Math.floor(Number(fields.one('limit') || MOST))
  if (!(limit >= 1 && limit <= MOST))
    throw new CallerError(400, [{ field: 'limit', description: t('notNumber', { name: 'limit', from: 1, to: MOST }) }])
  const ids = fields.all('service_request_id').flatMap(text => text.split(','))
  const references = ids.map(parseReference).flatMap(parsed => (parsed.ok ? [parsed.code] : []))
  const filter = { ...(from && { from }), ...(to && { to }), ...(ids.length > 0 && { references }) }
  const { rows } = await listPublishedUpdates(ctx, filter, limit)
  const described = await inTurns(rows, row => describe(base, ctx, row))
  return ['service_request_updates', new Listed('request_update', described)]
}

function describe(base: SiteBase, ctx: Ctx, update: PublishedUpdate): Sayable {
  const code = update.closure?.outcome ?? (update.state === 'closed' ? null : update.state)
  return {
    update_id: update.id,
    service_request_id: update.reference,
    status: statusOf(update),
    updated_datetime: sayInstant(update.at),
    description: sayUpdate(ctx, update),
    media_url: update.photos[0] ? photoUrl(base, update.reference, update.photos[0]) : null,
    ...(code && { external_status_code: code }),
  }
}

/**
 * FixMyStreet shows `closed` as 'fixed by the council'. What was refused, is somebody else's or was told before was not
 * fixed: it has words for these, and others take them for closed.
 */
const STATUSES = {
  done: 'closed',
  refused: 'no_further_action',
  elsewhere: 'not_councils_responsibility',
  merged: 'duplicate',
  cancelled: 'no_further_action',
} as const

function statusOf({ state, outcome }: PublishedUpdate): string {
  if (state === 'closed') return STATUSES[outcome ?? 'done']
  return state === 'scheduled' ? 'action_scheduled' : 'open'
}
