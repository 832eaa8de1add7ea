// A kiosk forgets whoever goes away: after 45 seconds without a touch it asks, after 60 it wipes everything.

const IDLE = 45_000
const WARNING_SECONDS = 15

const dialog = document.querySelector<HTMLDialogElement>('[data-idle]')!
let idle: ReturnType<typeof setTimeout>
let ticking: ReturnType<typeof setInterval>

function touched(): void {
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

/** Words typed and what the browser holds go now; the cookies, which no script sees, at the address it leads to. */
function wipe(): void {
  clearInterval(ticking)
  for (const form of document.forms) form.reset()
  sessionStorage.clear()
  localStorage.clear()
  location.replace(dialog.dataset.reset!)
}

for (const kind of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(kind, touched, { passive: true })
dialog.addEventListener('cancel', touched)
// A page that a browser kept in memory would show what the person before typed.
addEventListener('pageshow', event => {
  if (event.persisted) wipe()
})
touched()

export {}
