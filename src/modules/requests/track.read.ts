import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { maskPlace } from '../../platform/masking/index.ts'
import { actAsParticipant } from './participant-actor.ts'
import { type RequestView, readRequest } from './request.read.ts'
import { getParticipant } from './requests.store.ts'

/** What the holder of a private link sees: her request without colleagues' notes, names of staff or other people. */
export interface Tracked
  extends Omit<RequestView, 'participants' | 'viewers' | 'timeline' | 'takenBy' | 'assignedName'> {
  participant: { id: string; role: string; language: string; told: boolean; hasEmail: boolean }
  /** How she answered 'is it sorted?' to the closure that holds, if she did. */
  answered: boolean | null
  /** The request that hers was joined into, if it was: what happens there is told to her. */
  continuesAs: RequestView | null
}

/** Reads what a participant may follow. `NotFound` when her link no longer holds. */
export async function readTracked(outer: Ctx, participantId: string): Promise<Tracked> {
  const ctx = await actAsParticipant(outer, participantId)
  const participant = await getParticipant(ctx, participantId)
  const {
    participants,
    viewers: _v,
    timeline: _t,
    takenBy: _b,
    assignedName: _a,
    ...request
  } = await readRequest(ctx, participant.request_id)
  const self = participants.find(each => each.id === participant.id)
  const current = request.closures.findLast(closure => !closure.reopenedAt)
  const isReporter = participant.role === 'reporter'
  return {
    ...request,
    placeWords: isReporter ? request.placeWords : maskPlace(request.placeWords ?? '', namesOf(participants)),
    updates: request.updates.filter(update => isFor(update, participant.id)),
    closures: request.closures.map(({ byName: _n, ...closure }) => ({
      ...closure,
      byName: null,
      // What somebody wrote when she took her request back is hers.
      words: isReporter || closure.outcome !== 'cancelled' ? closure.words : '',
      confirmations: closure.confirmations.filter(each => each.participantId === participant.id),
    })),
    photos: isReporter ? request.photos : request.photos.filter(photo => photo.releasedAt && !photo.withdrawnAt),
    participant: {
      id: participant.id,
      role: participant.role,
      language: participant.language,
      told: participant.told,
      hasEmail: !!self?.email && self.emailSafe === true,
    },
    answered: current?.confirmations.find(each => each.participantId === participant.id)?.sorted ?? null,
    continuesAs: request.mergedInto
      ? await readRequest({ ...ctx, actor: { kind: 'system', id: 'tracking' } }, request.mergedInto)
      : null,
  }
}

/** Those given by all who take part, for themselves and for whom they asked. */
function namesOf(participants: RequestView['participants']): string[] {
  return participants.flatMap(({ name, onBehalf }) => [name, onBehalf?.of ?? null]).filter(name => !!name) as string[]
}

function isFor(update: RequestView['updates'][number], participantId: string): boolean {
  return update.audience !== 'staff' || update.participantId === participantId
}

/**
 * The participant whose request has this reference and who knows this about herself: postcode, email, or the last four
 * to six digits of her phone. Null when nothing fits. Sensitive requests are never found this way: by link only.
 */
export async function findParticipantByKnowledge(ctx: Ctx, reference: string, known: string): Promise<string | null> {
  const bare = known.replaceAll(/\s/g, '')
  const digits = bare.replaceAll(/\D/g, '')
  const { rows } = await sql<{ id: string }>`
    select p.id from requests.requests r
    join requests.participants p on p.request_id = r.id and p.left_at is null
    left join customers.known_points c on c.customer_id = p.customer_id
    where r.reference = ${reference} and not r.sensitive and (
      (c.kind = 'email' and c.normal = ${bare.toLowerCase()})
      or (c.kind = 'phone' and ${/^\d{4,}$/.test(digits) && digits.length === bare.length} and right(c.normal, least(length(${digits}::text), 6)) = right(${digits}::text, 6))
      or (c.kind = 'address' and c.normal = ${bare.toUpperCase()})
      or (p.role = 'reporter' and r.postcode = ${bare.toUpperCase()}))
    order by p.role = 'reporter' desc, p.joined_at limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}
