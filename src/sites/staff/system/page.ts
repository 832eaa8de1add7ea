import packageFile from '../../../../package.json' with { type: 'json' }
import { readIncoming, readProviders } from '../../../modules/channels/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { listParkedEvents, readFollowers } from '../../../platform/events/index.ts'
import { readQueueState } from '../../../platform/jobs/index.ts'
import { page } from '../../../platform/page/page.ts'
import { inletName } from '../inlet-name.ts'
import { whatGoesOut } from '../messages/what-goes-out.ts'
import { text } from './text.ts'

/** A follower this far behind, or a worker silent this long, is shown as trouble. */
const LATE_SECONDS = 60

export const systemPage = page({
  at: import.meta,
  path: '/staff/system',
  permission: 'system.read',
  texts: text,
  async load(ctx) {
    const now = ctx.now().getTime()
    const queue = await readQueueState(ctx)
    const { council } = await readOrganisation(ctx)
    const incoming = await readIncoming(ctx)
    const silence = (at: Date) => (now - at.getTime()) / 1000
    return {
      version: packageFile.version,
      node: process.version,
      pack: council.slug,
      followers: (await readFollowers(ctx)).map(each => ({
        ...each,
        late: each.behind > LATE_SECONDS,
        length: sayLength(each.behind),
      })),
      parked: await listParkedEvents(ctx),
      queue,
      incoming: {
        ...incoming,
        waits: incoming.since && sayLength(Math.max(0, silence(incoming.since))),
        isLate: incoming.since !== null && silence(incoming.since) > LATE_SECONDS,
        inlets: incoming.inlets.map(inlet => ({ ...inlet, ...inletName(inlet.name), ...inLines(inlet.problem) })),
        hasTrouble: incoming.inlets.some(({ problem }) => problem),
      },
      providers: await readProviders(ctx),
      isSending: ctx.ports.mail.isSending,
      sent: whatGoesOut(ctx.ports).sent,
      alive: queue.workers.filter(worker => silence(worker.beatAt) <= LATE_SECONDS).length,
    }
  },
})

/** A problem is said in the first line of it; below may stand the words of a program. */
function inLines(problem: string | null): { problem: string; raw: string } {
  const [words = '', ...raw] = (problem ?? '').split('\n')
  return { problem: words, raw: raw.join(' ') }
}

/** '45 seconds', '31 minutes', '3 hours', '2 days'. */
function sayLength(seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? UNITS.at(-1)!
  const count = Math.floor(seconds / size)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const UNITS: [string, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]
