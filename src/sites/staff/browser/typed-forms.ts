// Which forms are kept in the tab, and what stands in their boxes.

export type Box = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement

const NO_WORDS = new Set(['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'])
const SECRET = /password|one-time-code/
/** Named by the server: what is used as it is typed, such as a key. */
const exact = new Set(document.body.dataset.exact?.split(' '))

/** Forms with a long box, but for those whose words the server keeps as they are typed. */
export const isKept = (form: HTMLFormElement): boolean =>
  form.method === 'post' &&
  !form.matches('[data-words], [data-draft]') &&
  [...form.elements].some(each => each instanceof HTMLTextAreaElement && !each.readOnly)

export const boxesOf = (form: HTMLFormElement): Box[] =>
  [...form.elements].filter(
    (each): each is Box =>
      (each instanceof HTMLTextAreaElement || each instanceof HTMLInputElement || each instanceof HTMLSelectElement) &&
      !!each.name &&
      !NO_WORDS.has(each.type) &&
      !SECRET.test(each.autocomplete) &&
      !exact.has(each.name) &&
      !('readOnly' in each && each.readOnly),
  )

/** The same on the page that is opened anew. */
export const nameOf = (box: Box): string =>
  box.id || [box.form!.getAttribute('action'), box.name, isTick(box) ? box.value : ''].join(' ')

const isTick = (box: Box): box is HTMLInputElement => box.type === 'radio' || box.type === 'checkbox'

export const filledIn = (box: Box): string => (isTick(box) ? String(box.checked) : box.value)

/** As the server sent it. */
export function sentValueOf(box: Box): string {
  if (isTick(box)) return String(box.defaultChecked)
  if (!(box instanceof HTMLSelectElement)) return box.defaultValue
  return ([...box.options].find(each => each.defaultSelected) ?? box.options[0])?.value ?? ''
}

export function fill(box: Box, value: string): void {
  if (isTick(box)) box.checked = value === 'true'
  else box.value = value
}
