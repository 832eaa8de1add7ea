// What is typed into a form with a long box stands in this tab until the form is sent and taken: a reload, a wrong link or a server
// that is away loses no word. It is hers alone, and gone when she signs out.
import { joinWords } from '../../../platform/join-words.ts'
import { MAY_HOLD_CARD } from '../../../platform/masking/may-hold-card.ts'
import { type Box, boxesOf, fill, filledIn, isKept, nameOf, sentValueOf } from './typed-forms.ts'

const PLACE = 'fp-typed'
const FORGET_AFTER = 12 * 3_600_000
/** The way to an answer begins when the form is sent; to whatever else one goes after that, later. */
const AT_ONCE = 1_000
/** Said of an address once, and no part of where one is. */
const PASSING = ['done', 'refused', 'max']

/** `was`: as the server had sent the box. */
type Typed = Record<string, { was: string; now: string }>

interface Kept {
  person: string
  pages: Record<string, { at: number; boxes: Typed }>
  /** The form that was sent last: from where, when, and its boxes. */
  sent?: { page: string; at: number; names: string[] } | undefined
}

const { person } = document.body.dataset
const here = pageOf(new URL(location.href))
let isSignedOut = false

function pageOf({ pathname, searchParams }: URL): string {
  for (const name of PASSING) searchParams.delete(name)
  return `${pathname}?${searchParams}`
}

/** What is hers and of today. Where the browser keeps nothing there is nothing. */
function read(): Kept {
  const none = { person: person!, pages: {} }
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Kept | null
    if (kept?.person !== person) return none
    for (const [page, { at }] of Object.entries(kept!.pages))
      if (at < Date.now() - FORGET_AFTER) delete kept!.pages[page]
    return kept!
  } catch {
    return none
  }
}

function write(kept: Kept): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(kept))
  } catch {
    // It is full or switched off: the page works without it.
  }
}

function forget(): void {
  isSignedOut = true
  try {
    sessionStorage.removeItem(PLACE)
  } catch {
    // It is switched off.
  }
}

export function keepInTab(): void {
  const signOut = 'BroadcastChannel' in globalThis ? new BroadcastChannel('fp-sign-out') : null
  signOut?.addEventListener('message', forget)
  if (!person) return
  const kept = read()
  dropTaken(kept)
  write(kept)
  if (!document.querySelector('.govuk-error-summary'))
    for (const form of document.forms) if (isKept(form)) giveBack(form)
  for (const kind of ['input', 'fp-filled'])
    document.addEventListener(kind, ({ target }) => {
      const form = (target as Partial<Box>).form
      if (form && isKept(form)) void keep(form)
    })
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    if (event.defaultPrevented) return
    if (form.getAttribute('action') === '/staff/sign-out') {
      forget()
      signOut?.postMessage('')
    } else if (isKept(form))
      write({ ...read(), sent: { page: here, at: Date.now(), names: boxesOf(form).map(nameOf) } })
  })
}

/**
 * Taken is a form whose sending led here, where its boxes are no more, or by a redirect that refuses nothing. In doubt the words
 * stay: behind an answer that never came nobody else has them.
 */
function dropTaken(kept: Kept): void {
  const { sent } = kept
  delete kept.sent
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!sent || visit?.type !== 'navigate' || Math.abs(performance.timeOrigin - sent.at) > AT_ONCE) return
  const shown = new Set([...document.forms].flatMap(boxesOf).map(nameOf))
  const isShownAgain = visit.redirectCount === 0 && sent.names.some(name => shown.has(name))
  const isTaken =
    visit.redirectCount > 0
      ? !new URLSearchParams(location.search).has('refused')
      : visit.responseStatus === 200 && !isShownAgain
  if (isTaken) drop(kept, sent.page, sent.names)
  // Shown again, it stands at the address it was sent to.
  else if (isShownAgain && sent.page !== here && kept.pages[sent.page]) {
    kept.pages[here] = kept.pages[sent.page]!
    delete kept.pages[sent.page]
  }
}

function drop(kept: Kept, page: string, names: string[]): void {
  const boxes = kept.pages[page]?.boxes ?? {}
  for (const name of names) delete boxes[name]
  if (Object.keys(boxes).length === 0) delete kept.pages[page]
}

let maskCards: ((words: string) => string) | undefined

/** Numbers of cards are kept nowhere. Null: nothing can tell now whether this holds one. */
const withoutCards = (words: string): string | null =>
  MAY_HOLD_CARD.test(words) ? (maskCards?.(words) ?? null) : words

async function keep(form: HTMLFormElement): Promise<void> {
  const boxes = boxesOf(form)
  if (!maskCards && boxes.some(box => MAY_HOLD_CARD.test(box.value)))
    maskCards = await import(document.body.dataset.mask!).then(
      mask => mask.maskCards,
      () => undefined,
    )
  if (isSignedOut) return
  const kept = read()
  const before = kept.pages[here]?.boxes ?? {}
  for (const box of boxes) {
    const name = nameOf(box)
    const now = withoutCards(filledIn(box))
    const was = sentValueOf(box)
    if (now === null) continue
    if (now !== was) before[name] = { was: before[name]?.was ?? was, now }
    // On a form that is shown again the server sent what she had typed.
    else if (before[name]?.now !== now) delete before[name]
  }
  kept.pages[here] = { at: Date.now(), boxes: before }
  drop(kept, here, [])
  write(kept)
}

/** What the server has changed meanwhile stands beside what was typed. */
function giveBack(form: HTMLFormElement): void {
  const kept = read()
  const typed = kept.pages[here]?.boxes ?? {}
  const given = boxesOf(form).filter(box => {
    const each = typed[nameOf(box)]
    if (!each) return false
    const sent = sentValueOf(box)
    const now = box instanceof HTMLTextAreaElement ? joinWords(sent, each.was, each.now) : each.now
    fill(box, now)
    typed[nameOf(box)] = { was: sent, now }
    return now !== sent
  })
  write(kept)
  if (given.length > 0) say(form, given)
}

/** The line above them, and its button that takes them away. */
function say(form: HTMLFormElement, given: Box[]): void {
  const line = (document.getElementById('typed-before') as HTMLTemplateElement).content.firstElementChild!.cloneNode(
    true,
  ) as HTMLElement
  line.querySelector('button')!.addEventListener('click', () => {
    for (const box of given) fill(box, sentValueOf(box))
    const kept = read()
    drop(kept, here, boxesOf(form).map(nameOf))
    write(kept)
    line.remove()
    given.find(box => box instanceof HTMLTextAreaElement)?.focus()
  })
  form.prepend(line)
  const folded = form.closest('details')
  if (folded) folded.open = true
}
