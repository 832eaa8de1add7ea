// A ringing phone, or a matter offered to her, on whatever page she is: above it, so that nothing moves away under her hands and no word is lost.
import { type Call, isNew, listen } from './live.ts'

const place = document.getElementById('call-strip')
const title = document.title
const shown = new Map<string, Element>()
/** Something was typed on this page and not sent: then a call opens beside it. */
let isTyped = false

export function watchCalls(): void {
  if (!place) return
  const isOurs = (form: HTMLFormElement | null) => !!form && form.method === 'post' && !form.dataset.words
  document.addEventListener('input', event => {
    if (!isTyped && isOurs((event.target as HTMLInputElement).form)) {
      isTyped = true
      for (const strip of shown.values()) aim(strip)
    }
  })
  document.addEventListener('submit', () => {
    isTyped = false
  })
  listen((kind, call) => {
    if (kind === 'call' || kind === 'standing') show(call)
    const isAnswer = kind === 'handed' && call.state !== 'offered'
    if (isAnswer && isNew(`strip ${call.change}`) && !isOnList()) showHanded(call)
    if (kind === 'written' && isNew(`strip ${call.change}`)) showWritten(call)
  })
}

const isOnList = () => location.pathname.startsWith('/staff/desk/work')

function show(call: Call): void {
  const isOffer = call.state === 'offered'
  // The list of work has what is offered.
  const isHere = isOffer ? isOnList() : `${location.pathname}/`.startsWith(`${call.href}/`)
  const isOver = call.state === 'ended' || (call.until ?? Number.POSITIVE_INFINITY) <= Date.now()
  // What is laid aside stands in the tabs of the desk: she is on one call only.
  const isAside = call.parked && call.state !== 'ringing'
  if (isOver || !call.href || isHere || isAside) {
    shown.get(call.call)?.remove()
    shown.delete(call.call)
    mark()
    return
  }
  const strip = shown.get(call.call) ?? put('call-strip-call')
  shown.set(call.call, strip)
  strip.querySelector('[data-title]')!.textContent = call.title
  strip.querySelector('[data-about]')!.textContent = call.about
  const link = strip.querySelector('a')!
  link.textContent = call.act
  link.href = call.href
  strip.classList.toggle('fp-strip--ringing', call.state === 'ringing' || isOffer)
  if (isOffer) setTimeout(() => show({ ...call, state: 'ended' }), call.until! - Date.now())
  aim(strip)
  mark()
}

function put(template: string): Element {
  const strip = (document.getElementById(template) as HTMLTemplateElement).content.firstElementChild!.cloneNode(true)
  return place!.appendChild(strip as Element)
}

/** Where words wait to be sent, the call opens in a tab of its own. */
function aim(strip: Element): void {
  const link = strip.querySelector('a')!
  if (!isTyped || link.target) return
  link.target = 'fp-call'
  const hint = document.createElement('span')
  hint.textContent = place!.dataset.newTab!
  link.after(' ', hint)
}

/** A tab that lies behind others says so by its name. */
function mark(): void {
  const ringing = [...shown.values()].find(strip => strip.classList.contains('fp-strip--ringing'))
  document.title = ringing ? `${ringing.querySelector('[data-title]')!.textContent} ${title}` : title
}

/** It leads to what they wrote; nothing moves under the hands of whoever is answering. */
function showWritten({ title, act, conversation, mail }: Call): void {
  const strip = place!.querySelector(`[data-written="${conversation}"]`) ?? put('call-strip-call')
  strip.setAttribute('data-written', conversation!)
  strip.querySelector('[data-title]')!.textContent = title
  const link = strip.querySelector('a')!
  link.textContent = act
  // The page is read anew, though she is on it.
  link.href = `/staff/desk/${conversation}?written=${mail}#mail-${mail}`
  aim(strip)
}

/** One strip for all of them: the last news counts, and leads to its matter; the list has the rest. */
function showHanded({ state, joins, conversation, matter }: Call): void {
  const joining = joins ? place!.dataset[joins] : undefined
  const words = joining ?? (state === 'accepted' ? place!.dataset.accepted : place!.dataset.back)
  const strip = place!.querySelector('[data-handed]') ?? put('call-strip-handed')
  strip.setAttribute('data-handed', '')
  strip.querySelector('[data-title]')!.textContent = words!
  strip.querySelector('a')!.href = `/staff/desk/${conversation}#matter-${matter}`
  aim(strip)
}
