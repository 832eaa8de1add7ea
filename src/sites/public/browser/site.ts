// Starts the GOV.UK components on every public page. Each page works without it.
const { initAll } = await import(document.body.dataset.govuk!)
initAll()

export {}
