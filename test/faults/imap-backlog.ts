// A mail server that was away for days is back with all that waited: whatever is cut off and killed meanwhile, all of it is
// accounted for, and a person sees what the program cannot read.
import { sql } from 'kysely'
import type { ImapServer } from '../support/imap-server.ts'
import { eventually, type Installation } from './installation.ts'
import { countUnread, type Db, withDatabase } from './when-up.ts'

export interface BacklogProof {
  /** In the mailbox, and not here. */
  lost: number
  /** Kept or understood more than once. */
  doubled: number
  /** Read, and neither work for a colleague nor among what could not be read. */
  unseen: number
  /** Of the three bad ones, those that no person sees as they should. */
  badUnseen: number
  /** Kept, and not marked in the mailbox. */
  unmarked: number
  /** How often somebody was cut off or killed. */
  breaks: number
  seconds: number
}

const WITHIN = 900_000
const senderOf = (number: number): string => `backlog-${number}@backlog.test`

/** Mails that come while the server cannot be reached: `mails` good ones and the three bad ones among them. */
export function fillMailbox(server: ImapServer, mails: number): void {
  const bad = [
    tooLarge(),
    'This is no mail\x00\x01',
    'To: cyngor@example.org\r\nSubject: Neither date nor sender\r\n\r\nA hole in the road.',
  ]
  const every = Math.floor(mails / bad.length)
  for (let number = 0; number < mails; number++) {
    if (number % every === 1) server.deliver(bad.pop() ?? '')
    server.deliver(
      [
        `From: Writer ${number} <${senderOf(number)}>`,
        'To: cyngor@example.org',
        `Subject: Backlog ${number}`,
        `Date: ${new Date(1_795_000_000_000 + number * 1_000).toUTCString()}`,
        `Message-ID: <backlog-${number}@backlog.test>`,
        '',
        `The gate of park ${number} does not close.`,
      ].join('\r\n'),
    )
  }
}

const tooLarge = (): string =>
  `From: Large <large@backlog.test>\r\nSubject: Many photos\r\nDate: Sat, 28 Nov 2026 10:00:00 +0000\r\n\r\n${'x'.repeat(36_000_000)}`

/** `server` is away and its mailbox filled. Gives it back, breaks things, and looks at what became of all of it. */
export async function proveBacklogIsKept(
  installation: Installation,
  { server, mails, tell }: { server: ImapServer; mails: number; tell(sentence: string): void },
): Promise<BacklogProof> {
  const began = performance.now()
  await server.comeBack()
  tell('the mail server is back')
  // It may just be pausing before it tries again.
  await installation.kill('worker')
  const breaks = await breakThings(installation, server, mails, tell)
  return withDatabase(installation, async db => {
    await eventually(async () => (await countKept(db)) >= server.messages().length, WITHIN)
    tell('all is kept; waiting until all is read and marked')
    await eventually(async () => (await countUnread(db)) === 0, WITHIN)
    const isMarked = () => server.messages().every(({ flags }) => flags.includes('\\Seen'))
    await eventually(isMarked, 60_000).catch(() => {})
    const unmarked = server.messages().filter(({ flags }) => !flags.includes('\\Seen')).length
    return { ...(await inspect(db, mails)), unmarked, breaks, seconds: (performance.now() - began) / 1000 }
  })
}

/** While it catches up: the worker is killed, the mail server cuts everybody off, the database is killed. */
async function breakThings(
  installation: Installation,
  server: ImapServer,
  mails: number,
  tell: (sentence: string) => void,
): Promise<number> {
  const seen = () => server.messages().filter(({ flags }) => flags.includes('\\Seen')).length / mails
  const acts = {
    'the worker was killed': () => installation.kill('worker'),
    'the mail server cut it off': async () => {
      await server.goAway()
      await server.comeBack()
    },
    'the database was killed': () => installation.kill('database'),
  }
  const entries = Object.entries(acts)
  for (const [index, [what, act]] of entries.entries()) {
    await eventually(() => seen() >= (index + 0.5) / (entries.length + 1), WITHIN)
    tell(`${what} with ${Math.round(seen() * 100)} % marked`)
    await act()
  }
  return entries.length + 1
}

async function countKept(db: Db): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from channels.arrivals where source like 'imap:%'`.execute(db)
  return rows[0]!.count
}

async function inspect(db: Db, mails: number): Promise<Omit<BacklogProof, 'unmarked' | 'breaks' | 'seconds'>> {
  const { rows } = await sql<{ arrivals: number; matters: number; work: number }>`
    with kept as (select sender as writer, count(*)::int as count from channels.arrivals group by sender),
      understood as (select r.from_address as writer, count(*) filter (where r.copy_of is null)::int as matters, count(w.id)::int as work
        from correspondence.received r left join interactions.waiting w on w.id = r.id group by r.from_address)
    select coalesce(k.count, 0) as arrivals, coalesce(u.matters, 0) as matters, coalesce(u.work, 0) as work
    from generate_series(0, ${mails - 1}::int) n (number)
    left join kept k on k.writer = 'backlog-' || n.number || '@backlog.test'
    left join understood u on u.writer = k.writer`.execute(db)
  const count = (isWrong: (row: (typeof rows)[number]) => boolean) => rows.filter(isWrong).length
  const { rows: bad } = await sql<{ seen: number }>`select
    (select count(*)::int from channels.arrivals where state = 'unreadable' and sender = 'large@backlog.test' and problem like '%only mail up to%')
    + (select count(*)::int from channels.arrivals where state = 'unreadable' and source like 'imap:%' and problem like '%no headings%')
    + (select count(*)::int from correspondence.received r join interactions.waiting w on w.id = r.id
        where r.subject = 'Neither date nor sender' and r.from_address = '') as seen`.execute(db)
  return {
    lost: count(({ arrivals }) => arrivals === 0),
    doubled: count(({ arrivals, matters, work }) => arrivals > 1 || matters > 1 || work > 1),
    unseen: count(({ arrivals, work }) => arrivals > 0 && work === 0),
    badUnseen: Math.abs(3 - bad[0]!.seen),
  }
}
