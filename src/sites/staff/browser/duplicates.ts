// The next pair at once, when one is decided: it came with the page. Without this the buttons do the same.
const place = document.getElementById('duplicates')

if (place) {
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
  const before = pairIn(place!)
  place!.replaceChildren(...shown.childNodes)
  // Somebody else decided on the pair she was reading: the press that was meant for it decides no other.
  const isOther = before !== null && pairIn(place!) !== before
  setTimeout(() => delete place!.dataset.busy, isOther ? LOOK_MS : 0)
}

/** Long enough to see that another pair stands there. */
const LOOK_MS = 1500

const pairIn = (within: HTMLElement): string | null =>
  within.querySelector<HTMLInputElement>('#pair input[name=pair]')?.value ?? null

export {}
