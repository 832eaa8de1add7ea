// Keeps the page of the desk and all its files, so that it opens without a network; and says when that is so.
import { desk, root, say } from './tour-desk-data.ts'
import { CACHE } from './tour-desk-store.ts'

let words = say('getting')

export const readyWords = (): string => words

function tell(now: string): void {
  words = now
  for (const shown of root.querySelectorAll('[data-ready]')) shown.textContent = now
}

export async function getReady(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/staff/tour/worker.js', { scope: '/staff/tour', updateViaCache: 'none' })
    await navigator.serviceWorker.ready
    await keepFiles()
    // Browsers throw away what they keep when the disk is full, unless they were asked not to.
    await navigator.storage?.persist?.()
    tell(say('ready', { until: root.dataset.until! }))
  } catch {
    tell(say('notReady', { why: say('whyFailed') }))
  }
}

/** The page as it came, once: its files belong to it. Then every file that it has loaded. */
async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE)
  if (!(await cache.match(desk.at, { ignoreVary: true }))) {
    const page = await fetch(desk.at, { redirect: 'error' })
    if (!page.ok) throw new Error('the page could not be kept')
    await cache.put(desk.at, page)
  }
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const files = loaded.filter(({ origin, pathname }) => origin === location.origin && ITS_FILES.test(pathname))
  for (const path of new Set(files.map(({ pathname }) => pathname)))
    if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path)
}

const ITS_FILES = /^\/(assets\/|brand\.css$|icon\.svg$)/
