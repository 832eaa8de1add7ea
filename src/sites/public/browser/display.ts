// The screen in a waiting area: looks again every few seconds, and says so when it cannot. It holds nothing, so that it
// can hang there for weeks. Who does not see it hears who is called.

const EVERY = 4_000
const TOO_OLD = 30_000
const ANEW = 6 * 3_600_000

let lastGood = Date.now()
const began = Date.now()
const heard = new Set<string>()
const sound = new AudioContext()
const button = document.querySelector<HTMLButtonElement>('[data-sound]')!

async function refresh(): Promise<void> {
  const stop = AbortSignal.timeout(EVERY)
  const page = await fetch(location.href, { signal: stop })
    .then(answer => (answer.ok ? answer.text() : null))
    .catch(() => null)
  const fresh = page ? new DOMParser().parseFromString(page, 'text/html') : null
  const isOurs = fresh?.querySelector('[data-live]') != null
  if (isOurs) {
    lastGood = Date.now()
    for (const shown of document.querySelectorAll<HTMLElement>('[data-live]')) {
      const now = fresh!.querySelector(`[data-live="${shown.dataset.live}"]`)
      // Only what changed is drawn anew: else a blink would begin again each time.
      if (now && now.innerHTML !== shown.innerHTML) shown.replaceWith(now)
    }
    callAloud()
  }
  document.querySelector<HTMLElement>('[data-stale]')!.hidden = Date.now() - lastGood < TOO_OLD
  // A new version of this script and its styles is taken now and then, only while the server answers; but a page loaded
  // anew is silent until somebody touches it.
  if (isOurs && Date.now() - began > ANEW && sound.state !== 'running') location.reload()
  setTimeout(() => void refresh(), EVERY)
}

/** A chime for each call once, and where the screen has a voice, the ticket and the desk, one after the other. */
function callAloud(): void {
  const calls = [...document.querySelectorAll<HTMLElement>('[data-called]')].reverse()
  const fresh = calls.filter(({ dataset }) => !heard.has(dataset.called!))
  heard.clear()
  for (const { dataset } of calls) heard.add(dataset.called!)
  if (fresh.length === 0 || sound.state !== 'running') return
  chime()
  if (!('speechSynthesis' in window)) return
  for (const { dataset } of fresh) {
    const said = new SpeechSynthesisUtterance(dataset.aloud)
    said.lang = document.documentElement.lang
    speechSynthesis.speak(said)
  }
}

/** Two tones, the second lower, as people know it from waiting rooms. */
function chime(): void {
  for (const [index, tone] of [659.25, 523.25].entries()) {
    const at = sound.currentTime + index * 0.5
    const [source, volume] = [sound.createOscillator(), sound.createGain()]
    source.frequency.value = tone
    volume.gain.setValueAtTime(0.4, at)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9)
    source.connect(volume).connect(sound.destination)
    source.start(at)
    source.stop(at + 0.9)
  }
}

/** Browsers make no sound before somebody touched the page, unless they are set to. */
const offerSound = (): void => {
  button.hidden = sound.state === 'running'
}
button.addEventListener('click', () => void sound.resume())
sound.addEventListener('statechange', offerSound)
offerSound()
callAloud()
setTimeout(() => void refresh(), EVERY)

export {}
