// News of calls and handovers for every page. One tab of a browser listens to the server and tells the others: a browser
// has few connections to one place, and somebody who works has many tabs. Where tabs cannot agree, each listens itself.

/** A call of hers, or a matter that is offered to her: both stand above every page. */
export interface Call {
  /** Tells one change from the next. */
  change: string
  call: string
  at: number
  state: string
  /** Of a matter handed over: how far whoever took it is with joining the call. */
  joins?: string | null
  matter?: string
  conversation: string | null
  href: string | null
  /** Of an offer: the milliseconds that are left to answer, and then, by the clock of this browser, until when. */
  left?: number
  until?: number
  /** What somebody in hand has written again. */
  mail?: string
  parked: boolean
  title: string
  about: string
  act: string
}

const KINDS = ['call', 'standing', 'waiting', 'handed', 'team-handed', 'passed-on', 'added', 'written'] as const
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
  const before = data.call ? known.get(data.call) : undefined
  if (data.call) {
    if ((before?.at ?? 0) > data.at) return
    if (data.state === 'ended') known.delete(data.call)
    else known.set(data.call, data)
  }
  // She took it up on another page: nothing happened to the call itself, and no page goes there.
  const isSame = kind === 'call' && before?.state === data.state && before.at < data.at
  for (const listener of listeners) listener(isSame ? 'standing' : kind, data)
}

const place = document.getElementById('call-strip')

/** Listens until the page is gone. */
function open(tell: (kind: Kind, data: Call) => void): void {
  const source = new EventSource(place!.dataset.calls!)
  for (const kind of KINDS)
    source.addEventListener(kind, event => {
      const call = JSON.parse((event as MessageEvent<string>).data) as Call
      tell(kind, call.left === undefined ? call : { ...call, until: Date.now() + call.left })
    })
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
