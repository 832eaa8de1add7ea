// Many mail servers hand mail over while the worker that takes it is killed, the database too, and the disk takes nothing.
import { rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { eventually, type Installation } from './installation.ts'
import { countUnread, type Db, withDatabase } from './when-up.ts'

export interface StormProof {
  /** Said to be taken (250), and not there. */
  lost: number
  /** Handed over as one mail, there as two matters. */
  doubled: number
  /** There without the work for a colleague, or without its raw form. */
  halfMade: number
  answersMissing: number
  answersDoubled: number
  /** How often a mail was offered again, because it was not said to be taken. */
  offeredAgain: number
  seconds: number
}

interface Storm {
  mails: number
  clients: number
  kills: number
  tell(sentence: string): void
}

const DISK_FULL_FOR = 1_500
const READ_WITHIN = 600_000
const idOf = (number: number): string => `<storm-${number}@storm.test>`
const senderOf = (number: number): string => `storm-${number}@storm.test`

/** Sends each mail until it is taken, and looks at what became of all of them. */
export async function proveNoMailIsLost(
  installation: Installation,
  { mails, clients, kills, tell }: Storm,
): Promise<StormProof> {
  const began = performance.now()
  let taken = 0
  let offeredAgain = 0
  let next = 0
  const client = async () => {
    while (next < mails) {
      offeredAgain += await sendUntilTaken(installation.mailPort, next++)
      taken += 1
    }
  }
  const storm = Promise.all(Array.from({ length: clients }, client))
  await Promise.all([storm, breakThings(installation, kills, () => taken / mails, tell)])
  tell(`${mails} mails are taken, ${offeredAgain} were offered again; waiting until all are read`)
  return withDatabase(installation, async db => {
    await eventually(async () => (await countUnread(db)) === 0, READ_WITHIN)
    return { ...(await inspect(db, mails)), offeredAgain, seconds: (performance.now() - began) / 1000 }
  })
}

/** Answers how often it was offered in vain. */
async function sendUntilTaken(port: number, number: number): Promise<number> {
  for (let tries = 0; ; tries++) {
    const transport = createTransport({
      host: '127.0.0.1',
      port,
      ignoreTLS: true,
      connectionTimeout: 5_000,
      socketTimeout: 20_000,
    })
    try {
      await transport.sendMail({
        from: senderOf(number),
        to: 'cyngor@example.org',
        subject: `Storm ${number}`,
        text: `The gate of park ${number} does not close.`,
        messageId: idOf(number),
        date: new Date(1_795_000_000_000 + number * 1_000),
      })
      return tries
    } catch (error) {
      if (tries > 3_000) throw error
      await pause(100)
    } finally {
      transport.close()
    }
  }
}

/** Spread over the storm: the worker killed, the database killed once, and a file store that takes nothing for a while. */
async function breakThings(
  { kill, files }: Installation,
  kills: number,
  done: () => number,
  tell: (sentence: string) => void,
): Promise<void> {
  const acts = [...Array.from({ length: kills }, () => 'worker' as const), 'database' as const, 'disk' as const]
  for (const [index, act] of acts.entries()) {
    await eventually(() => done() >= (index + 0.5) / (acts.length + 1), 600_000)
    if (act !== 'disk') await kill(act)
    else {
      await rename(files, `${files}.away`)
      await writeFile(files, '')
      await pause(DISK_FULL_FOR)
      await rm(files)
      await rename(`${files}.away`, files)
    }
    tell(`${act === 'disk' ? 'the disk took nothing for a while' : `${act} killed`} at ${Math.round(done() * 100)} %`)
  }
}

async function inspect(db: Db, mails: number) {
  const { rows } = await sql<{ number: number; matters: number; work: number; answers: number; raw: number }>`
    select n.number, coalesce(r.matters, 0) as matters, coalesce(r.work, 0) as work, coalesce(r.raw, 0) as raw,
      coalesce(m.answers, 0) as answers
    from generate_series(0, ${mails - 1}::int) n (number)
    left join (select r.message_id, count(*) filter (where r.copy_of is null)::int as matters, count(w.id)::int as work,
          count(f.id)::int as raw
        from correspondence.received r left join interactions.waiting w on w.id = r.id
        left join channels.arrivals a on a.id = r.arrival_id left join platform.files f on f.id = a.file_id
        where r.message_id like '<storm-%' group by r.message_id) r on r.message_id = '<storm-' || n.number || '@storm.test>'
    left join (select recipient, count(*)::int as answers from channels.messages where recipient like 'storm-%'
        group by recipient) m on m.recipient = 'storm-' || n.number || '@storm.test'`.execute(db)
  const count = (isWrong: (row: (typeof rows)[number]) => boolean) => rows.filter(isWrong).length
  return {
    lost: count(row => row.matters === 0),
    doubled: count(row => row.matters > 1 || row.work > 1),
    halfMade: count(row => row.matters > 0 && (row.work === 0 || row.raw === 0)),
    answersMissing: count(row => row.matters > 0 && row.answers === 0),
    answersDoubled: count(row => row.answers > 1),
  }
}
