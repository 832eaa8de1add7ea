import { setTimeout as pause } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import type { Repeating } from '../../platform/repeat.ts'
import { isHere } from '../is-here.ts'
import { askForToken } from '../sign-in-token.ts'
import type { MailAccount } from './account.ts'
import { catchUp } from './catch-up.ts'
import type { MailKeeper } from './mail-keeper.ts'
import { isNotLetIn, sayProblem } from './say-problem.ts'

export interface ReadingPace {
  /** A look beside what the server tells: some tell nothing, and some connections die unnoticed. */
  lookEvery: number
  /** The first pause after a connection failed, and the longest. */
  firstPause: number
  longestPause: number
  /** After a wrong password: servers lock accounts that try too often. */
  pauseNotLetIn: number
}

const PACE: ReadingPace = { lookEvery: 60_000, firstPause: 1_000, longestPause: 60_000, pauseNotLetIn: 300_000 }
const MOST_BYTES = 35_000_000
const LEAVE_WITHIN = 2_000

/**
 * Keeps everything that comes to a mailbox, for ever: told by the server (IDLE) and by looking. A connection that breaks is
 * made anew after growing pauses. `mostBytes`: of one mail; of a larger one only the headings are kept.
 */
export function keepReadingMailbox(
  account: MailAccount,
  keeper: MailKeeper,
  { mostBytes = MOST_BYTES, pace = {} }: { mostBytes?: number; pace?: Partial<ReadingPace> } = {},
): Repeating {
  const { firstPause, longestPause, pauseNotLetIn, lookEvery } = { ...PACE, ...pace }
  const stopping = new AbortController()
  const refused = new Map<number, number>()
  let failures = 0

  async function connections(): Promise<void> {
    while (!stopping.signal.aborted) {
      const error = await readUntilClosed(account, keeper, {
        mostBytes,
        lookEvery,
        refused,
        signal: stopping.signal,
        onLook: () => (failures = 0),
      })
      if (!error) return
      await keeper.onProblem(sayProblem(error, account), error).catch(() => {})
      const wait = isNotLetIn(error) ? pauseNotLetIn : Math.min(firstPause * 2 ** failures, longestPause)
      failures += 1
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  const running = connections()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

interface Reading {
  mostBytes: number
  lookEvery: number
  refused: Map<number, number>
  signal: AbortSignal
  onLook(): void
}

/** Answers why the connection ended; null: it was stopped. */
async function readUntilClosed(account: MailAccount, keeper: MailKeeper, reading: Reading): Promise<Error | null> {
  let client: ImapFlow | undefined
  try {
    client = await openClient(account)
    await readOn(client, account, keeper, reading)
    return null
  } catch (error) {
    return error as Error
  } finally {
    // A server that is gone answers no farewell.
    await Promise.race([client?.logout().catch(() => {}), pause(LEAVE_WITHIN, undefined, { ref: false })])
    client?.close()
  }
}

async function openClient(account: MailAccount): Promise<ImapFlow> {
  // Loaded only where a mailbox is read.
  const { ImapFlow } = await import('imapflow')
  const { host, port, secure } = account
  return new ImapFlow({
    host,
    port,
    secure,
    ...(!secure && !isHere(host) && { doSTARTTLS: true }),
    auth: await authOf(account),
    disableAutoIdle: true,
    connectionTimeout: 30_000,
    logger: false,
  })
}

async function readOn(client: ImapFlow, account: MailAccount, keeper: MailKeeper, reading: Reading): Promise<void> {
  const closed = Promise.withResolvers<never>()
  closed.promise.catch(() => {})
  let bell = Promise.withResolvers<void>()
  client.on('error', closed.reject)
  client.on('close', () => closed.reject(new Error('The connection was closed')))
  client.on('exists', () => bell.resolve())
  reading.signal.addEventListener('abort', () => bell.resolve(), { once: true })
  const orClosed = <T>(work: Promise<T>): Promise<T> => Promise.race([work, closed.promise])

  await orClosed(client.connect())
  if (account.moveTo) await orClosed(makeFolder(client, account.moveTo))
  const opened = await orClosed(client.mailboxOpen(account.folder))
  const mailbox = { uidValidity: Number(opened.uidValidity), uidNext: opened.uidNext }
  const begin = await keeper.open(mailbox)
  let { lastUid } = begin
  const { mostBytes, refused, signal } = reading
  const { moveTo } = account
  const always = { client, keeper, moveTo, mostBytes, refused, isStopping: () => signal.aborted, ...mailbox, ...begin }
  while (true) {
    bell = Promise.withResolvers()
    if (signal.aborted) return
    const keptTo = await orClosed(catchUp({ ...always, lastUid }))
    if (keptTo === null) return
    lastUid = keptTo
    await keeper.onLook()
    reading.onLook()
    // Any command ends it.
    client.idle().catch(() => {})
    await orClosed(Promise.race([bell.promise, pause(reading.lookEvery, undefined, { ref: false })]))
  }
}

async function makeFolder(client: ImapFlow, folder: string): Promise<void> {
  const found = await client.status(folder, { messages: true }).catch(() => false)
  if (!found) await client.mailboxCreate(folder)
}

const authOf = async ({ user, signIn }: MailAccount): Promise<{ user: string; pass?: string; accessToken?: string }> =>
  'password' in signIn
    ? { user, pass: signIn.password }
    : { user, accessToken: (await askForToken(signIn)).accessToken }
