import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import type { Follower, HappenedEvent } from '../../platform/events/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { say } from '../../platform/text.ts'
import { type Back, findDangerSaid, findDangerTyped, getVersion, readDangerSaid } from '../catalogue/index.ts'
import { type DangerWritten, listKindsFor, raiseDutyByWords } from '../duty/index.ts'
import { readSaidInCall } from '../interactions/index.ts'
import {
  findReached,
  findWaysOf,
  listTypedRequests,
  listTypedUpdates,
  type TypedRequest,
  type TypedUpdate,
} from '../requests/index.ts'

import { heedNotBack, sayNotBack } from './before-answering.ts'

/** An import, a demonstration or a worker that stood for days: what is older than this has been read by a colleague. */
const LATEST_MS = 3 * 86_400_000

/** What the events of one batch tell of. It lives as long as its transaction. */
interface Batch {
  requests: Map<string, TypedRequest>
  updates: Map<string, TypedUpdate>
}

/**
 * Words of danger in a form, in what is added when somebody joins a report, in what another system sends, and said to the menu of
 * a line: the duty team hears once it is committed, so that taking it in costs nothing. Where a colleague types for somebody she
 * is asked and decides herself, but for what she took where there was no network; what is typed on the page of a request is heeded there (`heedTyped`).
 */
export const typedFollower: Follower = createFollower()

function createFollower(): Follower {
  const batches = new WeakMap<object, Batch>()
  return {
    name: 'danger-typed',
    types: ['requests.opened', 'requests.participant-joined', 'requests.update-written', 'interactions.call-moved'],
    async prepare(ctx, events) {
      batches.set(ctx.db, await read(ctx, events))
    },
    async handle(outer, event) {
      if (!isHeeded(outer, event)) return
      const ctx = withContext(outer, { actor: system('correspondence') })
      // A part of its own has another transaction than the batch.
      const batch = batches.get(outer.db) ?? (await read(ctx, [event]))
      const written = await understand(ctx, event, batch)
      if (!written) return
      await raiseDutyByWords(ctx, written.danger)
      const { participantId, notBack } = written
      const customerId = participantId ? (await findWaysOf(ctx, participantId))?.customerId : null
      if (customerId) await heedNotBack(ctx, notBack, { from: null, customerId, place: 'request' })
    },
    async flush(ctx) {
      batches.delete(ctx.db)
    },
  }
}

const isHeeded = (ctx: Ctx, { actorKind, channel, at }: HappenedEvent): boolean =>
  (actorKind !== 'staff' || channel === 'tour') && at.getTime() > ctx.now().getTime() - LATEST_MS

const updateOf = ({ type, data }: HappenedEvent): string | null =>
  (type === 'requests.update-written' && data.by === 'api-key') || type === 'requests.participant-joined'
    ? ((data.updateId as string | undefined) ?? null)
    : null

async function read(ctx: Ctx, events: HappenedEvent[]): Promise<Batch> {
  const heeded = events.filter(event => isHeeded(ctx, event))
  const opened = heeded.filter(({ type }) => type === 'requests.opened').map(({ subject }) => subject)
  const [requests, updates] = await Promise.all([
    listTypedRequests(ctx, opened),
    listTypedUpdates(
      ctx,
      heeded.map(updateOf).filter(id => id !== null),
    ),
  ])
  return {
    requests: new Map(requests.map(each => [each.requestId, each])),
    updates: new Map(updates.map(each => [each.updateId, each])),
  }
}

interface Understood {
  danger: DangerWritten
  participantId: string | null
  notBack: Back[]
}

async function understand(ctx: Ctx, event: HappenedEvent, batch: Batch): Promise<Understood | null> {
  if (event.type === 'interactions.call-moved') return ofCall(ctx, event)
  const request = event.type === 'requests.opened' ? batch.requests.get(event.subject) : undefined
  if (request) {
    const service = await getVersion(ctx, request.versionId)
    const { rules, notBack, words } = await findDangerTyped(ctx, service, request)
    const own = await rulesFor(ctx, rules, service.numbersFirst)
    return rules.length > 0 ? ofRequest(ctx, request, { rules: own, notBack, words, where: 'In the form' }) : null
  }
  const update = batch.updates.get(updateOf(event) ?? '')
  if (!update) return null
  const { rules, notBack } = await readDangerSaid(ctx, update.words)
  return rules.length > 0 ? ofRequest(ctx, update, { rules, notBack, words: update.words, where: 'Added to' }) : null
}

/**
 * A service that is for danger itself says what it is about: its own rule comes first, and no team hears of one form by two
 * kinds. What its words hint at besides goes to those teams that know nothing of it yet.
 */
async function rulesFor(ctx: Ctx, rules: string[], own: string | undefined): Promise<string[]> {
  if (!own || rules.length === 0) return rules
  const told = new Set<string>()
  const heard: string[] = []
  for (const rule of [own, ...rules]) {
    const teams = (await listKindsFor(ctx, [rule])).map(({ team }) => team)
    if (teams.length === 0 || teams.some(team => told.has(team))) continue
    for (const team of teams) told.add(team)
    heard.push(rule)
  }
  return heard
}

async function ofRequest(
  ctx: Ctx,
  { requestId, reference, versionId, participantId }: TypedRequest | TypedUpdate,
  { rules, notBack, words, where }: { rules: string[]; notBack: Back[]; words: string; where: string },
): Promise<Understood> {
  const service = await getVersion(ctx, versionId)
  const reached = participantId ? await findReached(ctx, participantId) : null
  const { name = '', email = '', phone = '', isUnsafe = false } = reached ?? {}
  const from = email || phone
  const lines = [
    [name, email ? phone : ''].filter(Boolean).join(', '),
    isUnsafe ? 'They said by which ways it is not safe to reach them: look there first.' : '',
    sayNotBack(notBack),
    from || isUnsafe ? '' : 'They gave no way to reach them.',
    `${where} '${say(service.name, 'en')}', request ${formatCode(reference)}:`,
    words,
  ]
  const said = lines.filter(Boolean).join('\n')
  return {
    danger: { requestId, threadId: participantId ?? requestId, from, words: said, rules },
    participantId,
    notBack,
  }
}

/** Only when it joins a line: what she said until then is known. */
async function ofCall(ctx: Ctx, { subject: callId, data }: HappenedEvent): Promise<Understood | null> {
  if (data.state !== 'ringing') return null
  const call = await readSaidInCall(ctx, callId)
  const rules = call ? await findDangerSaid(ctx, call.said) : []
  if (!call || rules.length === 0) return null
  const words = `They rang, and said to the menu of the line:\n${call.said}`
  return { danger: { callId, threadId: callId, from: call.caller, words, rules }, participantId: null, notBack: [] }
}
