import type { Ctx } from '../../platform/context.ts'
import { inOneTransaction } from '../../platform/context.ts'
import {
  addGivenPoints,
  canBeTold,
  findOwnContact,
  isCalled,
  isSamePoint,
  type OwnContact,
} from '../customers/index.ts'
import { followRequest } from './follow-request.ts'
import { type AskedSubmission, type OpenedRequest, openSubmission } from './open-request.ts'
import type { Reporter } from './reporter.ts'

/** The person a colleague speaks with while something is asked. */
export interface Asker {
  customerId: string
  /** Letters reach her, and no email does. */
  byLetter: boolean
  /** Who speaks for her, and by what right; null: she speaks herself. */
  helper: { name: string; authority: string } | null
}

/** Who asks, where a colleague speaks with somebody, and whether she was asked what is safe. */
export interface AskedBy {
  asker: Asker | null
  isSafeSaid: boolean
}

/**
 * The same as `openSubmission` for somebody who is known already: the request is hers, and what she gave to be reached by comes to
 * her record. Who asks is somebody else where the name given is none of hers, or it is asked for another and no name is given.
 */
export const openForPerson = (ctx: Ctx, asked: AskedSubmission, by: AskedBy): Promise<OpenedRequest[]> =>
  asHers(ctx, asked.reporter, by, (ctx, reporter) => openSubmission(ctx, { ...asked, reporter }))

/** In the same way, where she joins a request that is there. */
export async function followForPerson(
  ctx: Ctx,
  input: Parameters<typeof followRequest>[1],
  by: AskedBy,
): ReturnType<typeof followRequest> {
  const [followed] = await asHers(ctx, input.reporter, by, async (ctx, reporter) => [
    await followRequest(ctx, { ...input, reporter }),
  ])
  return followed!
}

async function asHers<T extends { again: boolean }>(
  ctx: Ctx,
  given: Reporter | null,
  { asker, isSafeSaid }: AskedBy,
  take: (ctx: Ctx, reporter: Reporter | null) => Promise<T[]>,
): Promise<T[]> {
  if (!asker) return take(ctx, given)
  return inOneTransaction(ctx, async ctx => {
    const own = await findOwnContact(ctx, asker.customerId)
    const reporter = own && reporterKnown(given, asker, own)
    const taken = await take(ctx, reporter ?? given)
    const points = reporter?.customer?.contactPoints ?? []
    if (own && points.length > 0 && !taken[0]!.again)
      await addGivenPoints(ctx, { customerId: own.id, source: 'customer', points, isSafeSaid })
    return taken
  })
}

/** What was given, as hers; null: it is somebody else who asks. Pure. */
export function reporterKnown(
  given: Reporter | null,
  { byLetter, helper }: Pick<Asker, 'byLetter' | 'helper'>,
  own: OwnContact,
): Reporter | null {
  const { customer = null, onBehalf, way, told = false } = given ?? {}
  const name = customer?.name ?? ''
  const isHerName = name === '' || isCalled(name, own.names)
  const isForHer = !onBehalf || (onBehalf.of === '' ? !!helper : isCalled(onBehalf.of, own.names))
  const speaker = helper ?? (onBehalf && isForHer && !isHerName ? { name, authority: onBehalf.authority } : null)
  if (speaker) return isForHer ? spokenFor(given, { ...speaker, byLetter }, own) : null
  if (!isHerName || (onBehalf && name === '')) return null
  const writes = byLetter && !customer?.contactPoints.some(({ kind }) => kind === 'email')
  return { of: own.id, customer, told: told || writes, ...(way && { way }), ...(onBehalf && { onBehalf }) }
}

/** It is hers, and whoever speaks for her is told what happens: what of it is not on her record is how he is reached. */
function spokenFor(
  given: Reporter | null,
  { name: speaker, authority, byLetter }: { name: string; authority: string; byLetter: boolean },
  own: OwnContact,
): Reporter | null {
  const points = given?.customer?.contactPoints.filter(({ kind }) => kind !== 'address') ?? []
  const isHers = (point: (typeof points)[number]) => own.points.some(each => isSamePoint(each, point))
  const name = given?.customer?.name ?? ''
  const isSpeaker = name !== '' && isCalled(name, [speaker])
  if (name && !isSpeaker && !isCalled(name, own.names)) return null
  const his = { name: isSpeaker ? name : speaker, contactPoints: points.filter(point => !isHers(point)) }
  const hers = { name: '', contactPoints: points.filter(isHers) }
  const onBehalf = { authority: given?.onBehalf?.authority ?? authority, of: own.names[0] ?? '' }
  const isTold = canBeTold(his)
  const way = given?.way && { way: given.way }
  return {
    of: own.id,
    customer: hers,
    told: canBeTold(hers) || (!isTold && byLetter),
    ...way,
    ...((points.length > hers.contactPoints.length || isSpeaker) && {
      helper: { customer: his, told: isTold, onBehalf, ...way },
    }),
  }
}
