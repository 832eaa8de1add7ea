import { type CallState, readSaid, type TakenEvent, takeCallEvent } from '../../modules/interactions/index.ts'
import type { Heard } from './heard.ts'

/** Tells of the call as a telephone system does: kept, then done, once for each `name`. */
export async function tellOfCall(
  { ctx, call, dialled, from, language, query }: Heard,
  type: CallState,
  { name = type, agent }: { name?: string; agent?: string } = {},
): Promise<TakenEvent> {
  const at = ctx.now().toISOString()
  const event = { id: `voice:${call}:${name}`, call, type, at, dialled, caller: from ?? '', agent: agent ?? '' }
  const said = type === 'ringing' ? await readSaid(ctx, call) : ''
  return takeCallEvent(ctx, JSON.stringify({ ...event, language, service: query.get('service') ?? '', said }))
}
