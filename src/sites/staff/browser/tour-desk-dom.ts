// Builds what a desk shows. Words are set as text, so nothing that was typed can become a part of the page.
import { desk, grouped, numbersNow, root, say, serviceOf } from './tour-desk-data.ts'

type Child = Node | string | null | undefined | false
type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>

export function el(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value)
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...children.filter(child => child !== null && child !== undefined && child !== false))
  return made
}

export const button = (words: string, press: () => void, classes = ''): HTMLElement =>
  el(
    'button',
    { type: 'button', class: `govuk-button ${classes}`.trim(), 'data-module': undefined, click: press },
    words,
  )

export const link = (words: string, href: string): HTMLElement => el('a', { class: 'govuk-link', href }, words)
export const backLink = (words: string, href: string): HTMLElement => el('a', { class: 'govuk-back-link', href }, words)
export const paragraph = (...children: Child[]): HTMLElement => el('p', { class: 'govuk-body' }, ...children)
export const heading = (level: 1 | 2 | 3, words: string): HTMLElement =>
  el(`h${level}`, { class: `govuk-heading-${['l', 'm', 's'][level - 1]}` }, words)

/** A reference for the eye, and for the ear in single digits. */
export function reference(code: string): HTMLElement {
  const spoken = (code.match(/.{1,3}/g) ?? []).map(group => [...group].join(' ')).join(', ')
  return el(
    'span',
    { class: 'fp-reference' },
    el('span', { 'aria-hidden': 'true' }, grouped(code)),
    el('span', { class: 'govuk-visually-hidden' }, spoken),
  )
}

/** What can be promised. */
export function besideForm(slug: string): HTMLElement {
  const service = serviceOf(slug)!
  return el(
    'aside',
    { class: 'fp-act__side', 'aria-label': service.name },
    service.promise.length > 0 && heading(2, say('promised')),
    service.promise.length > 0 && listOf(service.promise),
  )
}

const dial = (number: string): string =>
  `tel:${number.replace(/\s/g, '').replace(/(?:extension|ext|x)[.:=]?(?=\d+$)/i, ';ext=')}`

export const ring = (number: string, classes = 'govuk-link'): HTMLElement =>
  el('a', { class: classes, href: dial(number) }, number)

/** The numbers of a duty rule that answer now, big enough for a thumb. */
export const numbersToRing = (rule: string): HTMLElement =>
  el(
    'ul',
    { class: 'govuk-list fp-duty-numbers' },
    ...numbersNow(rule).map(({ name, number, note }) =>
      el(
        'li',
        {},
        el('span', {}, `${name} `),
        ring(number, 'govuk-link fp-duty-numbers__link'),
        note && el('span', { class: 'fp-quiet' }, note),
      ),
    ),
  )

/** Whom to ring before anything is asked; null where nobody can be in danger. */
export function dangerFirst(slug: string): HTMLElement | null {
  const danger = serviceOf(slug)?.danger
  if (!danger) return null
  const links = numbersNow(danger).map(({ name, number }) => el('li', {}, `${name}: `, ring(number)))
  return el(
    'div',
    { class: 'govuk-inset-text fp-tour-desk__danger' },
    paragraph(el('strong', {}, say('danger'))),
    el('ul', { class: 'govuk-list govuk-list--bullet' }, ...links),
  )
}

export const listOf = (lines: string[]): HTMLElement =>
  el('ul', { class: 'govuk-list govuk-list--bullet' }, ...lines.map(line => el('li', {}, line)))

/** Shows a view instead of the one before, and says to those who hear the page what it is. */
export function show(title: string, ...children: Child[]): void {
  root.replaceChildren(...children.filter(child => child instanceof Node))
  document.title = `${title} – ${say('title', { village: root.dataset.village! })}`
  const first = root.querySelector<HTMLElement>('.govuk-error-summary, h1')
  first?.setAttribute('tabindex', '-1')
  first?.focus({ preventScroll: true })
  scrollTo(0, 0)
}

/** What has to be mended, each line leading to its box. */
export function errorSummary(errors: { text: string; press: () => void }[]): HTMLElement {
  const items = errors.map(({ text, press }) => {
    const go = (event: Event) => {
      event.preventDefault()
      press()
    }
    return el('li', {}, el('a', { href: '#tour-desk', click: go }, text))
  })
  return el(
    'div',
    { class: 'govuk-error-summary' },
    el(
      'div',
      { role: 'alert' },
      el('h2', { class: 'govuk-error-summary__title' }, say('errorTitle')),
      el(
        'div',
        { class: 'govuk-error-summary__body' },
        el('ul', { class: 'govuk-list govuk-error-summary__list' }, ...items),
      ),
    ),
  )
}

export const go = (path: string): void => {
  const hash = `#/${path}`
  if (location.hash === hash) dispatchEvent(new HashChangeEvent('hashchange'))
  else location.hash = hash
}
export const deskTitle = (): string => say('title', { village: root.dataset.village! })
export const fallbackName = (): string => serviceOf(desk.fallback)!.name
