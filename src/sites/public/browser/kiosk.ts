// A kiosk forgets whoever goes away: after 45 seconds without a touch it asks, after 60 it wipes everything. Nobody stands by to
// reload it, so that it leaves its page only for one that the server has just answered.

const IDLE = 45_000
const WARNING_SECONDS = 15
const TRY_EVERY = 3_000
const PATIENCE = 5_000

const dialog = document.querySelector<HTMLDialogElement>('[data-idle]')!
let idle: ReturnType<typeof setTimeout>
let ticking: ReturnType<typeof setInterval>
let isWiped = false

function touched(): void {
  if (isWiped) return
  clearTimeout(idle)
  clearInterval(ticking)
  if (dialog.open) dialog.close()
  idle = setTimeout(warn, IDLE)
}

function warn(): void {
  let left = WARNING_SECONDS
  const say = () => {
    dialog.querySelector('[data-left]')!.textContent = dialog.dataset.count!.replace('N', String(left))
  }
  say()
  dialog.showModal()
  ticking = setInterval(() => {
    left -= 1
    if (left <= 0) wipe()
    else say()
  }, 1_000)
}

/** Words typed, what the screen shows and what the browser holds go now; the cookies, which no script sees, as soon as the server answers. */
function wipe(): void {
  if (isWiped) return
  isWiped = true
  clearTimeout(idle)
  clearInterval(ticking)
  for (const form of document.forms) form.reset()
  sessionStorage.clear()
  localStorage.clear()
  document.title = ''
  document.body.replaceChildren()
  void startAnew()
}

/** While the server restarts the screen says so, and asks again: a browser shows its own error where it leaves and nobody answers. */
async function startAnew(): Promise<void> {
  const reset = dialog.dataset.reset!
  const isThere = await fetch(reset, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) }).then(
    answer => answer.ok,
    () => false,
  )
  if (isThere) return location.replace(reset)
  document.title = dialog.dataset.wiped!
  document.body.replaceChildren(sayWiped(dialog.dataset.wiped!))
  setTimeout(() => void startAnew(), TRY_EVERY)
}

function sayWiped(words: string): HTMLElement {
  const main = document.createElement('main')
  main.className = 'govuk-width-container govuk-main-wrapper'
  const said = document.createElement('p')
  said.className = 'govuk-body-l'
  said.textContent = words
  main.append(said)
  return main
}

for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(kind, touched, { passive: true })
dialog.addEventListener('cancel', touched)
// 'Done' and 'Start again' too.
document.addEventListener('click', event => {
  const link = event.target instanceof Element && event.target.closest('a')
  if (!link || link.pathname !== dialog.dataset.reset) return
  event.preventDefault()
  wipe()
})
// A page that a browser kept in memory would show what the person before typed.
addEventListener('pageshow', event => {
  if (event.persisted) wipe()
})
touched()

export {}
