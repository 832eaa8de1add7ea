// The desk: keeps what is typed, answers keys, and brings a call to the screen. Each page works without it.
import { watchHeld } from './held.ts'
import { type Call, isNew, listen } from './live.ts'

watchHeld()

const SAVE_AFTER = 1_000
const SAVE_AT_LEAST = 2_000

const form = document.querySelector<HTMLFormElement>('form[data-words]')
let isDirty = false
let isOver = false
let firstUnsaved = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** Posts all that is typed. `leaving`: it goes on when the page is gone. Answers whether it is kept. */
async function save(leaving = false): Promise<boolean> {
  clearTimeout(timer)
  if (!form || !isDirty) return true
  if (isOver) return false
  isDirty = false
  firstUnsaved = 0
  say(form.dataset.saving!)
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
  // A button pressed from now on says that these words were read.
  setRead(name => body.get(name))
  const answer = await fetch(form.dataset.words!, {
    method: 'POST',
    body,
    keepalive: leaving,
    redirect: 'manual',
  }).catch(() => null)
  // Kept, and the conversation is not hers any more: opened anew, this screen leads to where it is.
  const isGone = answer?.status === 410
  const kept = answer?.status === 204 || answer?.status === 200 || isGone
  if (answer?.status === 200) showJoined((await answer.json()) as Record<string, string>, body)
  if (!kept) {
    setRead(name => body.get(`was-${name}`))
    isDirty = true
    // Wrapped up on another screen: from now on nothing is kept here as it is typed.
    isOver = answer?.status === 409
    if (!isOver) later(SAVE_AT_LEAST)
  }
  const danger = leaving ? null : answer?.headers.get('firstpoint-danger')
  if (danger) void showDanger(danger.split(' '))
  if (isGone && !leaving) location.reload()
  say(kept ? form.dataset.saved! : isOver ? form.dataset.over! : form.dataset.unsaved!)
  return kept
}

const boxOf = (name: string) => form!.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement

/** What this screen has read of each box. */
function setRead(wordsOf: (name: string) => string | null): void {
  for (const read of form!.querySelectorAll<HTMLInputElement>('input[name^="was-"]'))
    read.value = wordsOf(read.name.slice('was-'.length)) ?? read.value
}

/** Another screen wrote too: its words come into the box, before what was typed while they came. */
function showJoined(joined: Record<string, string>, sent: URLSearchParams): void {
  for (const [name, words] of Object.entries(joined)) {
    const box = boxOf(name)
    const before = sent.get(name) ?? ''
    if (!box.value.startsWith(before)) continue
    const at = box.selectionStart ?? 0
    const isAtEnd = at === box.value.length
    box.value = words + box.value.slice(before.length)
    if (!isAtEnd && document.activeElement === box) box.setSelectionRange(at, at)
    boxOf(`was-${name}`).value = words
  }
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
/** A page that belongs to a conversation, as that of a handover. */
const OF_CONVERSATION = /^\/staff\/desk\/[0-9a-f-]{36}\/./

/** Of the call on this screen: nobody is disturbed who types. */
function showState(state: string): void {
  for (const each of document.querySelectorAll<HTMLElement>('[data-call-state]'))
    each.hidden = each.dataset.callState !== state
  const tab = document.querySelector<HTMLElement>('[data-tab-state]')
  const words = state === 'ringing' ? undefined : tab?.dataset[state === 'ended' ? 'ended' : 'now']
  if (words) tab!.textContent = words
  if (state === 'ended') document.querySelector('[data-tab-danger]')?.remove()
  // Nobody ends what is over.
  for (const each of state === 'ended' ? document.querySelectorAll<HTMLElement>('[data-after-end]') : [])
    each.textContent = each.dataset.afterEnd!
}

/** What is written is kept before the screen changes. A tab behind others changes only when somebody looks at it. */
async function open(conversation: string): Promise<void> {
  if (document.hidden)
    return document.addEventListener('visibilitychange', () => void open(conversation), { once: true })
  if (await save()) location.assign(`/staff/desk/${conversation}`)
}

/** The list of work, where it does not show the change already. */
function readListAgain(change: string, isListed: boolean): void {
  const isShown = document.querySelector(`[data-item="${change.split(' ')[0]}"]`) !== null
  if (isShown !== isListed) location.reload()
}

/** Whoever has pressed a button is on the way to another page, and that page is told of the last seconds again. */
let isLeaving = false

if (desk) {
  document.addEventListener('submit', event => {
    if (!event.defaultPrevented) isLeaving = true
  })
  listen((kind, call) => {
    // A page that goes away just now leaves it to the one that comes.
    if (kind === 'added' && call.conversation !== desk.dataset.here) return
    if (kind === 'standing' || isLeaving || !isNew(call.change)) return
    if (kind === 'call') return showCall(call)
    if (kind === 'added') return readAdded()
    if (kind === 'passed-on' && call.conversation === desk.dataset.here) return showWhereItIs()
    if (kind === 'handed' && call.conversation === desk.dataset.here) return showPassed(call)
    if (kind === 'waiting' && location.pathname === '/staff/desk') location.reload()
    if (location.pathname !== '/staff/desk/work') return
    if (kind === 'handed') readListAgain(call.change, !['accepted', 'with-team', 'done'].includes(call.state))
    if (kind === 'team-handed') readListAgain(call.change, call.state === 'offered')
  })
}

/** Where a matter is now that was handed over: in place, so that nothing moves under hands that type. */
async function showPassed({ matter, joins }: Call): Promise<void> {
  // With the call the conversation goes on to whoever joined.
  if (joins === 'joined') return showWhereItIs()
  await showAnew([`passed-${matter}`])
}

/** Words came to it that this screen has not read, or danger was heard in it: what is kept now is answered to whoever saves. */
async function readAdded(): Promise<void> {
  isDirty = true
  // What is ticked already stays as it is.
  const free = [...document.querySelectorAll('[data-place]')].filter(place => place.childElementCount === 0)
  await Promise.all([save(), showAnew(['told-danger', 'may-be-read', ...free.map(({ id }) => id)])])
}

/** It went on to a colleague: with what was typed until now. */
async function showWhereItIs(): Promise<void> {
  if (await save()) location.reload()
}

/** Parts of this screen as they are by now. */
async function showAnew(places: string[]): Promise<void> {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' }, redirect: 'manual' }).catch(
    () => null,
  )
  if (!answer?.ok) return
  const shown = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const place of places) {
    const now = shown.getElementById(place)
    if (now) document.getElementById(place)?.replaceWith(now)
  }
}

const looked = new Set<string>()

/** Words that were kept may mean danger: the key stands beside them. Looked for once: nothing is read aloud twice. */
async function showDanger(matters: string[]): Promise<void> {
  const isNew = matters.filter(
    each => !looked.has(each) && !document.querySelector(`#danger-${CSS.escape(each)} button`),
  )
  for (const each of matters) looked.add(each)
  if (isNew.length > 0) await showAnew(isNew.map(each => `danger-${each}`))
}

function showCall(call: Call): void {
  if (!call.conversation) return
  // Nobody is taken away from a page of a conversation that she fills in, such as a handover; and what came while somebody is here
  // waits beside: the strip above says so.
  const isFilling = OF_CONVERSATION.test(location.pathname)
  if (call.conversation === desk!.dataset.here) showState(call.state)
  else if (call.state !== 'ended' && !call.parked && !isFilling) void open(call.conversation)
}
