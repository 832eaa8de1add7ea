// Starts the GOV.UK components on every staff page. Each page works without it.
const { initAll } = await import(document.body.dataset.govuk!)
initAll()

export {}
