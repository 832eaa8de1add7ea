// 'Select all on this page': without scripts there is nothing to select all with, so the box is hidden.
const label = document.querySelector<HTMLElement>('[data-select-all]')
const all = label?.querySelector('input')
const ticks = [...document.querySelectorAll<HTMLInputElement>('#selection input[name=id]')]

if (label && all) {
  label.hidden = false
  all.addEventListener('change', () => {
    for (const tick of ticks) tick.checked = all.checked
  })
  for (const tick of ticks)
    tick.addEventListener('change', () => {
      all.checked = ticks.every(each => each.checked)
      all.indeterminate = !all.checked && ticks.some(each => each.checked)
    })
}

export {}
