// What a desk holds on the device: keys, what is being typed (locked with a key that never leaves this browser), and what
// was kept (sealed to the council: this device cannot read it again). All of it goes with the desk.
import { type Sealed, sealTo } from '../../../platform/sealing/index.ts'
import { type Draft, desk, type Raise } from './tour-desk-data.ts'

export interface KeptItem {
  item: string
  deskId: string
  reference: string
  /** Its name, for the list. */
  service: string
  takenAt: string
  state: 'waiting' | 'sent' | 'refused' | 'unfinished' | 'unreadable'
  sealed: Sealed | null
  /** Where it got another number after all. */
  newReference?: string
}

interface StoredDraft {
  id: string
  deskId: string
  at: number
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
  /** Not said of a draft that an older version wrote down. */
  what?: 'draft' | 'raise'
}

const NAME = 'firstpoint-tour-desk'
const STORES = { desks: 'id', keys: 'deskId', drafts: 'id', items: 'item' } as const
type Store = keyof typeof STORES

export const CACHE = NAME
/** Tells other tabs of this desk that something changed. */
export const changes = new BroadcastChannel(NAME)

const opening = new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => {
    for (const [store, keyPath] of Object.entries(STORES)) request.result.createObjectStore(store, { keyPath })
  }
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Whole or not at all, and on the disk when it answers. */
async function within<T>(stores: Store[], work: (store: (name: Store) => IDBObjectStore) => Promise<T>): Promise<T> {
  const transaction = (await opening).transaction(stores, 'readwrite', { durability: 'strict' })
  const written = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('not written'))
  })
  const result = await work(name => transaction.objectStore(name))
  await written
  return result
}

const ofDesk = <T extends { deskId: string }>(rows: T[]): T[] => rows.filter(({ deskId }) => deskId === desk.id)

export async function listItems(): Promise<KeptItem[]> {
  const rows = await within(['items'], store => done<KeptItem[]>(store('items').getAll()))
  return ofDesk(rows).toSorted((a, b) => (a.takenAt < b.takenAt ? 1 : -1))
}

/** Changes an item as it is now. */
export async function changeItem(item: string, changed: Partial<KeptItem>): Promise<void> {
  await within(['items'], async store => {
    const row = await done<KeptItem | undefined>(store('items').get(item))
    if (row) await done(store('items').put({ ...row, ...changed }))
  })
  changes.postMessage('changed')
}

/**
 * Seals what was typed and writes it down under its number, the next that is free in any tab; the draft goes. Answers
 * the item, or null where no number is left.
 */
export async function keep(draft: Draft, about: { name: string; versionId: string; unfinished?: true }) {
  const { name, versionId, unfinished } = about
  const item = draft.item ?? crypto.randomUUID()
  const takenAt = draft.item ? draft.startedAt : new Date().toISOString()
  const asked = {
    service: draft.service,
    versionId,
    typed: draft.typed,
    takenAt,
    ...(unfinished && { unfinished }),
    raised: draft.raised,
  }
  const sealed = await sealTo(desk.publicKey, JSON.stringify(asked), `${desk.about} ${item}`)
  const kept = await within(['desks', 'items', 'drafts'], async store => {
    const { next = 0 } = (await done<{ next?: number } | undefined>(store('desks').get(desk.id))) ?? {}
    const reference = draft.reference ?? desk.references[next]
    if (!reference) return null
    const row: KeptItem = { item, deskId: desk.id, reference, service: name, takenAt, state: 'waiting', sealed }
    await done(store('items').put(row))
    if (!draft.reference)
      await done(store('desks').put({ id: desk.id, next: next + 1, expiresAt: desk.expiresAt, at: desk.at }))
    await done(store('drafts').delete(draft.id))
    return row
  })
  changes.postMessage('changed')
  return kept
}

/** The key of this browser for what is being typed. It cannot be taken out of the browser. */
async function ownKey(): Promise<CryptoKey> {
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return within(['keys'], async store => {
    const known = await done<{ key: CryptoKey } | undefined>(store('keys').get(desk.id))
    if (!known) await done(store('keys').put({ deskId: desk.id, key: fresh }))
    return known?.key ?? fresh
  })
}
let key: Promise<CryptoKey> | undefined

/** Locks something that is being typed, and writes it down. */
async function lock(what: 'draft' | 'raise', row: { id: string }): Promise<void> {
  key ??= ownKey()
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const words = new TextEncoder().encode(JSON.stringify(row))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key, words)
  await within(['drafts'], store =>
    done(store('drafts').put({ id: row.id, deskId: desk.id, at: Date.now(), iv, data, what })),
  )
}

async function unlockAll<T>(what: 'draft' | 'raise'): Promise<(T & { at: number })[]> {
  key ??= ownKey()
  const own = await key
  const rows = ofDesk(await within(['drafts'], store => done<StoredDraft[]>(store('drafts').getAll())))
  return Promise.all(
    rows
      .filter(row => (row.what ?? 'draft') === what)
      .map(async ({ at, iv, data }) => {
        const words = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, own, data)
        return { ...(JSON.parse(new TextDecoder().decode(words)) as T), at }
      }),
  )
}

export const saveDraft = (draft: Draft): Promise<void> => lock('draft', draft)

/** Everything half typed, with when a key was last pressed in it. */
export const listDrafts = (): Promise<(Draft & { at: number })[]> => unlockAll<Draft>('draft')

export type KeptRaise = Raise & { at: number }

/** The keys of duty that were pressed here, the oldest first. */
export const listRaises = async (): Promise<KeptRaise[]> =>
  (await unlockAll<Raise>('raise')).toSorted((a, b) => (a.pressedAt < b.pressedAt ? -1 : 1))

export async function saveRaise(raise: Raise): Promise<void> {
  await lock('raise', raise)
  changes.postMessage('changed')
}

/** Changes one as it is now: it is sent in one tab while its note is typed in another. */
export const changeRaise = (id: string, change: (raise: Raise) => Partial<Raise>): Promise<void> =>
  navigator.locks.request(`raise ${id}`, async () => {
    const raise = (await listRaises()).find(each => each.id === id)
    if (raise) await saveRaise({ ...raise, ...change(raise) })
  })

export async function dropDraft(id: string): Promise<void> {
  await within(['drafts'], store => done(store('drafts').delete(id)))
  changes.postMessage('changed')
}

/** Nothing of these desks stays: neither what was typed, nor keys, nor the page. */
async function wipe(isGone: (row: { id: string; expiresAt: string }) => boolean): Promise<void> {
  const paths = await within(['desks', 'keys', 'drafts', 'items'], async store => {
    const rows = await done<{ id: string; expiresAt: string; at: string }[]>(store('desks').getAll())
    const gone = rows.filter(isGone)
    for (const { id } of gone) {
      await done(store('desks').delete(id))
      await done(store('keys').delete(id))
      for (const name of ['drafts', 'items'] as const)
        for (const row of await done<Record<string, string>[]>(store(name).getAll()))
          if (row.deskId === id) await done(store(name).delete(row[STORES[name]]!))
    }
    return gone.length === rows.length ? null : gone.map(({ at }) => at)
  })
  if (paths === null) return void (await caches.delete(CACHE))
  const cache = await caches.open(CACHE)
  for (const path of paths) await cache.delete(path)
}

export const wipeThisDesk = (): Promise<void> => wipe(({ id }) => id === desk.id)
export const wipeOldDesks = (): Promise<void> => wipe(({ expiresAt }) => Date.parse(expiresAt) <= Date.now())

/** Notes that this desk is on the device, so that it can be wiped when its day is over. */
export async function noteDesk(): Promise<void> {
  await within(['desks'], async store => {
    const known = await done(store('desks').get(desk.id))
    if (!known) await done(store('desks').put({ id: desk.id, next: 0, expiresAt: desk.expiresAt, at: desk.at }))
  })
}
