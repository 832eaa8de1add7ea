// Starts the GOV.UK components on every staff page, and shows what cannot wait, and answers keys. Each page works without it.
import { watchCalls } from './call-strip.ts'
import { follow } from './follow.ts'
import { watchKeys } from './keys.ts'
import { watchStrip } from './strip.ts'
import { keepInTab } from './tab-words.ts'

// Before anything is waited for: a key pressed as soon as the page is there does what it says.
watchKeys()
watchStrip()
watchCalls()
follow()
// Before the components look which choice is made.
keepInTab()
const { initAll } = await import(document.body.dataset.govuk!)
initAll()
