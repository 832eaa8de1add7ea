// News of calls and handovers for every page. One tab of a browser listens to the server and tells the others: a browser
// has few connections to one place, and somebody who works has many tabs. Where tabs cannot agree, each listens itself.

export interface Call {
  /** Tells one change from the next. */
  change: string
  call: string
  at: number
  state: string
  /** Of a matter handed over: how far whoever took it is with joining the call. */
  joins?: string | null
  conversation: string | null
  /** What somebody in hand has written again. */
  mail?: string
  parked: boolean
  title: string
  about: string
  act: string
}

const KINDS = ['call', 'standing', 'waiting', 'handed', 'team-handed', 'written'] as const
type Kind = (typeof KINDS)[number]
/** `again`: a tab that was just opened asks what the others know. */
type Said = { kind: Kind; data: Call } | 'again'

const listeners: ((kind: Kind, call: Call) => void)[] = []
/** The last news of each call, for tabs that open later. */
const known = new Map<string, Call>()

/** Hears everything from now on, and what goes on already. */
export function listen(listener: (kind: Kind, call: Call) => void): void {
  listeners.push(listener)
  for (const call of known.values()) listener('standing', call)
}

function hear(kind: Kind, data: Call): void {
  if (data.call) {
    if ((known.get(data.call)?.at ?? 0) > data.at) return
    if (data.state === 'ended') known.delete(data.call)
    else known.set(data.call, data)
  }
  for (const listener of listeners) listener(kind, data)
}

const place = document.getElementById('call-strip')

/** Listens until the page is gone. */
function open(tell: (kind: Kind, data: Call) => void): void {
  const source = new EventSource(place!.dataset.calls!)
  for (const kind of KINDS)
    source.addEventListener(kind, event => tell(kind, JSON.parse((event as MessageEvent<string>).data) as Call))
}

if (place && 'EventSource' in window) {
  // By person: whoever signs in after her hears nothing of hers.
  const name = `fp-calls-${place.dataset.person}`
  if (!navigator.locks || !('BroadcastChannel' in window)) open(hear)
  else {
    const channel = new BroadcastChannel(name)
    let isLeader = false
    channel.addEventListener('message', event => {
      const said = event.data as Said
      if (said !== 'again') return hear(said.kind, said.data)
      if (isLeader) for (const data of known.values()) channel.postMessage({ kind: 'standing', data } satisfies Said)
    })
    channel.postMessage('again' satisfies Said)
    void navigator.locks.request(name, () => {
      isLeader = true
      open((kind, data) => {
        hear(kind, data)
        channel.postMessage({ kind, data } satisfies Said)
      })
      // Kept until the page is gone; then another tab has it.
      return new Promise<void>(() => {})
    })
  }
}

const KNOWN = 'fp-calls-known'

/** Whether this browser tab has acted on a change already: a page that opens is told of the last seconds again. */
export function isNew(change: string): boolean {
  const seen = (sessionStorage.getItem(KNOWN) ?? '').split('\n')
  if (seen.includes(change)) return false
  sessionStorage.setItem(KNOWN, [...seen.slice(-50), change].join('\n'))
  return true
}
