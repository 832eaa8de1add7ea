// A part of a page that follows what happens: read anew every few seconds while somebody looks at it.

export function follow(): void {
  const part = document.querySelector<HTMLElement>('[data-follow]')
  if (!part) return
  setInterval(() => void read(part.id), Number(part.dataset.follow) * 1000)
}

/** Nothing moves under whoever stands on a link in it. */
async function read(id: string): Promise<void> {
  const part = document.getElementById(id)!
  if (document.hidden || part.contains(document.activeElement)) return
  const page = await fetch(location.href, { redirect: 'manual' }).then(
    answer => (answer.ok ? answer.text() : null),
    () => null,
  )
  const fresh = page && new DOMParser().parseFromString(page, 'text/html').getElementById(id)
  if (fresh && fresh.innerHTML !== part.innerHTML) part.innerHTML = fresh.innerHTML
}
