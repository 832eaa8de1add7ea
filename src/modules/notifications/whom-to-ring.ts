import type { Ctx } from '../../platform/context.ts'
import type { HappenedEvent } from '../../platform/events/index.ts'
import type { Language } from '../../platform/text.ts'
import { type DangerSaid, findDangerTyped, getVersion, readDangerSaid, type Service } from '../catalogue/index.ts'
import { type Organisation, sayNumbersToWrite } from '../organisation/index.ts'
import type { ToldRequest } from '../requests/index.ts'
import { datum } from './telling.ts'
import { isAnswerToAsking } from './who-is-told.ts'

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
  const { rules } = await dangerOf(ctx, event, request, service)
  return sayNumbersToWrite(organisation, rules, { at: ctx.now(), language })
}

/** Whether she asks in danger, in what she has just sent, to be left without an answer: somebody would see it. */
export async function asksForSilence(ctx: Ctx, event: HappenedEvent, request: ToldRequest): Promise<boolean> {
  if (event.actorKind === 'staff' || !isAnswerToAsking(event)) return false
  const service = await getVersion(ctx, request.versionId)
  return (await dangerOf(ctx, event, request, service)).notBack.length > 0
}

type Danger = Pick<DangerSaid, 'rules' | 'notBack'>
const NONE: Danger = { rules: [], notBack: [] }

async function dangerOf(ctx: Ctx, event: HappenedEvent, request: ToldRequest, service: Service): Promise<Danger> {
  if (event.type === 'requests.opened') return findDangerTyped(ctx, service, request)
  if (event.type !== 'requests.participant-joined') return NONE
  const added = request.updates.find(({ id }) => id === datum(event, 'updateId'))
  return added ? readDangerSaid(ctx, added.words) : NONE
}
