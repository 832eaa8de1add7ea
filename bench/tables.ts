import type { CallsMeasured } from './calls.ts'
import type { ChannelsMeasured } from './channels.ts'
import type { CustomersMeasured } from './customers.ts'
import type { DeskMeasured } from './desk.ts'
import type { Compared, Intake } from './intake.ts'
import type { Linked } from './linkage.ts'
import type { NoticesMeasured } from './notices.ts'
import type { Read } from './reads.ts'
import type { Measured } from './support/measured.ts'

type Tell = (line: string) => void

/** What must be reached: shares of the bare insert, growth from small to big, milliseconds, megabytes, minutes. */
const BARS = {
  ...{ open311: 0.2, web: 0.15, growth: 2, memory: 350 },
  ...{ found: 50, pop: 1000, screen: 60, queries: 6 },
  ...{ linkMinutes: 15, linkMemory: 2000 },
  ...{ mails: 150, mailMemory: 1.25 },
  // Milliseconds, and the share of the provider's rate that is used.
  ...{ acknowledged: 2_000, rateUsed: 0.9, noticeMemory: 1.25 },
}

/** Prints the table of taking in. Answers whether every bar is met. */
export function intakeTable({ floor, sql, open311, web, memory }: Intake, tell: Tell): boolean {
  const row = (name: string, one: Compared, bar?: number) => {
    const times = [one.p50, one.p95, one.p99].map(time => time.toFixed(1).padStart(7)).join(' |')
    const ratio = bar === undefined ? one.share.toFixed(2) : `${one.share.toFixed(2)} (at least ${bar})`
    tell(`| ${name.padEnd(36)} | ${Math.round(one.perSecond).toLocaleString('en').padStart(7)} |${times} | ${ratio} |`)
  }
  tell('| taking in, 16 clients                | a second |  p50 ms | p95 ms | p99 ms | of the bare insert |')
  tell('|---|---:|---:|---:|---:|---|')
  row('one row inserted and committed', { ...floor, share: 1 })
  row('a submission, without HTTP', sql)
  row('Open311 POST', open311, BARS.open311)
  row('form sent on the website', web, BARS.web)
  tell(
    `\nMemory of the web process: ${memory.first.toFixed(0)} MB after the first round, ${memory.last.toFixed(0)} MB after the last (below ${BARS.memory})\n`,
  )
  return open311.share >= BARS.open311 && web.share >= BARS.web && memory.last < BARS.memory
}

/** Prints the table of reading. Answers whether every page grows no more than it may. */
export function readsTable(reads: Read[], sizes: { small: number; big: number }, tell: Tell): boolean {
  const [small, big] = [sizes.small.toLocaleString('en'), sizes.big.toLocaleString('en')]
  tell(
    `| page, ms at p50 and p95              | ${small} requests | ${big} requests | growth (at most ${BARS.growth}) |`,
  )
  tell('|---|---:|---:|---:|')
  for (const read of reads) {
    tell(`| ${read.page.padEnd(36)} | ${times(read.small)} | ${times(read.big)} | ${growth(read).toFixed(2)} |`)
  }
  tell('')
  return reads.every(read => growth(read) <= BARS.growth)
}

/** Prints the table of customers. Answers whether searches are answered in time, and grow no more than they may. */
export function customersTable(rows: CustomersMeasured[], sizes: { small: number; big: number }, tell: Tell): boolean {
  const [small, big] = [sizes.small.toLocaleString('en'), sizes.big.toLocaleString('en')]
  tell(`| customers, ms at p50 and p95          | ${small} | ${big} (every search: p95 below ${BARS.found}) |`)
  tell('|---|---:|---:|')
  for (const row of rows) tell(`| ${row.what.padEnd(36)} | ${times(row.small)} | ${times(row.big)} |`)
  tell('')
  const every = rows.find(row => row.what === 'every search')!
  return every.big.p95 < BARS.found && growth(every) <= BARS.growth
}

/** Prints the table of the desk. Answers whether the screen is there in time and asks little, and nothing grows too much. */
export function deskTable(
  { steps, queries }: DeskMeasured,
  sizes: { small: number; big: number },
  tell: Tell,
): boolean {
  const words = (count: number) =>
    `${count.toLocaleString('en')} customers, ${(count * 3).toLocaleString('en')} conversations`
  tell(
    `| the desk, ms at p50 and p95           | ${words(sizes.small)} | ${words(sizes.big)} | growth (at most ${BARS.growth}) |`,
  )
  tell('|---|---:|---:|---:|')
  for (const step of steps) {
    const bar = step.isScreen ? ` (below ${BARS.screen})` : ''
    tell(`| ${step.what.padEnd(36)} | ${times(step.small)} | ${times(step.big)}${bar} | ${growth(step).toFixed(2)} |`)
  }
  tell(`\nQueries of the workspace screen: ${queries.small} and ${queries.big} (at most ${BARS.queries})\n`)
  const inTime = steps.every(step => !step.isScreen || step.big.p95 < BARS.screen)
  return (
    inTime && steps.every(step => growth(step) <= BARS.growth) && Math.max(queries.small, queries.big) <= BARS.queries
  )
}

/** Prints the table of linking. Answers whether it is through in time with little memory. */
export function linkageTable(rows: Linked[], tell: Tell): boolean {
  tell(
    `| linking                              | minutes (below ${BARS.linkMinutes}) | MB of Node + MB that PostgreSQL grows (below ${BARS.linkMemory}) |`,
  )
  tell('|---|---:|---:|')
  for (const { records, minutes, memory } of rows) {
    const what = `${records.toLocaleString('en')} records`.padEnd(36)
    const both = `${memory.process.toFixed(0)} + ${memory.server.toFixed(0)} = ${(memory.process + memory.server).toFixed(0)}`
    tell(`| ${what} | ${minutes.toFixed(2)} | ${both} |`)
  }
  for (const { said } of rows) tell(`\n${said.trim().split('\n').slice(-2).join('\n')}`)
  tell('')
  return rows.every(
    ({ minutes, memory }) => minutes < BARS.linkMinutes && memory.process + memory.server < BARS.linkMemory,
  )
}

/** Prints the table of calls. Answers whether nearly every phone that rings is on its screen in time. */
export function callsTable(rows: CallsMeasured[], tell: Tell): boolean {
  tell(`| from a ringing phone to the screen    | rings a second |  p50 ms | p95 ms | p99 ms (below ${BARS.pop}) |`)
  tell('|---|---:|---:|---:|---:|')
  for (const { screens, times } of rows) {
    const shown = [times.p50, times.p95, times.p99].map(time => time.toFixed(0).padStart(7)).join(' |')
    tell(
      `| ${`screen pop latency with ${screens} calls`.padEnd(36)} | ${times.perSecond.toFixed(1).padStart(14)} |${shown} |`,
    )
  }
  tell('')
  return rows.every(({ times }) => times.p99 < BARS.pop)
}

/** Prints the table of mail in. Answers whether it is fast enough, and memory stays as it is. */
export function channelsTable({ mails, kept, read, memory, became }: ChannelsMeasured, tell: Tell): boolean {
  const all = mails / (kept + read)
  const row = (what: string, perSecond: number, bar = '') =>
    tell(`| ${what.padEnd(36)} | ${perSecond.toFixed(0).padStart(8)}${bar} |`)
  tell(`| mail in, ${mails.toLocaleString('en')} mails             | a second |`)
  tell('|---|---:|')
  row('kept on the disk, 20 servers', mails / kept)
  row('parsed, threaded, acknowledged', mails / read)
  row('both, one worker', all, ` (at least ${BARS.mails})`)
  // The first tenths fill caches that stay.
  const [early, late] = [memory[1] ?? memory[0]!, memory.at(-1)!]
  const sums = Object.entries(became).map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
  tell(
    `\nMemory of the process: ${early.toFixed(0)} MB after a fifth, ${late.toFixed(0)} MB at the end (at most ${BARS.mailMemory} times)`,
  )
  tell(`What became of them: ${sums.join(', ')}\n`)
  return all >= BARS.mails && late <= early * BARS.mailMemory
}

/** Prints the table of notices. Answers whether they go at the provider's rate, each once, and acknowledgements in between. */
export function noticesTable(measured: NoticesMeasured, tell: Tell): boolean {
  const { notices, perMinute, minutes, acknowledgements, waits, fullest, tooMany, wrong, memory } = measured
  // One pace for all: acknowledgements take their part of it.
  const used = (notices + acknowledgements) / minutes / perMinute
  const row = (what: string, said: string) => tell(`| ${what.padEnd(44)} | ${said} |`)
  tell(`| ${`${notices.toLocaleString('en')} notices, ${perMinute.toLocaleString('en')} a minute`.padEnd(44)} | |`)
  tell('|---|---|')
  row(
    'until the last was taken',
    `${minutes.toFixed(1)} minutes, ${(used * 100).toFixed(0)} % of the rate (at least ${BARS.rateUsed * 100} %)`,
  )
  row(
    'most in any minute',
    `${fullest.toLocaleString('en')} (at most ${perMinute.toLocaleString('en')}); ${tooMany} refused as too many`,
  )
  row(
    `acknowledgements meanwhile (${acknowledgements})`,
    `p50 ${waits.p50} ms, p95 ${waits.p95} ms (below ${BARS.acknowledged}), most ${waits.most} ms`,
  )
  row('sent twice or never', String(wrong))
  const [early, late] = [memory[1] ?? memory[0]!, memory.at(-1)!]
  row(
    'memory of a worker',
    `${early.toFixed(0)} MB after a fifth, ${late.toFixed(0)} MB at the end (at most ${BARS.noticeMemory} times)`,
  )
  tell('')
  return waits.p95 < BARS.acknowledged && wrong === 0 && used >= BARS.rateUsed && late <= early * BARS.noticeMemory
}

const times = ({ p50, p95 }: Measured): string => `${p50.toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(7)}`
const growth = ({ small, big }: Pick<Read, 'small' | 'big'>): number => big.p50 / small.p50
