// What cannot wait, above every page: asked for anew every few seconds, and one key to raise it. A link does the same.

async function read(path: string): Promise<string | null> {
  return fetch(path, { headers: { accept: 'text/html' }, redirect: 'manual' }).then(
    answer => (answer.ok ? answer.text() : null),
    () => null,
  )
}

/** Who has the record on this page, once somebody has: in place, so that nobody is disturbed who types. */
async function showReceipt(): Promise<void> {
  const state = document.getElementById('duty-state')
  if (state?.dataset.dutyState !== 'waiting') return
  const page = await read(location.pathname)
  const shown = page && new DOMParser().parseFromString(page, 'text/html').getElementById('duty-state')
  if (shown && shown.dataset.dutyState !== 'waiting') state.replaceWith(shown)
}

/** Replaced only where it changed: what is read aloud is not read again. */
async function ask(strip: HTMLElement): Promise<void> {
  if (document.hidden && Number(strip.dataset.every) > SOON) return
  const html = await read(strip.dataset.strip!)
  if (html === null) return
  const fresh = html.trim()
  if (fresh !== shown) {
    shown = fresh
    const isOpen = strip.querySelector('details')?.open
    strip.innerHTML = fresh
    if (isOpen) strip.querySelector('details')?.setAttribute('open', '')
  }
  await showReceipt()
}

const SOON = 3
let shown: string | null = null

/** With the matter she types in, if she does: of several the duty team has this one. */
function pressKey(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-duty-key]')
  const matter = document.activeElement?.closest('[id^="matter-"]')?.id.replace('matter-', '')
  if (link && matter) {
    const to = new URLSearchParams(link.search)
    to.set('matter', matter)
    link.search = String(to)
  }
  link?.click()
}

export function watchStrip(): void {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (event.key === 'F8') {
      event.preventDefault()
      return pressKey()
    }
    if ((event.target as HTMLElement).closest('input, textarea, select')) return
    if (/^[1-9]$/.test(event.key))
      document.querySelector<HTMLButtonElement>(`button[data-digit="${event.key}"]`)?.click()
  })
  const strip = document.getElementById('duty-strip')
  const every = Number(strip?.dataset.every)
  if (!strip || !every) return
  shown = strip.innerHTML.trim()
  setInterval(() => void ask(strip), every * 1000)
}
