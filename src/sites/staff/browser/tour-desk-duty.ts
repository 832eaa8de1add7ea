// Somebody is not safe: what to press, what to say, ask and do, whom to ring, and whether the duty team knows.
import { type DangerTyped, dangerSaid, dangerTyped } from './tour-desk-danger.ts'
import { type Draft, desk, kindOf, numbersNow, type Raise, root, say, timeOf } from './tour-desk-data.ts'
import { backLink, button, el, go, heading, link, numbersToRing, paragraph, ring, show } from './tour-desk-dom.ts'
import type { Network } from './tour-desk-network.ts'
import { isTold, raise } from './tour-desk-raise.ts'
import { changeRaise, listDrafts, listRaises } from './tour-desk-store.ts'

const SAVE_AFTER = 250

let waiting: () => Promise<void> = async () => {}
/** Writes down what was typed in a note a moment ago. */
export const writeNoteDown = (): Promise<void> => waiting()

/** Which of the kinds it is: one more press. */
export async function showKinds(press: (kind: string) => void): Promise<void> {
  const kinds = desk.duty.kinds.map(({ id, name, when }, at) =>
    el(
      'button',
      { type: 'button', class: 'fp-duty-kind', 'data-digit': String(at + 1), 'data-kind': id, click: () => press(id) },
      el(
        'span',
        { class: 'fp-duty-kind__name' },
        el('span', { class: 'fp-duty-kind__key', 'aria-hidden': 'true' }, String(at + 1)),
        ` ${name}`,
      ),
      el('span', { class: 'fp-duty-kind__when' }, when),
    ),
  )
  const raises = (await listRaises()).toReversed()
  show(
    say('dutyTitle'),
    backLink(say('back'), '#/'),
    heading(1, say('dutyTitle')),
    paragraph(el('strong', {}, say('dutyDanger'))),
    paragraph(say('dutyIntro')),
    el('div', { class: 'fp-duty-kinds' }, ...kinds),
    raises.length > 0 && heading(2, say('dutyPressed')),
    raises.length > 0 && el('ul', { class: 'govuk-list' }, ...raises.map(each => el('li', {}, lineOf(each)))),
  )
}

/** Nothing of what it is: the screen is seen by others. */
const lineOf = (each: Raise): HTMLElement =>
  link(
    `${say('dutyPressedAt', { time: timeOf(each.pressedAt) })} ${isTold(each) ? say('dutyTold', { time: each.toldAt! }) : say('dutyUntold')}`,
    `#/duty/${each.id}`,
  )

export async function showRaise(id: string, network: Network): Promise<void> {
  const raise = (await listRaises()).find(each => each.id === id)
  const kind = raise && kindOf(raise.kind)
  if (!raise || !kind) return go('duty')
  const form = raise.form ? (await listDrafts()).find(each => each.id === raise.form) : undefined
  const steps = kind.steps.map(([way, words]) =>
    el(
      'li',
      { class: `fp-duty-step fp-duty-step--${way}` },
      el('strong', { class: 'fp-duty-step__way' }, say(`duty_${way}`)),
      el('span', {}, words),
    ),
  )
  show(
    kind.name,
    form ? backLink(say('backToForm'), `#/ask/${form.id}/${form.last ?? 'check'}`) : backLink(say('back'), '#/'),
    heading(1, kind.name),
    el('div', { id: 'duty-state', 'data-raise': id, role: 'status' }),
    el(
      'div',
      { class: 'fp-duty-columns' },
      el('section', {}, heading(2, say('dutyRing')), numbersToRing(kind.numbers)),
      el('section', {}, heading(2, say('dutyNote')), noteBox(raise)),
      el('section', {}, heading(2, say('dutySteps')), el('ol', { class: 'fp-duty-steps' }, ...steps)),
    ),
  )
  await drawDuty(network)
}

function noteBox(raise: Raise): HTMLElement {
  const box = el('textarea', {
    ...{ class: 'govuk-textarea', id: 'note', rows: '6', 'aria-describedby': 'note-hint' },
  }) as HTMLTextAreaElement
  box.value = raise.note
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = async () => {
    clearTimeout(timer)
    timer = undefined
    await changeRaise(raise.id, () => ({ note: box.value }))
  }
  box.addEventListener('input', () => {
    timer ??= setTimeout(() => void save(), SAVE_AFTER)
  })
  waiting = async () => {
    if (timer) await save()
  }
  const leaving = () => {
    if (!box.isConnected) return document.removeEventListener('visibilitychange', leaving)
    if (timer) void save()
  }
  document.addEventListener('visibilitychange', leaving)
  return el(
    'div',
    { class: 'govuk-form-group' },
    el('label', { class: 'govuk-label', for: 'note' }, say('dutyNoteLabel')),
    el('div', { class: 'govuk-hint', id: 'note-hint' }, say('dutyNoteHint')),
    box,
    el('p', { class: 'fp-quiet govuk-body-s', 'data-note-state': '', role: 'status' }),
  )
}

/** Whether the duty team knows: above every view, and on the page of the one that is looked at. */
export async function drawDuty(network: Network): Promise<void> {
  const raises = await listRaises()
  const state = root.querySelector<HTMLElement>('[data-raise]')
  // Of the one that is looked at the page says it itself, unless it cannot go before she signs in.
  const untold = raises.filter(each => !isTold(each) && (each.id !== state?.dataset.raise || network === 'signed-out'))
  const [first] = untold
  redraw(document.querySelector('#tour-untold'), first ? [strip(first, untold.length, network)] : [])
  const shown = raises.find(each => each.id === state?.dataset.raise)
  if (!state || !shown) return
  state.className = isTold(shown) ? 'fp-duty-state' : 'fp-duty-state fp-duty-state--waiting'
  redraw(state, [
    el('p', { class: 'govuk-heading-m govuk-!-margin-bottom-1' }, ...wordsOf(shown, network)),
    el(
      'p',
      { class: 'govuk-body govuk-!-margin-bottom-0' },
      `${say('dutyPressedAt', { time: timeOf(shown.pressedAt) })} `,
      isTold(shown)
        ? el('a', { class: 'govuk-link', href: `/staff/duty/${shown.id}` }, say('dutySee'))
        : say('dutyKept'),
    ),
  ])
  const noteState = root.querySelector('[data-note-state]')
  if (noteState) redraw(noteState, [noteWords(shown)])
}

function redraw(place: Element | null, children: (Node | string)[]): void {
  const drawn = el('div', {}, ...children)
  // What has not changed is not said again.
  if (place && place.innerHTML !== drawn.innerHTML) place.replaceChildren(...drawn.childNodes)
}

/** With the number to press where there is one. */
function wordsOf(raise: Raise, network: Network, classes?: string): (Node | string)[] {
  if (isTold(raise)) return [say('dutyTold', { time: raise.toldAt! })]
  const number = numberOf(raise)
  const [before = '', after = ''] = say(`untold_${network}`, { number: '|', name: desk.opener.name }).split('|')
  return [before, ring(number, classes), after]
}

/** The council's own number at this hour; else the first. */
function numberOf({ kind }: Raise): string {
  const numbers = numbersNow(kindOf(kind)?.numbers ?? '')
  return (numbers.find(({ isOurs }) => isOurs) ?? numbers[0])?.number ?? '999'
}

function strip(raise: Raise, count: number, network: Network): HTMLElement {
  const to = (words: string, href: string) => el('a', { class: 'fp-strip__link', href }, words)
  const signIn = network === 'signed-out' && to(say('signIn'), `/staff/sign-in?back=${encodeURIComponent(desk.at)}`)
  return el(
    'div',
    { class: 'fp-strip fp-strip--danger', role: 'alert' },
    el(
      'p',
      { class: 'fp-strip__words' },
      el('strong', {}, ...wordsOf(raise, network, 'fp-strip__link')),
      ' ',
      signIn,
      ' ',
      to(say('dutyOpen'), count > 1 ? '#/duty' : `#/duty/${raise.id}`),
    ),
  )
}

function noteWords({ note, sent, locked, isClosed }: Raise): string {
  if (locked?.length) return say('noteLocked')
  if (note === '') return ''
  if (isClosed) return say('noteClosed')
  return say(note === sent ? 'noteSent' : 'noteKept')
}

/** What was typed may mean danger: whom to ring, and the key. Empty where nothing hints at it. */
export async function drawOffer(place: HTMLElement, draft: Draft, pressed: (id: string) => void): Promise<void> {
  const found = dangerTyped(draft)
  const told = found && draft.raised ? (await listRaises()).find(({ id }) => draft.raised!.includes(id)) : undefined
  const shown = found ? JSON.stringify([found, told?.id]) : ''
  if (place.dataset.shown === shown) return
  place.dataset.shown = shown
  if (!found) return place.replaceChildren()
  const answer = told
    ? [paragraph(link(say('dutyPressedAt', { time: timeOf(told.pressedAt) }), `#/duty/${told.id}`))]
    : [
        ...answerTo(found, kind => void raise(kind, draft).then(pressed)),
        el('p', { class: 'govuk-body-s' }, say('offerWords')),
      ]
  place.replaceChildren(offer(found.words, answer))
}

/** What is typed to find a service, and may mean danger: the same. */
export function offerFor(words: string): HTMLElement | null {
  const found = dangerSaid(words)
  return (
    found &&
    offer(
      found.words,
      answerTo(found, kind => void raise(kind).then(id => go(`duty/${id}`))),
    )
  )
}

const answerTo = ({ kinds, rules }: DangerTyped, press: (kind: string) => void): HTMLElement[] => [
  el(
    'div',
    { class: 'govuk-button-group' },
    ...kinds.map(({ id, name }) => button(say('offerPress', { kind: name }), () => press(id), 'govuk-button--warning')),
  ),
  numbersToRing(kinds[0]?.numbers ?? rules[0]!),
]

const offer = (words: string, answer: HTMLElement[]): HTMLElement =>
  el(
    'section',
    { class: 'fp-danger', 'aria-labelledby': 'duty-offer-title' },
    el('h2', { class: 'govuk-heading-s govuk-!-margin-bottom-2', id: 'duty-offer-title' }, say('offerTitle')),
    el('blockquote', { class: 'fp-danger__words' }, words),
    ...answer,
  )
