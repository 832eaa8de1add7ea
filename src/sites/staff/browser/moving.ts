// Lists that move (who waits, what comes next), kept up to date while the page stands open. Without it the page shows them when opened again.

const EVERY = 10_000

/** Takes the pieces that move from the page as it is now; never one that somebody is in or points at, nor what is typed. */
async function refresh(): Promise<void> {
  if (document.hidden) return
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => null)
  if (!answer?.ok || answer.redirected) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const piece of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const other = fresh.querySelector(`[data-live="${piece.dataset.live}"]`)
    if (other && !piece.contains(document.activeElement) && !piece.matches(':hover')) piece.replaceWith(other)
  }
}

setInterval(() => void refresh(), EVERY)

export {}
