// A form as it is walked on every page of ours: a question at a time, then the check. Each key pressed is kept.
import { displayAnswers, nextQuestion, previousQuestion, type Question } from '../../../platform/form/index.ts'
import { applying, judge, judgeAll, unknownPostcode } from './tour-desk-asking.ts'
import { type Draft, type Posted, say, serviceOf } from './tour-desk-data.ts'
import {
  backLink,
  besideForm,
  button,
  dangerFirst,
  el,
  errorSummary,
  go,
  heading,
  link,
  paragraph,
  show,
} from './tour-desk-dom.ts'
import { drawOffer } from './tour-desk-duty.ts'
import { dropDraft, keep, saveDraft } from './tour-desk-store.ts'

const SAVE_AFTER = 250

let waiting: () => Promise<void> = async () => {}
/** Writes down what was typed a moment ago: nothing is drawn without it. */
export const writeDown = (): Promise<void> => waiting()

/** One question. `hasErrors`: those of the last try are shown. */
export async function showQuestion(draft: Draft, id: string): Promise<void> {
  const service = serviceOf(draft.service)!
  const { answers, first } = await judgeAll(service.questions, draft.typed)
  const question = applying(service.questions, answers, id)
  const template = document.querySelector<HTMLTemplateElement>(`template[data-question="${service.slug}/${id}"]`)
  if (!question || !template) return go(`ask/${draft.id}/${first ?? 'check'}`)
  const form = el('form', { novalidate: true }) as HTMLFormElement
  form.append(
    template.content.cloneNode(true),
    el('button', { type: 'submit', class: 'govuk-button' }, say('continue')),
  )
  form.querySelector('[name=_csrf]')?.remove()
  for (const extra of form.querySelectorAll('button[aria-hidden]')) extra.remove()
  leaveOut(form, question)
  fillIn(form, draft.typed[id] ?? {})
  const offer = offerIn(draft)
  const saver = saveAsTyped(form, draft, id, offer.draw)
  form.addEventListener('submit', event => {
    event.preventDefault()
    void saver().then(() => goOn(form, draft, question))
  })
  const before = previousQuestion(service.questions, answers, id)
  const main = el(
    'div',
    { class: 'fp-act__form fp-ask' },
    draft.notice ? el('div', { class: 'govuk-inset-text' }, draft.notice) : null,
    before ? null : dangerFirst(draft.service),
    offer.place,
    el('span', { class: 'govuk-caption-m' }, service.name),
    form,
    paragraph(link(say('toDesk'), '#/'), ' ', say('leave')),
    el('p', { class: 'govuk-body-s' }, link(say('drop'), `#/drop/${draft.id}`)),
  )
  const back = backLink(say('back'), before ? `#/ask/${draft.id}/${before.id}` : '#/')
  show(question.label.en, back, el('div', { class: 'fp-act' }, main, besideForm(draft.service)))
}

/** Where danger that is typed is answered: whom to ring, and the key. Pressing it leaves the form, which stays as it is. */
function offerIn(draft: Draft): { place: HTMLElement; draw: () => void } {
  const place = el('div', { id: 'duty-offer', role: 'status' })
  // A browser that cannot look says nothing: the words are looked at when they arrive.
  const draw = () => void drawOffer(place, draft, id => go(`duty/${id}`)).catch(() => {})
  draw()
  return { place, draw }
}

async function goOn(form: HTMLFormElement, draft: Draft, question: Question): Promise<void> {
  const { questions } = serviceOf(draft.service)!
  const read = await judge(question, draft.typed[question.id] ?? {})
  if (read.errors) return showErrors(form, read.errors, question)
  const { answers, first } = await judgeAll(questions, draft.typed)
  const next = nextQuestion(questions, answers, question.id)
  // Of one that came back everything else is answered: on to what is still wrong, else to the check.
  if (draft.item) return go(`ask/${draft.id}/${first ?? 'check'}`)
  go(`ask/${draft.id}/${next ? next.id : 'check'}`)
}

/** What stands in the boxes is written down a moment after each key, and at once on leaving. */
function saveAsTyped(form: HTMLFormElement, draft: Draft, id: string, saved: () => void): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = async () => {
    clearTimeout(timer)
    timer = undefined
    if (!form.isConnected && !(id in draft.typed)) return
    draft.typed[id] = postedOf(form)
    draft.last = id
    await saveDraft(draft)
    saved()
  }
  form.addEventListener('input', () => {
    draft.typed[id] = postedOf(form)
    timer ??= setTimeout(() => void save(), SAVE_AFTER)
  })
  waiting = async () => {
    if (timer) await save()
  }
  const leaving = () => {
    if (!form.isConnected) return document.removeEventListener('visibilitychange', leaving)
    if (timer) void save()
  }
  document.addEventListener('visibilitychange', leaving)
  return save
}

function postedOf(form: HTMLFormElement): Posted {
  const posted: Posted = {}
  for (const [name, value] of new FormData(form)) {
    const before = posted[name]
    posted[name] = before === undefined ? String(value) : [before, String(value)].flat()
  }
  return posted
}

function fillIn(form: HTMLFormElement, posted: Posted): void {
  for (const box of form.querySelectorAll<HTMLInputElement>('input, textarea, select')) {
    const values = [posted[box.name] ?? []].flat()
    if (box.type === 'radio' || box.type === 'checkbox') box.checked = values.includes(box.value)
    else box.value = values.at(-1) ?? ''
  }
}

/** Options that do not apply to these answers go. */
function leaveOut(form: HTMLFormElement, question: Question): void {
  for (const { id, options } of [question, ...(question.fields ?? [])]) {
    if (!options || !question.options) continue
    const offered = new Set([...options.map(({ value }) => value), 'none', ''])
    const boxes = form.querySelectorAll<HTMLInputElement | HTMLOptionElement>(
      `[name="q"][value], [name="q-${id}"] option`,
    )
    for (const box of boxes)
      if (!offered.has(box.value)) (box.closest('.govuk-radios__item, .govuk-checkboxes__item') ?? box).remove()
  }
}

function showErrors(form: HTMLFormElement, errors: Record<string, string>, question: Question): void {
  for (const old of form.parentElement!.querySelectorAll('.govuk-error-summary, form .govuk-error-message'))
    old.remove()
  for (const old of form.querySelectorAll('.govuk-form-group--error')) old.classList.remove('govuk-form-group--error')
  const summary = Object.entries(errors).map(([field, text]) => {
    const box =
      form.querySelector<HTMLElement>(`[id="${field}"]`) ?? form.querySelector<HTMLElement>('input, textarea, select')!
    markWrong(box, field, text)
    return { text, press: () => box.focus() }
  })
  form.parentElement!.prepend(errorSummary(summary))
  document.title = `${say('error')}: ${question.label.en} – ${document.title.split(' – ').at(-1)}`
  const shown = form.parentElement!.querySelector<HTMLElement>('.govuk-error-summary')!
  shown.setAttribute('tabindex', '-1')
  shown.focus()
}

function markWrong(box: HTMLElement, field: string, text: string): void {
  const group = box.closest('.govuk-form-group')!
  group.classList.add('govuk-form-group--error')
  const before =
    group.querySelector('.govuk-radios, .govuk-checkboxes, .govuk-date-input') ??
    [...group.querySelectorAll('*')].find(each => each.contains(box) && each.parentElement === box.parentElement) ??
    box
  const message = el('p', { id: `${field}-error`, class: 'govuk-error-message' })
  message.append(el('span', { class: 'govuk-visually-hidden' }, `${say('error')}: `), text)
  before.before(message)
  box.setAttribute('aria-describedby', [box.getAttribute('aria-describedby'), message.id].filter(Boolean).join(' '))
}

/** Everything that was answered, to read out; then it is kept. */
export async function showCheck(draft: Draft): Promise<void> {
  const service = serviceOf(draft.service)!
  const { answers, first } = await judgeAll(service.questions, draft.typed)
  if (first) return location.replace(`#/ask/${draft.id}/${first}`)
  const rows = displayAnswers(service.questions, answers, 'en').map(({ question, label, lines }) =>
    el(
      'div',
      { class: 'govuk-summary-list__row' },
      el('dt', { class: 'govuk-summary-list__key' }, label),
      el('dd', { class: 'govuk-summary-list__value' }, lines.join(', ')),
      el('dd', { class: 'govuk-summary-list__actions' }, changeLink(draft, question)),
    ),
  )
  const unknown = Object.values(draft.typed).map(unknownPostcode).find(Boolean)
  const last = service.questions.filter(({ id }) => applying(service.questions, answers, id)).at(-1)
  const main = el(
    'div',
    { class: 'fp-act__form' },
    draft.notice ? el('div', { class: 'govuk-inset-text' }, draft.notice) : null,
    offerIn(draft).place,
    el('span', { class: 'govuk-caption-m' }, service.name),
    heading(1, say('check')),
    paragraph(say('checkHint')),
    el('dl', { class: 'govuk-summary-list' }, ...rows),
    unknown ? el('div', { class: 'govuk-inset-text' }, say('cannotCheck', { postcode: unknown })) : null,
    button(
      say('keep'),
      once(() => keepIt(draft)),
    ),
    el('p', { class: 'govuk-body-s' }, link(say('drop'), `#/drop/${draft.id}`)),
  )
  const back = backLink(say('back'), last ? `#/ask/${draft.id}/${last.id}` : '#/')
  show(say('check'), back, el('div', { class: 'fp-act' }, main, besideForm(draft.service)))
}

function changeLink(draft: Draft, { id, label }: Question): HTMLElement {
  const change = link(say('change'), `#/ask/${draft.id}/${id}`)
  change.append(el('span', { class: 'govuk-visually-hidden' }, ` ${label.en}`))
  return change
}

/** A second press while the first is at work does nothing. */
function once(work: () => Promise<void>): () => void {
  let running = false
  return () => {
    if (running) return
    running = true
    void work().finally(() => {
      running = false
    })
  }
}

async function keepIt(draft: Draft): Promise<void> {
  const { name, versionId } = serviceOf(draft.service)!
  const kept = await keep(draft, { name, versionId })
  if (kept) return go(`kept/${kept.item}`)
  show(say('noNumbers'), backLink(say('back'), '#/'), heading(1, say('noNumbers')))
}

/** Before anything that was typed goes, she is asked. */
export function showDrop(draft: Draft): void {
  const drop = () => void dropDraft(draft.id).then(() => go(''))
  const on = () => history.back()
  show(
    say('dropAsk'),
    heading(1, say('dropAsk')),
    el(
      'div',
      { class: 'govuk-button-group' },
      button(say('dropYes'), drop, 'govuk-button--warning'),
      button(say('dropNo'), on, 'govuk-button--secondary'),
    ),
  )
}
