// Small helps on pages about one request. Each page works without them.

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
  if (!navigator.clipboard) break
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy!)
    const before = button.textContent
    button.textContent = button.dataset.copied!
    setTimeout(() => {
      button.textContent = before
    }, 2_000)
  })
}

export {}
