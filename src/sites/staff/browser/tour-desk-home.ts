// What the desk shows between two people: how the network is, what waits, what can be taken, and what to answer.
import { type Draft, desk, grouped, root, say, serviceOf, timeOf } from './tour-desk-data.ts'
import {
  button,
  deskTitle,
  el,
  fallbackName,
  heading,
  link,
  listOf,
  paragraph,
  reference,
  show,
} from './tour-desk-dom.ts'
import { offerFor } from './tour-desk-duty.ts'
import type { Network } from './tour-desk-network.ts'
import { readyWords } from './tour-desk-ready.ts'
import { type KeptItem, listDrafts, listItems } from './tour-desk-store.ts'

type Send = () => Promise<void>

export async function showHome(network: Network, send: Send): Promise<void> {
  const [items, drafts] = await Promise.all([listItems(), listDrafts()])
  const found = el('div', { id: 'found' })
  const box = el('input', {
    ...{ class: 'govuk-input', id: 'find', type: 'search', autocomplete: 'off' },
    input: () => found.replaceChildren(...findIn((box as HTMLInputElement).value)),
  })
  found.append(...findIn(''))
  show(
    deskTitle(),
    heading(1, deskTitle()),
    paragraph(root.dataset.where!),
    el('div', { id: 'network', class: 'fp-tour-desk__network' }),
    el('p', { class: 'govuk-body-s', 'data-ready': '', role: 'status' }, readyWords()),
    drafts.length > 0 && halfFinished(drafts),
    heading(2, say('take')),
    el(
      'div',
      { class: 'govuk-form-group fp-measure' },
      el('label', { class: 'govuk-label', for: 'find' }, say('find')),
      box,
    ),
    found,
    el('div', { id: 'taken' }),
  )
  showNetwork(network, items, send)
}

/** How things stand: drawn again without touching what is being typed. */
export function showNetwork(network: Network, items: KeptItem[], send: Send): void {
  const place = root.querySelector('#network')
  if (!place) return
  const waiting = items.filter(({ state }) => state === 'waiting').length
  const back = items.filter(({ state }) => state === 'refused' || state === 'unfinished').length
  const words = [
    waiting > 0 && say('unsent', { count: waiting }),
    back > 0 && say('cameBack', { count: back }),
    waiting + back === 0 && say(items.length > 0 ? 'allSent' : 'nothing'),
  ]
  const lines = [
    el(
      'p',
      { class: 'govuk-body', role: 'status' },
      el('strong', { 'data-unsent': String(waiting) }, words.filter(Boolean).join('. ')),
    ),
    paragraph(...networkWords(network)),
    waiting > 0 && (network === 'online' || network === 'offline')
      ? button(say('send'), () => void send(), 'govuk-button--secondary')
      : null,
  ]
  const drawn = el('div', {}, ...lines)
  // What has not changed is not said again.
  if (place.innerHTML !== drawn.innerHTML) place.replaceChildren(...drawn.childNodes)
  root.querySelector('#taken')?.replaceChildren(...(items.length > 0 ? [takenTable(items)] : []))
}

function networkWords(network: Network): (Node | string)[] {
  if (network === 'signed-out')
    return [say('signedOut'), ' ', link(say('signIn'), `/staff/sign-in?back=${encodeURIComponent(desk.at)}`)]
  if (network === 'other') return [say('other', { name: desk.opener.name })]
  if (network === 'unknown') return [say('looking')]
  return [say(network === 'online' ? 'online' : 'offline')]
}

function halfFinished(drafts: Draft[]): HTMLElement {
  const lines = drafts.map(({ id, service, startedAt, last = 'check' }) =>
    el(
      'li',
      {},
      link(say('goOn', { service: serviceOf(service)!.name, time: timeOf(startedAt) }), `#/ask/${id}/${last}`),
    ),
  )
  return el('div', {}, heading(2, say('half')), el('ul', { class: 'govuk-list' }, ...lines))
}

const PARTS_OF_WORDS = /[\p{L}\d]+/gu

function findIn(text: string): HTMLElement[] {
  const wanted = text.toLowerCase().match(PARTS_OF_WORDS) ?? []
  const has = (...words: string[]) => {
    const all = words.join(' ').toLowerCase()
    return wanted.every(part => all.includes(part))
  }
  const services = desk.services.filter(({ name, words }) => has(name, words))
  const articles = desk.articles.filter(({ question, answer, also }) => has(question, answer, also))
  const contacts = desk.contacts.filter(({ name, does }) => has(name, does))
  const shown = [...services, ...(services.length === 0 ? [serviceOf(desk.fallback)!] : [])]
  const isAsking = wanted.length > 0
  return [
    offerFor(text),
    isAsking && services.length === 0 ? paragraph(say('noneFound', { fallback: fallbackName() })) : null,
    el(
      'ul',
      { class: 'govuk-list fp-tour-desk__services' },
      ...shown.map(({ slug, name }) => el('li', {}, link(name, `#/new/${slug}`))),
    ),
    articles.length > 0
      ? part(
          say('answers'),
          isAsking,
          articles.map(({ question, answer }) => [question, answer]),
        )
      : null,
    contacts.length > 0 ? contactsPart(isAsking, contacts) : null,
  ].filter(each => each !== null)
}

function part(title: string, isOpen: boolean, rows: [string, string][]): HTMLElement {
  const lines = rows.flatMap(([question, answer]) => [
    heading(3, question),
    ...answer.split(/\n{2,}/).map(each => paragraph(each)),
  ])
  return details(title, isOpen, lines)
}

function contactsPart(isOpen: boolean, contacts: typeof desk.contacts): HTMLElement {
  const lines = contacts.flatMap(({ name, does, numbers }) => [
    heading(3, name),
    ...(does ? [paragraph(does)] : []),
    listOf(
      numbers.map(({ name, number, when }) => [`${name}: ${number}`, say(`when_${when}`)].filter(Boolean).join(', ')),
    ),
  ])
  return details(say('contacts'), isOpen, lines)
}

const details = (title: string, isOpen: boolean, lines: HTMLElement[]): HTMLElement =>
  el(
    'details',
    { class: 'govuk-details', open: isOpen },
    el('summary', { class: 'govuk-details__summary' }, el('span', { class: 'govuk-details__summary-text' }, title)),
    el('div', { class: 'govuk-details__text' }, ...lines),
  )

function takenTable(items: KeptItem[]): HTMLElement {
  const head = ['number', 'service', 'time', 'state'].map(key =>
    el('th', { scope: 'col', class: 'govuk-table__header' }, say(key)),
  )
  const rows = items.map(item =>
    el(
      'tr',
      { class: 'govuk-table__row', 'data-state': item.state },
      el('th', { scope: 'row', class: 'govuk-table__header' }, reference(item.reference)),
      el('td', { class: 'govuk-table__cell', 'data-label': say('service') }, item.service),
      el('td', { class: 'govuk-table__cell', 'data-label': say('time') }, timeOf(item.takenAt)),
      el('td', { class: 'govuk-table__cell', 'data-label': say('state') }, ...stateOf(item)),
    ),
  )
  return el(
    'table',
    { class: 'govuk-table fp-table fp-cards' },
    el('caption', { class: 'govuk-table__caption govuk-table__caption--m' }, say('taken')),
    el('thead', { class: 'govuk-table__head' }, el('tr', { class: 'govuk-table__row' }, ...head)),
    el('tbody', { class: 'govuk-table__body' }, ...rows),
  )
}

function stateOf({ state, item, reference, newReference }: KeptItem): (Node | string)[] {
  if (newReference) return [say('newNumber', { reference: grouped(newReference) })]
  if (state !== 'refused' && state !== 'unfinished') return [say(state)]
  return [say(state), el('br'), link(say('lookAt', { reference: grouped(reference) }), `#/back/${item}`)]
}
