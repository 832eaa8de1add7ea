// Small helps on pages about one request. Each page works without them.
import { keepDraft } from './draft.ts'
import { watchHeld } from './held.ts'

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  if (!navigator.clipboard) break
  button.hidden = false
  button.addEventListener('click', async () => {
    const isCopied = await navigator.clipboard.writeText(button.dataset.copy!).then(
      () => true,
      () => false,
    )
    // Where the browser does not let us, the number is selected, ready for the keys that copy.
    if (!isCopied) return getSelection()?.selectAllChildren(button.parentElement!.firstElementChild!)
    const before = button.textContent
    button.textContent = button.dataset.copied!
    setTimeout(() => {
      button.textContent = before
    }, 2_000)
  })
}

// Ready-made words go into the box; without this the link opens the page again with them in it.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-words]')) {
  link.addEventListener('click', event => {
    const box = document.getElementById(link.dataset.box!) as HTMLTextAreaElement | null
    if (!box) return
    event.preventDefault()
    const before = box.value.trim()
    box.value = before ? `${before}\n\n${link.dataset.words}` : link.dataset.words!
    box.focus()
    box.dispatchEvent(new CustomEvent('fp-filled', { bubbles: true }))
  })
}

keepDraft()
watchHeld()
