// The service worker of the desks that are taken along: it shows a kept desk without asking the network, and nothing else.

const KEPT = 'firstpoint-tour-desk'
const DESK = /^\/staff\/tour\/desks\/[0-9a-f-]{36}$/
const ITS_FILES = /^\/(assets\/|brand\.css$|icon\.svg$)/

/** What of a worker's events is used here: the library of types for pages has no others. */
interface WorkerEvent extends Event {
  request: Request
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}
const worker = globalThis as unknown as EventTarget & {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

worker.addEventListener('install', event => (event as WorkerEvent).waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', event => (event as WorkerEvent).waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', happened => {
  const event = happened as WorkerEvent
  const { method, url, mode } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin) return
  if (DESK.test(pathname) || ITS_FILES.test(pathname)) event.respondWith(keptOrFetched(event.request, pathname))
  else if (mode === 'navigate') event.respondWith(fetch(event.request).catch(toDesk))
})

/** A desk stays as it was when it was got ready: its page, its scripts and what stands in it belong together. */
async function keptOrFetched(request: Request, pathname: string): Promise<Response> {
  return (await caches.match(pathname, { cacheName: KEPT, ignoreVary: true })) ?? fetch(request)
}

/** Without a network the tour leads to the desk that is on this device. */
async function toDesk(error: unknown): Promise<Response> {
  const cache = await caches.open(KEPT)
  const desks = (await cache.keys()).filter(({ url }) => DESK.test(new URL(url).pathname))
  const last = desks.at(-1)
  if (!last) throw error
  return Response.redirect(last.url)
}
