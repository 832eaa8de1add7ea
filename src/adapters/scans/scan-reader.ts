import { join } from 'node:path'
import { Refused } from '../../platform/errors.ts'
import { SEPARATOR_CODE } from '../../platform/paper/index.ts'
import type { ScannedPage, ScanPort } from '../../platform/ports.ts'
import { type Child, type ChildLimits, isBareJpeg, startChild } from '../sandbox/index.ts'
import type { ScanAnswer, ScanJob, ScanLimits } from './messages.ts'

export interface ScanSettings extends ChildLimits, ScanLimits {
  /** Milliseconds without work after which the child ends, with all that it has loaded. */
  idleAfter: number
}

const DEFAULTS: ScanSettings = {
  // Of one page: two seconds here, many where much else is done.
  timeLimit: 150_000,
  heap: 512,
  memory: 1536,
  maxPages: 300,
  maxPixels: 60_000_000,
  idleAfter: 60_000,
}

/**
 * Reads scanned files in one child process, one at a time, page by page. `read` throws Refused with a code that
 * `sayScanProblem` has words for: `scans.not-a-scan`, `.broken`, `.locked`, `.empty`, `.too-many-pages` (300),
 * `.too-many-pixels` (60 million a page), `.too-hard` (two and a half minutes a page, 1.5 gigabytes, or a crash of the decoder). Any other
 * error is a bug or a broken installation.
 */
export function openScanReader(changes: Partial<ScanSettings> = {}): ScanPort {
  const settings = { ...DEFAULTS, ...changes }
  let child: Child<ScanJob, ScanAnswer> | undefined
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  let isStopping = false

  async function endChild(): Promise<void> {
    const ending = child
    child = undefined
    await ending?.end()
  }

  async function ask(job: ScanJob): Promise<ScanAnswer> {
    if (isStopping) throw new Error('the program stops')
    if (!child || child.hasEnded()) {
      if (job.kind !== 'open') throw new Refused('scans.too-hard')
      child = await startChild({ name: 'scan', code: join(import.meta.dirname, 'child.ts') }, settings)
    }
    const answer = await child.work(job)
    if (answer === 'died' && isStopping) throw new Error('the program stops before the scan is read')
    if (answer === 'died') throw new Refused('scans.too-hard')
    if (answer.kind === 'refused') throw new Refused(`scans.${answer.code}`)
    return answer
  }

  async function readNow(bytes: Uint8Array, onPage: (page: ScannedPage, of: number) => Promise<void>): Promise<void> {
    const opened = await ask({ kind: 'open', bytes, limits: settings })
    if (opened.kind !== 'opened') throw new Error('the scan child answered something else')
    for (let number = 0; number < opened.pages; number++) {
      const answer = await ask({ kind: 'page', number, wordless: SEPARATOR_CODE })
      if (answer.kind !== 'page') throw new Error('the scan child answered something else')
      await onPage(checked(answer.page), opened.pages)
    }
    await ask({ kind: 'close' })
  }

  return {
    read(bytes, onPage) {
      clearTimeout(idle)
      const read = last.then(() => readNow(bytes, onPage))
      last = read
        .catch(() => undefined)
        .then(() => {
          idle = setTimeout(endChild, settings.idleAfter).unref()
        })
      return read
    },
    // A page can take many seconds: whoever asked for it asks again another time.
    async stop() {
      isStopping = true
      clearTimeout(idle)
      await endChild()
      await last
    },
  }
}

/** The child may have been taken over by what it decoded: what it hands over is believed only as far as it is seen. */
function checked({ image, words, codes, confidence, width, height }: ScannedPage): ScannedPage {
  if (!isBareJpeg(image)) throw new Error('the scan child made something else than a picture')
  return { image: Buffer.from(image), words: String(words), codes: codes.map(String), confidence, width, height }
}
