// What is typed into a message is kept on the server within two seconds, so that a crash loses nothing and a colleague can go on.

const SAVE_EVERY = 1_500
const form = document.querySelector<HTMLFormElement>('form[data-draft]')
let isDirty = false
let timer: ReturnType<typeof setTimeout> | undefined

async function save(leaving = false): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  if (!form || !isDirty) return
  isDirty = false
  const all = new FormData(form)
  const body = new URLSearchParams({ _csrf: String(all.get('_csrf')), words: String(all.get('words')) })
  say(form.dataset.saving!)
  const kept = await fetch(form.dataset.draft!, { method: 'POST', body, keepalive: leaving, redirect: 'manual' }).then(
    answer => answer.status === 204,
    () => false,
  )
  say(kept ? form.dataset.saved! : form.dataset.unsaved!)
  if (!kept) typed()
}

function say(words: string): void {
  form!.querySelector('[data-state]')!.textContent = words
}

function typed(): void {
  isDirty = true
  timer ??= setTimeout(() => void save(), SAVE_EVERY)
}

export function keepDraft(): void {
  if (!form) return
  form.addEventListener('input', typed)
  // Ready-made words come into the box without a key.
  form.addEventListener('fp-filled', typed)
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    isDirty = false
  })
  addEventListener('pagehide', () => void save(true))
}
