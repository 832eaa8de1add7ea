// Turns a long list into a box that searches it. The list stays in the page and is what the form sends.

interface Enhanced {
  selectElement: HTMLSelectElement
  defaultValue: string
  placeholder: string
  showAllValues: boolean
  autoselect: boolean
  confirmOnBlur: boolean
  displayMenu: 'overlay'
  tNoResults(): string
}
declare const accessibleAutocomplete: { enhanceSelectElement(options: Enhanced): void }

for (const list of document.querySelectorAll<HTMLSelectElement>('select[data-select-search]')) {
  const name = list.id
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: list,
    defaultValue: list.selectedOptions[0]?.value ? list.selectedOptions[0].text : (list.dataset.typed ?? ''),
    placeholder: list.dataset.hint ?? '',
    showAllValues: true,
    autoselect: false,
    confirmOnBlur: true,
    // Inline, the page would move when the list closes, and the press on Continue that closed it would miss.
    displayMenu: 'overlay',
    tNoResults: () => list.dataset.none ?? '',
  })
  const typed = document.getElementById(name) as HTMLInputElement
  // What was typed and is not in the list must not leave an earlier choice standing.
  list.form?.addEventListener('submit', () => {
    const chosen = [...list.options].find(option => option.text.toLowerCase() === typed.value.trim().toLowerCase())
    list.value = chosen?.value ?? ''
    // She finds it again beside the error.
    typed.name = chosen ? '' : `${name}-typed`
  })
}

export {}
