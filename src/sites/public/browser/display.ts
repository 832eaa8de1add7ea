// The screen in a waiting area: looks again every few seconds, and says so when it cannot. It holds nothing, so that it
// can hang there for weeks.

const EVERY = 4_000
const TOO_OLD = 30_000
const ANEW = 6 * 3_600_000

let lastGood = Date.now()
const began = Date.now()

async function refresh(): Promise<void> {
  const stop = AbortSignal.timeout(EVERY)
  const page = await fetch(location.href, { signal: stop })
    .then(answer => (answer.ok ? answer.text() : null))
    .catch(() => null)
  const fresh = page && new DOMParser().parseFromString(page, 'text/html').querySelector('[data-live]')
  const shown = document.querySelector('[data-live]')!
  if (fresh) {
    lastGood = Date.now()
    // Only what changed is drawn anew: else a blink would begin again each time.
    if (fresh.innerHTML !== shown.innerHTML) shown.replaceWith(fresh)
  }
  document.querySelector<HTMLElement>('[data-stale]')!.hidden = Date.now() - lastGood < TOO_OLD
  // A new version of this script and its styles is taken now and then, only while the server answers.
  if (fresh && Date.now() - began > ANEW) location.reload()
  setTimeout(() => void refresh(), EVERY)
}

setTimeout(() => void refresh(), EVERY)

export {}
