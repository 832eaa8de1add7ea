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

/** Prints what became of them. Answers whether everything is as it must be. */
export async function runFaults(tell: Tell): Promise<boolean> {
  const asked = await withInstallation('wrexham', installation =>
    proveNothingIsLost(installation, { submissions: SUBMISSIONS, kills: KILLS, tell }),
  )
  const storm = await withInstallation('wrexham', installation =>
    proveNoMailIsLost(installation, { mails: MAILS, clients: MAIL_SERVERS, kills: WORKERS_KILLED, tell }),
  )
  const backlog = await runBacklog(tell)
  tell(`\n${said(SUBMISSIONS)} submissions, ${KILLS} kills, ${asked.retries} sent again, ${asked.seconds.toFixed(0)} s`)
  const first = tellWrong(tell, {
    'acknowledged and not there': asked.lost,
    'there twice': asked.doubled,
    'half made': asked.halfMade,
    'acknowledgement missing': asked.messagesMissing,
    'acknowledgement twice': asked.messagesDoubled,
  })
  tell(
    `\n${said(MAILS)} mails, ${WORKERS_KILLED + 2} breaks, ${storm.offeredAgain} offered again, ${storm.seconds.toFixed(0)} s`,
  )
  const second = tellWrong(tell, {
    'taken and not there': storm.lost,
    'there twice': storm.doubled,
    'half made': storm.halfMade,
    'answer missing': storm.answersMissing,
    'answer twice': storm.answersDoubled,
  })
  tell(`\n${said(BACKLOG + 3)} mails waiting by IMAP, ${backlog.breaks} breaks, ${backlog.seconds.toFixed(0)} s`)
  const third = tellWrong(tell, {
    'in the mailbox and not there': backlog.lost,
    'there twice': backlog.doubled,
    'seen by nobody': backlog.unseen,
    'bad and seen by nobody': backlog.badUnseen,
    'not marked in the mailbox': backlog.unmarked,
  })
  return first && second && third
}

/** The mail server is away from the start, and comes back with all that waited. */
async function runBacklog(tell: Tell) {
  const server = await startImapServer()
  await server.goAway()
  fillMailbox(server, BACKLOG)
  try {
    return await withInstallation(
      'wrexham',
      installation => proveBacklogIsKept(installation, { server, mails: BACKLOG, tell }),
      { IMAP_ACCOUNTS: server.account() },
    )
  } finally {
    await server.stop()
  }
}

const said = (count: number): string => count.toLocaleString('en')

function tellWrong(tell: Tell, wrong: Record<string, number>): boolean {
  for (const [what, count] of Object.entries(wrong)) tell(`  ${what.padEnd(28)} ${String(count).padStart(6)}`)
  return Object.values(wrong).every(count => count === 0)
}
