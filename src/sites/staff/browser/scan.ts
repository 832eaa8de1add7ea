// The pages of a letter one at a time, larger, smaller or turned. Without it all stand one below the other, and each opens by itself.

const scan = document.querySelector<HTMLElement>('[data-scan]')
const LARGEST = 4

if (scan) {
  const pages = [...scan.querySelectorAll<HTMLElement>('[data-scan-page]')]
  const at = { page: 0, size: 1 }
  const turns = pages.map(() => 0)

  const acts: Record<string, () => void> = {
    larger() {
      at.size = Math.min(LARGEST, at.size + 1)
    },
    smaller() {
      at.size = Math.max(1, at.size - 1)
    },
    turn() {
      turns[at.page] = (turns[at.page]! + 1) % 4
    },
    before() {
      at.page = Math.max(0, at.page - 1)
    },
    after() {
      at.page = Math.min(pages.length - 1, at.page + 1)
    },
  }

  const draw = (): void => {
    for (const [number, page] of pages.entries()) {
      page.hidden = number !== at.page
      page.dataset.size = String(at.size)
      page.dataset.turn = String(turns[number])
    }
  }

  scan.querySelector<HTMLElement>('.fp-letter__tools')!.hidden = false
  for (const button of scan.querySelectorAll<HTMLElement>('[data-scan-act]'))
    button.addEventListener('click', () => {
      acts[button.dataset.scanAct!]!()
      draw()
    })
  draw()
}

export {}
