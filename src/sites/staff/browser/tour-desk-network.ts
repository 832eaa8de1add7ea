// How the council is reached from a desk, if it is.
import { desk } from './tour-desk-data.ts'

export type Network = 'unknown' | 'online' | 'offline' | 'signed-out' | 'other' | 'over'

const PATIENCE = 20_000

/** Asked each time: who is signed in can have changed, and so can the token. Answers the token where it may send. */
export async function askStanding(): Promise<{ network: Network; csrf: string }> {
  const answer = await reach(`${desk.at}/standing`, {})
  if (!answer) return { network: 'offline', csrf: '' }
  if (answer.type === 'opaqueredirect') return { network: 'signed-out', csrf: '' }
  if (answer.status === 404) return { network: 'other', csrf: '' }
  // The page of a hotel's or hall's own network is no answer of ours.
  if (!isOurs(answer)) return { network: 'offline', csrf: '' }
  const { person, isOpen, csrf } = (await answer.json()) as { person: string; isOpen: boolean; csrf: string }
  if (person !== desk.opener.id) return { network: 'other', csrf: '' }
  return { network: isOpen ? 'online' : 'over', csrf }
}

/** Null: nobody answers, or not now (busy, no database, a hotel's own page): it is tried again. */
export async function reach(path: string, init: RequestInit): Promise<Response | null> {
  const signal = AbortSignal.timeout(PATIENCE)
  const answer = await fetch(path, { ...init, redirect: 'manual', cache: 'no-store', signal }).catch(() => null)
  if (!answer || answer.type === 'opaqueredirect') return answer
  return answer.status >= 500 || answer.status === 429 ? null : answer
}

/**
 * Sends one thing. Answers what became of it, or why nothing can be sent now; null: this one is not taken now, and what
 * waits behind it may be. Whether the desk is over only its standing says: at that the device forgets everything.
 */
export async function post<T>(what: 'duty' | 'requests', fields: Record<string, string>): Promise<T | Network | null> {
  const answer = await reach(`${desk.at}/${what}`, { method: 'POST', body: new URLSearchParams(fields) })
  if (!answer) return 'offline'
  if (answer.type === 'opaqueredirect') return 'signed-out'
  if (answer.status >= 400) return null
  return isOurs(answer) ? ((await answer.json()) as T) : 'offline'
}

const isOurs = ({ ok, headers }: Response): boolean => ok && !!headers.get('content-type')?.includes('json')
