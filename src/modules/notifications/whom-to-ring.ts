import type { Ctx } from '../../platform/context.ts'
import type { HappenedEvent } from '../../platform/events/index.ts'
import type { Language } from '../../platform/text.ts'
import { findDangerSaid, findDangerTyped, type Service } from '../catalogue/index.ts'
import { type Organisation, sayNumbersToWrite } from '../organisation/index.ts'
import type { ToldRequest } from '../requests/index.ts'
import { datum } from './telling.ts'

interface Sent {
  event: HappenedEvent
  request: ToldRequest
  service: Service
  organisation: Organisation
}

/**
 * Whom to ring at this hour, a line each, where what somebody has just sent hints at danger: our answer to it says so first.
 * None where a colleague took it (she spoke with them), nor where nothing may say what it is about.
 */
export async function whomToRing(
  ctx: Ctx,
  { event, request, service, organisation }: Sent,
  language: Language,
): Promise<string[]> {
  if (event.actorKind === 'staff' || request.sensitive) return []
  const rules = await rulesOf(ctx, event, request, service)
  return sayNumbersToWrite(organisation, rules, { at: ctx.now(), language })
}

async function rulesOf(ctx: Ctx, event: HappenedEvent, request: ToldRequest, service: Service): Promise<string[]> {
  if (event.type === 'requests.opened') return (await findDangerTyped(ctx, service, request)).rules
  if (event.type !== 'requests.participant-joined') return []
  const added = request.updates.find(({ id }) => id === datum(event, 'updateId'))
  return added ? findDangerSaid(ctx, added.words) : []
}
