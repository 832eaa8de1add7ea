// Nothing lost: people ask while web, worker and database are killed six times in turn, and mail servers hand over mail while
// the worker that takes it is killed, the database too, and the disk takes nothing; and a mail server that was away is back with
// all that waited. The tests do a twentieth.
import { fillMailbox, proveBacklogIsKept } from '../test/faults/imap-backlog.ts'
import { withInstallation } from '../test/faults/installation.ts'
import { proveNoMailIsLost } from '../test/faults/mail-storm.ts'
import { proveNothingIsLost } from '../test/faults/prove.ts'
import { startImapServer } from '../test/support/imap-server.ts'

const SUBMISSIONS = 2_000
const KILLS = 18
const MAILS = 5_000
const MAIL_SERVERS = 20
const WORKERS_KILLED = 5
const BACKLOG = 10_000

type Tell = (sentence: string) => void

/** Prints what became of them, each part when it ends. Answers whether everything is as it must be. */
export async function runFaults(tell: Tell): Promise<boolean> {
  const parts = [runSubmissions, runStorm, runBacklog]
  const right: boolean[] = []
  for (const part of parts) right.push(await part(tell))
  return right.every(Boolean)
}

async function runSubmissions(tell: Tell): Promise<boolean> {
  const asked = await withInstallation('wrexham', installation =>
    proveNothingIsLost(installation, { submissions: SUBMISSIONS, kills: KILLS, tell }),
  )
  tell(`\n${said(SUBMISSIONS)} submissions, ${KILLS} kills, ${asked.retries} sent again, ${asked.seconds.toFixed(0)} s`)
  return tellWrong(tell, {
    'acknowledged and not there': asked.lost,
    'there twice': asked.doubled,
    'half made': asked.halfMade,
    'acknowledgement missing': asked.messagesMissing,
    'acknowledgement twice': asked.messagesDoubled,
  })
}

async function runStorm(tell: Tell): Promise<boolean> {
  const storm = await withInstallation('wrexham', installation =>
    proveNoMailIsLost(installation, { mails: MAILS, clients: MAIL_SERVERS, kills: WORKERS_KILLED, tell }),
  )
  tell(
    `\n${said(MAILS)} mails, ${WORKERS_KILLED + 2} breaks, ${storm.offeredAgain} offered again, ${storm.seconds.toFixed(0)} s`,
  )
  return tellWrong(tell, {
    'taken and not there': storm.lost,
    'there twice': storm.doubled,
    'half made': storm.halfMade,
    'answer missing': storm.answersMissing,
    'answer twice': storm.answersDoubled,
  })
}

/** The mail server is away from the start, and comes back with all that waited. */
async function runBacklog(tell: Tell): Promise<boolean> {
  const server = await startImapServer()
  await server.goAway()
  fillMailbox(server, BACKLOG)
  try {
    const backlog = await withInstallation(
      'wrexham',
      installation => proveBacklogIsKept(installation, { server, mails: BACKLOG, tell }),
      { IMAP_ACCOUNTS: server.account() },
    )
    tell(`\n${said(BACKLOG + 3)} mails waiting by IMAP, ${backlog.breaks} breaks, ${backlog.seconds.toFixed(0)} s`)
    return tellWrong(tell, {
      'in the mailbox and not there': backlog.lost,
      'there twice': backlog.doubled,
      'seen by nobody': backlog.unseen,
      'bad and seen by nobody': backlog.badUnseen,
      'not marked in the mailbox': backlog.unmarked,
    })
  } finally {
    await server.stop()
  }
}

const said = (count: number): string => count.toLocaleString('en')

function tellWrong(tell: Tell, wrong: Record<string, number>): boolean {
  for (const [what, count] of Object.entries(wrong)) tell(`  ${what.padEnd(28)} ${String(count).padStart(6)}`)
  return Object.values(wrong).every(count => count === 0)
}
