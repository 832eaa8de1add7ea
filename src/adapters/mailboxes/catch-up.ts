import type { ImapFlow } from 'imapflow'
import type { FetchedMail, MailKeeper, Renumbered } from './mail-keeper.ts'

export interface Catching {
  client: ImapFlow
  keeper: MailKeeper
  uidValidity: number
  lastUid: number
  renumbered: Renumbered | null
  moveTo: string | null
  mostBytes: number
  /** How often the server would not hand over a mail, by its number. */
  refused: Map<number, number>
  isStopping(): boolean
}

/** So many are asked about at once. */
const STEP = 200
/** So many, or so many bytes, are in memory at once. */
const TOGETHER = 100
const BYTES_TOGETHER = 10_000_000
/** A mail that the server does not hand over is left for the next looks, then kept as far as it can be. */
const LOOKS = 5

/**
 * Keeps everything that waits in the open mailbox, in small steps, and only then marks it: killed at any moment, the next
 * look finds it again and knows by its key what is kept. Answers up to where all is kept; null: it was stopped before its end.
 */
export async function catchUp(catching: Catching): Promise<number | null> {
  const { client, lastUid, renumbered } = catching
  const unseen = new Set(await search(client, { seen: false }))
  const later = await findLater(client, lastUid, renumbered)
  const uids = [...new Set([...unseen, ...later])].sort((a, b) => a - b)
  let keptTo = lastUid
  let firstLeft = Number.POSITIVE_INFINITY
  const readTo = async (uid: number) => {
    const to = Math.min(uid, firstLeft - 1)
    // Those that nobody has seen may lie anywhere: they are found by that, not by their number.
    if (to <= keptTo) return
    await catching.keeper.readTo(to)
    keptTo = to
  }
  for (let at = 0; at < uids.length; at += STEP) {
    const step = uids.slice(at, at + STEP)
    for (const uid of await takeStep(catching, step, unseen)) firstLeft = Math.min(firstLeft, uid)
    if (catching.isStopping()) return null
    await readTo(step.at(-1)!)
  }
  return keptTo
}

async function findLater(client: ImapFlow, lastUid: number, renumbered: Renumbered | null): Promise<number[]> {
  if (renumbered && lastUid < renumbered.to) {
    const { to, since } = renumbered
    return [...(await search(client, { uid: `${lastUid + 1}:${to}`, since })), ...(await findLater(client, to, null))]
  }
  // `n:*` always names the last one, whatever its number.
  return (await search(client, { uid: `${lastUid + 1}:*` })).filter(uid => uid > lastUid)
}

async function search(client: ImapFlow, query: Parameters<ImapFlow['search']>[0]): Promise<number[]> {
  const found = await client.search(query, { uid: true })
  if (!found) throw new Error('The server does not search the mailbox')
  return found
}

/** Answers those that could not be had this time. */
async function takeStep(catching: Catching, uids: number[], unseen: Set<number>): Promise<number[]> {
  const { client, keeper } = catching
  const keyOf = (uid: number) => `${catching.uidValidity}:${uid}`
  const missing = await keeper.findMissing(uids.map(keyOf))
  // Kept before, but whoever kept it was stopped before it was marked.
  await mark(
    catching,
    uids.filter(uid => !missing.has(keyOf(uid)) && unseen.has(uid)),
  )
  const sizes = await sizesOf(
    client,
    uids.filter(uid => missing.has(keyOf(uid))),
  )
  const left: number[] = []
  for (const group of groupsOf(sizes, catching.mostBytes)) {
    if (catching.isStopping()) break
    const fetched = await fetchGroup(catching, group, sizes)
    left.push(...group.filter(uid => !fetched.has(uid)))
    await keeper.keep([...fetched].map(([uid, mail]) => ({ key: keyOf(uid), ...mail })))
    await mark(catching, [...fetched.keys()])
  }
  return left
}

async function sizesOf(client: ImapFlow, uids: number[]): Promise<Map<number, number>> {
  const sizes = new Map<number, number>()
  if (uids.length === 0) return sizes
  for await (const { uid, size } of client.fetch(uids, { uid: true, size: true }, { uid: true }))
    sizes.set(uid, size ?? 0)
  return sizes
}

/** In their order; one that is too large is alone. */
function groupsOf(sizes: Map<number, number>, mostBytes: number): number[][] {
  const groups: number[][] = []
  let bytes = 0
  for (const [uid, size] of [...sizes].sort(([a], [b]) => a - b)) {
    const isAlone = size > mostBytes
    const group = groups.at(-1)
    if (group && !isAlone && group.length < TOGETHER && bytes + size <= BYTES_TOGETHER) group.push(uid)
    else {
      groups.push([uid])
      bytes = 0
    }
    bytes += isAlone ? BYTES_TOGETHER : size
  }
  return groups
}

type Fetched = Omit<FetchedMail, 'key'>

async function fetchGroup(
  catching: Catching,
  uids: number[],
  sizes: Map<number, number>,
): Promise<Map<number, Fetched>> {
  const { client, mostBytes } = catching
  const [first] = uids
  if (uids.length === 1 && sizes.get(first!)! > mostBytes)
    return fetchHeadings(client, first!, sayTooLarge(sizes.get(first!)!, mostBytes))
  try {
    const fetched = new Map<number, Fetched>()
    for await (const { uid, source } of client.fetch(uids, { uid: true, source: true }, { uid: true }))
      if (source) fetched.set(uid, { raw: source, problem: null })
    return fetched
  } catch (error) {
    if (!isRefusal(error)) throw error
    return uids.length > 1 ? fetchEach(catching, uids, sizes) : giveUpOn(catching, first!)
  }
}

/** One of them is refused: the others are had one by one. */
async function fetchEach(
  catching: Catching,
  uids: number[],
  sizes: Map<number, number>,
): Promise<Map<number, Fetched>> {
  const all: [number, Fetched][] = []
  for (const uid of uids) all.push(...(await fetchGroup(catching, [uid], sizes)))
  return new Map(all)
}

async function giveUpOn({ client, refused }: Catching, uid: number): Promise<Map<number, Fetched>> {
  const looks = (refused.get(uid) ?? 0) + 1
  refused.set(uid, looks)
  if (looks < LOOKS) return new Map()
  refused.delete(uid)
  const problem = 'The mail server does not hand it over. Look at it in the mailbox'
  return fetchHeadings(client, uid, problem).catch(error => {
    if (!isRefusal(error)) throw error
    return new Map([[uid, { raw: Buffer.alloc(0), problem }]])
  })
}

async function fetchHeadings(client: ImapFlow, uid: number, problem: string): Promise<Map<number, Fetched>> {
  const found = await client.fetchOne(String(uid), { uid: true, headers: true }, { uid: true })
  return new Map(found ? [[uid, { raw: found.headers ?? Buffer.alloc(0), problem }]] : [])
}

/** The server has answered, and said no: the connection is good. */
const isRefusal = (error: unknown): boolean =>
  ['NO', 'BAD'].includes((error as { responseStatus?: string }).responseStatus ?? '')

const sayTooLarge = (size: number, most: number): string =>
  `It is ${megabytes(size)} MB and only mail up to ${megabytes(most)} MB is taken. Here are its headings; the whole of it is in the mailbox`

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000)

async function mark({ client, moveTo }: Catching, uids: number[]): Promise<void> {
  if (uids.length === 0) return
  const done = moveTo
    ? await client.messageMove(uids, moveTo, { uid: true })
    : await client.messageFlagsAdd(uids, ['\\Seen'], { uid: true })
  if (!done) throw new Error(moveTo ? `Mail cannot be moved to ${moveTo}` : 'Mail cannot be marked as seen')
}
