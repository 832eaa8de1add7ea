// The desk: keeps what is typed, answers keys, and brings a call to the screen. Each page works without it.
import { watchHeld } from './held.ts'
import { isNew, listen } from './live.ts'

watchHeld()

const SAVE_AFTER = 1_000
const SAVE_AT_LEAST = 2_000

const form = document.querySelector<HTMLFormElement>('form[data-words]')
let isDirty = false
let firstUnsaved = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Posts all that is typed. `leaving`: it goes on when the page is gone. Answers whether it is kept. */
async function save(leaving = false): Promise<boolean> {
  clearTimeout(timer)
  if (!form || !isDirty) return true
  isDirty = false
  firstUnsaved = 0
  say(form.dataset.saving!)
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
  const kept = await fetch(form.dataset.words!, { method: 'POST', body, keepalive: leaving, redirect: 'manual' }).then(
    answer => answer.status === 204,
    () => false,
  )
  if (!kept) {
    isDirty = true
    later(SAVE_AT_LEAST)
  }
  say(kept ? form.dataset.saved! : form.dataset.unsaved!)
  return kept
}

function say(words: string): void {
  const state = form?.querySelector('[data-state]')
  if (state) state.textContent = words
}

function later(wait: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void save(), wait)
}

/** A second after the last key, but never later than two after the first. */
function typed(): void {
  isDirty = true
  firstUnsaved ||= Date.now()
  later(Math.max(0, Math.min(SAVE_AFTER, firstUnsaved + SAVE_AT_LEAST - 200 - Date.now())))
}

if (form) {
  // Boxes elsewhere on the screen belong to the form too: their events do not pass through it.
  document.addEventListener('input', event => {
    if ((event.target as HTMLInputElement).form === form) typed()
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    isDirty = false
  })
  addEventListener('pagehide', () => void save(true))
  // One key confirms why they got in touch.
  document.addEventListener('keydown', event => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
    const button = digit && document.querySelector<HTMLButtonElement>(`button[data-press="${digit}"]`)
    if (!button) return
    event.preventDefault()
    button.click()
  })
}

const desk = document.querySelector<HTMLElement>('[data-desk]')

/** Of the call on this screen: nobody is disturbed who types. */
function showState(state: string): void {
  for (const each of document.querySelectorAll<HTMLElement>('[data-call-state]'))
    each.hidden = each.dataset.callState !== state
}

/** What is written is kept before the screen changes. A tab behind others changes only when somebody looks at it. */
async function open(conversation: string): Promise<void> {
  if (document.hidden)
    return document.addEventListener('visibilitychange', () => void open(conversation), { once: true })
  if (await save()) location.assign(`/staff/desk/${conversation}`)
}

if (desk)
  listen((kind, call) => {
    if (kind === 'standing' || !isNew(call.change)) return
    if (kind === 'waiting' && location.pathname === '/staff/desk') location.reload()
    if (kind === 'handed' && location.pathname === '/staff/desk/work') location.reload()
    if (kind !== 'call' || !call.conversation) return
    if (call.conversation === desk.dataset.here) return showState(call.state)
    // What came while somebody is here waits beside: the strip above says so.
    if (call.state !== 'ended' && !call.parked) void open(call.conversation)
  })
