// The desk of a stop on a colleague's device. It works from what stands in its page and what the device keeps; the network
// is only asked whether what was kept can be sent.
import { type Draft, desk, grouped, isOver, root, say, serviceOf } from './tour-desk-data.ts'
import {
  backLink,
  besideForm,
  button,
  deskTitle,
  el,
  go,
  heading,
  link,
  paragraph,
  reference,
  show,
} from './tour-desk-dom.ts'
import { drawDuty, showKinds, showRaise, writeNoteDown } from './tour-desk-duty.ts'
import { showCheck, showDrop, showQuestion, writeDown } from './tour-desk-form.ts'
import { showHome, showNetwork } from './tour-desk-home.ts'
import type { Network } from './tour-desk-network.ts'
import { putAwayRaises, raise } from './tour-desk-raise.ts'
import { getReady } from './tour-desk-ready.ts'
import { bringBack, sendAll } from './tour-desk-send.ts'
import {
  changes,
  dropDraft,
  keep,
  listDrafts,
  listItems,
  noteDesk,
  saveDraft,
  wipeOldDesks,
  wipeThisDesk,
} from './tour-desk-store.ts'

const SEND_EVERY = 20_000
/** Left alone for so long, what is half typed is sealed: whoever finds the device reads nothing. */
const PUT_AWAY_AFTER = 30 * 60_000
const LOOK_EVERY = 60_000

let network: Network = 'unknown'

async function render(): Promise<void> {
  await showPlace()
  await drawDuty(network)
}

async function showPlace(): Promise<void> {
  if (location.hash !== '' && !location.hash.startsWith('#/')) return
  const [what = '', id = '', question = ''] = location.hash.slice(2).split('/')
  if (isOver() || network === 'over') return end()
  await Promise.all([writeDown(), writeNoteDown()])
  if (what === 'duty' && !id) return showKinds(press)
  if (what === 'duty') return showRaise(id, network).then(() => void send())
  const draft = ['ask', 'drop'].includes(what) ? (await listDrafts()).find(each => each.id === id) : undefined
  if (what === 'new' && serviceOf(id)) return take(id)
  if (what === 'ask' && draft) return question === 'check' ? showCheck(draft) : showQuestion(draft, question)
  if (what === 'drop' && draft) return showDrop(draft)
  if (what === 'kept') return showKept(id)
  if (what === 'back') return comeBack(id)
  await showHome(network, send)
}

/** Kept first, then told: where nobody can be told the screen says so, and whom to ring. */
async function press(kind: string): Promise<void> {
  location.replace(`#/duty/${await raise(kind)}`)
}

async function take(service: string): Promise<void> {
  const draft: Draft = { id: crypto.randomUUID(), service, typed: {}, startedAt: new Date().toISOString() }
  await saveDraft(draft)
  location.replace(`#/ask/${draft.id}/${serviceOf(service)!.questions[0]!.id}`)
}

async function showKept(item: string): Promise<void> {
  const kept = (await listItems()).find(each => each.item === item)
  if (!kept) return go('')
  const slug = desk.services.find(({ name }) => name === kept.service)?.slug
  const panel = el(
    'div',
    { class: 'govuk-panel govuk-panel--confirmation fp-tour-desk__panel' },
    el('h1', { class: 'govuk-panel__title' }, say('kept')),
    el(
      'div',
      { class: 'govuk-panel__body' },
      say('itsNumber'),
      el('br'),
      reference(kept.newReference ?? kept.reference),
    ),
  )
  const main = el(
    'div',
    { class: 'fp-act__form' },
    panel,
    paragraph(say('tell')),
    el(
      'p',
      { class: 'govuk-body', 'data-kept': item, role: 'status' },
      say(kept.state === 'sent' ? 'keptSent' : 'keptOffline'),
    ),
    button(say('next'), () => go('')),
  )
  show(say('kept'), el('div', { class: 'fp-act' }, main, slug ? besideForm(slug) : null))
  void send()
}

/** The words of one that could not be taken come back, to be mended. */
async function comeBack(item: string): Promise<void> {
  const kept = (await listItems()).find(each => each.item === item)
  // Where she has begun to mend it, her own words are the newer ones.
  const begun = (await listDrafts()).find(({ id }) => id === item)
  if (begun) return location.replace(`#/ask/${item}/${begun.last ?? 'check'}`)
  const back = kept ? await bringBack(kept) : null
  if (back && typeof back === 'object') return location.replace(`#/ask/${back.draft.id}/${back.question ?? 'check'}`)
  if (back) network = back
  const words = paragraph(say('needsNetwork'))
  show(say('needsNetwork'), backLink(say('back'), '#/'), heading(1, grouped(kept?.reference ?? '')), words)
}

async function send(): Promise<void> {
  network = await sendAll()
  if (network === 'over') return end()
  await drawDuty(network)
  showNetwork(network, await listItems(), send)
  const shown = root.querySelector<HTMLElement>('[data-kept]')
  const kept = shown && (await listItems()).find(each => each.item === shown.dataset.kept)
  if (kept?.state === 'sent') shown!.textContent = say('keptSent')
}

/** Another tab changed something. */
async function redraw(): Promise<void> {
  await drawDuty(network)
  showNetwork(network, await listItems(), send)
}

async function end(): Promise<void> {
  await wipeThisDesk()
  keyLeadsAway()
  document.querySelector('#tour-untold')?.replaceChildren()
  show(say('over'), heading(1, say('over')), paragraph(say('overWords')), paragraph(link(say('toTour'), '/staff/tour')))
}

/** Where nothing can be kept here, the key in the header is that of every page. */
const keyLeadsAway = (): void => document.querySelector('[data-duty-key]')?.setAttribute('href', '/staff/duty')

/** What was half typed and left alone is sealed. Its words come back when there is a network. */
async function putAway(): Promise<void> {
  if (isOver()) return end()
  await putAwayRaises(Date.now() - PUT_AWAY_AFTER)
  for (const { at, ...draft } of await listDrafts()) {
    if (Date.now() - at < PUT_AWAY_AFTER) continue
    const { name, versionId } = serviceOf(draft.service)!
    if (Object.keys(draft.typed).length === 0) await dropDraft(draft.id)
    else await keep(draft, { name, versionId, unfinished: true })
    if (location.hash.includes(draft.id)) go('')
  }
}

/** Without these nothing could be kept safely: then she takes requests the usual way. */
const canKeep = isSecureContext && 'serviceWorker' in navigator && 'indexedDB' in globalThis

async function begin(): Promise<void> {
  await wipeOldDesks()
  if (isOver()) return end()
  await noteDesk()
  await putAway()
  document.title = deskTitle()
  await render()
  addEventListener('hashchange', () => void render())
  addEventListener('online', () => void send())
  addEventListener('offline', () => void send())
  changes.addEventListener('message', () => void redraw())
  setInterval(() => void send(), SEND_EVERY)
  setInterval(() => void putAway(), LOOK_EVERY)
  void getReady()
  void send()
}

if (canKeep) await begin()
else {
  keyLeadsAway()
  root.append(paragraph(say('notReady', { why: say('whyNoWorker') })))
}
