// A message that goes in a moment: when its time has come there is nothing to undo any more. A page opened anew shows the same.

export function watchHeld(): void {
  for (const held of document.querySelectorAll<HTMLElement>('[data-goes-at]')) {
    const left = Date.parse(held.dataset.goesAt!) - Date.now()
    setTimeout(
      () => {
        held.querySelector('[data-undo]')?.remove()
        held.querySelector('p')!.textContent = held.dataset.gone!
      },
      Math.max(0, left),
    )
  }
}
