// Keys for deciding on pairs, and the next pair at once: it came with the page. Without this the buttons do the same.
const place = document.getElementById('duplicates')

if (place) {
  document.addEventListener('keydown', event => {
    // With Alt, as all keys of the site: a letter by itself may be somebody who speaks to her computer (WCAG 2.1.4).
    const key = /^(?:Digit|Key)(\w)$/.exec(event.code)?.[1]?.toLowerCase()
    if (!key || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return
    if ((event.target as HTMLElement).closest('input, textarea, select')) return
    const button = place.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`)
    if (!button) return
    event.preventDefault()
    button.click()
  })
  place.addEventListener('submit', event => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    if (place.dataset.busy) return
    void send(form, event.submitter as HTMLButtonElement | null)
  })
}

/** Shows the next pair while the answer to this one is on its way. Where that fails, the page is asked for anew. */
async function send(form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
  const body = new URLSearchParams([...new FormData(form, button)].map(([name, value]) => [name, String(value)]))
  place!.dataset.busy = 'yes'
  const pair = document.getElementById('pair')
  const next = document.getElementById('next-pair') as HTMLTemplateElement | null
  if (form.classList.contains('fp-decide') && pair && next) pair.replaceChildren(next.content.cloneNode(true))
  const answer = await fetch(form.action, { method: 'POST', body }).then(
    async response => (response.ok ? response.text() : null),
    () => null,
  )
  const shown = answer && new DOMParser().parseFromString(answer, 'text/html').getElementById('duplicates')
  if (!shown) return location.reload()
  place!.replaceChildren(...shown.childNodes)
  delete place!.dataset.busy
}

export {}
