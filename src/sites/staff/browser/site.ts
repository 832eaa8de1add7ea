// Starts the GOV.UK components on every staff page, and shows what cannot wait, and answers keys. Each page works without it.
import { watchCalls } from './call-strip.ts'
import { follow } from './follow.ts'
import { watchKeys } from './keys.ts'
import { watchStrip } from './strip.ts'

const { initAll } = await import(document.body.dataset.govuk!)
initAll()
watchStrip()
watchCalls()
follow()
watchKeys()
