// The key of duty of care: kept before anything else happens, sent before anything else goes, told once.
import { type Sealed, sealTo } from '../../../platform/sealing/index.ts'
import { type Draft, desk, type Raise } from './tour-desk-data.ts'
import { type Network, post } from './tour-desk-network.ts'
import { changeRaise, dropDraft, type KeptRaise, listRaises, saveDraft, saveRaise } from './tour-desk-store.ts'

interface Told {
  state: 'told' | 'unreadable'
  at: string
  isNoted: boolean
}

/** Keeps that the key was pressed, in this form if there is one; answers its id. */
export async function raise(kind: string, draft?: Draft): Promise<string> {
  const id = crypto.randomUUID()
  const form = draft ? { form: draft.id } : {}
  await saveRaise({ id, kind, pressedAt: new Date().toISOString(), note: '', sent: '', ...form })
  if (draft) {
    draft.raised = [...(draft.raised ?? []), id]
    await saveDraft(draft)
  }
  return id
}

export const isTold = ({ toldAt }: Raise): boolean => toldAt !== undefined
const hasNews = ({ note, sent, isClosed }: Raise): boolean => note !== sent && !isClosed

const seal = ({ id, kind, pressedAt, note, sent }: Raise): Promise<Sealed> =>
  sealTo(desk.publicKey, JSON.stringify({ kind, at: pressedAt, note, before: sent }), `${desk.about} ${id}`)

/** Sends what was pressed and typed since; what is not taken holds nothing up. Answers why it stopped, if it did. */
export const sendRaises = (csrf: string): Promise<Network | null> =>
  navigator.locks.request(`duty ${desk.id}`, async () => {
    for (const raise of await listRaises()) {
      const stopped = await sendRaise(raise, csrf)
      if (stopped) return stopped
    }
    return null
  })

async function sendRaise(raise: KeptRaise, csrf: string): Promise<Network | null> {
  let isKnown = isTold(raise)
  for (const letter of raise.locked ?? []) {
    const told = await tell(raise.id, letter, csrf)
    if (typeof told === 'string') return told
    if (!told) continue
    isKnown = true
    const others = (locked: Sealed[]) => locked.filter(({ data }) => data !== letter.data)
    await changeRaise(raise.id, ({ locked = [] }) => ({ ...noted(told), locked: others(locked) }))
  }
  if (isKnown && !hasNews(raise)) return null
  const told = await tell(raise.id, await seal(raise), csrf)
  if (typeof told === 'string') return told
  // What was typed while it was on its way goes next time.
  if (told) await changeRaise(raise.id, () => ({ ...noted(told), sent: raise.note }))
  return null
}

const noted = ({ at, isNoted }: Told): Partial<Raise> => ({ toldAt: at, ...(!isNoted && { isClosed: true }) })

async function tell(item: string, letter: Sealed, csrf: string): Promise<Told | Network | null> {
  const told = await post<Told>('duty', { _csrf: csrf, item, ...letter })
  return typeof told === 'object' && told?.state !== 'told' ? null : told
}

/** What was left alone: its note is sealed, and what has gone altogether leaves the device. */
export async function putAwayRaises(before: number): Promise<void> {
  for (const raise of await listRaises()) {
    if (raise.at > before) continue
    if (isTold(raise) && !hasNews(raise) && !raise.locked?.length) await dropDraft(raise.id)
    else if (raise.note !== raise.sent) {
      const letter = await seal(raise)
      await changeRaise(raise.id, ({ locked = [] }) => ({ note: '', sent: '', locked: [...locked, letter] }))
    }
  }
}
