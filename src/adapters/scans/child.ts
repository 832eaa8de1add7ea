// The child process that alone ever decodes what was scanned. It may read its own code and nothing else, knows no settings,
// and ends when its parent does.
import type { ScanAnswer, ScanJob } from './messages.ts'
import { NoScan, type OpenScan, openScan } from './open-scan.ts'
import { readPage } from './read-page.ts'

let scan: OpenScan | null = null

async function work(job: ScanJob): Promise<ScanAnswer> {
  try {
    if (job.kind === 'page') return { kind: 'page', page: await readPage(await scan!.draw(job.number), job.wordless) }
    scan?.close()
    scan = null
    if (job.kind === 'close') return { kind: 'closed' }
    scan = await openScan(job.bytes, job.limits)
    return { kind: 'opened', pages: scan.pages }
  } catch (cause) {
    if (cause instanceof NoScan) return { kind: 'refused', code: cause.code }
    throw cause
  }
}

const answer = (message: ScanAnswer): void => void process.send?.(message)

process.on('message', async (job: ScanJob) => answer(await work(job)))
process.on('disconnect', () => process.exit())
// Ctrl-C and a stop of the service reach every process of the group: the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
answer({ kind: 'ready' })
