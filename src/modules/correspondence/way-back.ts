import type { Ctx } from '../../platform/context.ts'
import type { Language } from '../../platform/text.ts'
import type { Medium } from '../channels/index.ts'
import { readWritingBack } from '../customers/index.ts'
import { findStaffByEmail, readOrganisation } from '../organisation/index.ts'
import { beforeAnswering } from './before-answering.ts'
import { isOwnDomain } from './inbox.ts'
import { languageOf, writtenFrom } from './put-for-colleague.ts'
import { type ReceivedView, readThread } from './received.read.ts'
import { mayBeTexted } from './texts/may-be-texted.ts'

type Written = Pick<ReceivedView, 'kind' | 'medium' | 'fromAddress'> & { sentOn: readonly { address: string }[] }

/** Whoever spoke a message is texted. Pure. */
export const answeredBy = (medium: Medium): Exclude<Medium, 'voice'> => (medium === 'voice' ? 'text' : medium)

const keyOf = ({ medium, fromAddress }: Pick<Written, 'medium' | 'fromAddress'>): string =>
  `${answeredBy(medium)} ${fromAddress.toLowerCase()}`

/** Of each who wrote, or spoke, the newest; the newest first. Pure. */
export function newestOfEach<W extends Pick<Written, 'medium' | 'fromAddress'>>(received: readonly W[]): W[] {
  return [...Map.groupBy(received.toReversed(), keyOf).values()].map(([newest]) => newest!)
}

/**
 * The newest message of each person who wrote, the newest first. No machine is one, and no colleague: the councillor who sent on what
 * she wrote, and then asks for news, is not whom it is about.
 */
export async function listPeopleWriting<W extends Written>(ctx: Ctx, received: readonly W[]): Promise<W[]> {
  const newest = newestOfEach(received.filter(({ kind }) => kind === 'message'))
  const sentOn = new Set(received.flatMap(each => each.sentOn.map(({ address }) => address.toLowerCase())))
  const people: W[] = []
  for (const each of newest)
    if (!sentOn.has(each.fromAddress.toLowerCase()) && !(await isColleague(ctx, each))) people.push(each)
  return people
}

const isColleague = async (ctx: Ctx, { medium, fromAddress }: Written): Promise<boolean> =>
  medium === 'email' &&
  ((await isOwnDomain(ctx, fromAddress, [])) || (await findStaffByEmail(ctx, fromAddress)) !== null)

/** Whether what is sent of itself could go to somebody else than whom a conversation is about. */
export async function isSeveralWriting(ctx: Ctx, interactionId: string): Promise<boolean> {
  const { received } = await readThread(ctx, { interactionId })
  return (await listPeopleWriting(ctx, received)).length > 1
}

/**
 * Where whoever a conversation is about wrote from, by mail or text, for what she is told besides an answer; null: she wrote by neither, or
 * asked us not to write. Whoever knows the address of a thread can write into it: where several did it is null too, but for the
 * `chosen` one of their messages. Whether it is safe there is for who writes.
 */
export async function findWayBack(
  ctx: Ctx,
  interactionId: string,
  chosen?: string,
): Promise<{ medium: 'email' | 'text'; recipient: string; language: Language } | null> {
  const { received } = await readThread(ctx, { interactionId })
  const minds = await Promise.all(received.map(each => beforeAnswering(ctx, each)))
  if (minds.some(({ mind }) => mind !== '')) return null
  const people = await listPeopleWriting(ctx, received)
  const from = chosen ? people.find(({ id }) => id === chosen) : people.length === 1 ? people[0] : undefined
  // Of one who spoke and texted, what she texted: her phone takes texts.
  const hers = from && received.filter(each => each.kind === 'message' && keyOf(each) === keyOf(from))
  const last = hers?.findLast(({ medium }) => medium === 'email' || medium === 'text')
  if (!last?.fromAddress || (last.medium === 'text' && !mayBeTexted(last.fromAddress))) return null
  const { council } = await readOrganisation(ctx)
  const back = await readWritingBack(ctx, writtenFrom(last))
  const language = languageOf(last, back, council.languages, minds[received.indexOf(last)]!.dangerIn)
  return { medium: last.medium === 'text' ? 'text' : 'email', recipient: last.fromAddress, language }
}
