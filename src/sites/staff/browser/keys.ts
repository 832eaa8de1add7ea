// Alt and a letter or digit press what carries it, and Alt and K show them all. Nothing here is by keys alone: each is a button,
// a link or a box on the page.

const map = document.getElementById('key-map') as HTMLDialogElement | null
/** There, Alt types letters of its own into a box. */
const typesByAlt = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function watchKeys(): void {
  if (!map) return
  const open = document.getElementById('key-map-open')!
  open.hidden = false
  open.querySelector('button')!.addEventListener('click', show)
  document.addEventListener('keydown', event => {
    const letter = /^(?:Key|Digit)(\w)$/.exec(event.code)?.[1]?.toLowerCase()
    if (!letter || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return
    if (typesByAlt && (event.target as HTMLElement).closest('input, textarea, select')) return
    if (letter === 'k') {
      event.preventDefault()
      return show()
    }
    const found = document.querySelector<HTMLElement>(`[data-alt="${letter}"]`)
    if (!found || map.open) return
    event.preventDefault()
    if (found.matches('input, textarea')) (chosenOf(found) ?? found).focus()
    else found.click()
  })
}

/** Of a list of choices, the one that is made. */
const chosenOf = (found: HTMLElement): HTMLElement | null =>
  found.matches('[type=radio]')
    ? document.querySelector(`[name="${CSS.escape((found as HTMLInputElement).name)}"]:checked`)
    : null

/** Made anew each time: what can be pressed changes as one works. */
function show(): void {
  if (map!.open) {
    map!.close()
    return
  }
  const list = map!.querySelector('dl')!
  const own = [...list.querySelectorAll('[data-own]')]
  list.replaceChildren(...own)
  // Of several with one letter it presses the first.
  const shown = new Set<string>()
  for (const each of document.querySelectorAll<HTMLElement>('[data-alt]')) {
    if (!shown.has(each.dataset.alt!)) list.append(line(each))
    shown.add(each.dataset.alt!)
  }
  map!.showModal()
}

function line(of: HTMLElement): Element {
  const row = (document.getElementById('key-map-line') as HTMLTemplateElement).content.firstElementChild!.cloneNode(
    true,
  )
  const shown = row as Element
  shown.querySelector('[data-letter]')!.textContent = of.dataset.alt!.toUpperCase()
  shown.querySelector('dd')!.textContent = of.dataset.altName ?? of.textContent!.trim()
  return shown
}
