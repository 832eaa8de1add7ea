// The key of duty of care: kept before anything else happens, sent before anything else goes, told once.
import { type Sealed, sealTo } from '../../../platform/sealing/index.ts'
import { type Draft, desk, type Raise } from './tour-desk-data.ts'
import { isOurs, type Network, reach } from './tour-desk-network.ts'
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

/** Sends what was pressed and typed since. Answers why it stopped, if it did. */
export const sendRaises = (csrf: string): Promise<Network | null> =>
  navigator.locks.request(`duty ${desk.id}`, async () => {
    for (const raise of await listRaises()) {
      const stopped = await sendRaise(raise, csrf)
      if (stopped) return stopped
    }
    return null
  })

async function sendRaise(raise: KeptRaise, csrf: string): Promise<Network | null> {
  for (const letter of raise.locked ?? []) {
    const told = await post(raise.id, letter, csrf)
    if (typeof told === 'string') return told
    await changeRaise(raise.id, ({ locked = [] }) => ({ ...noted(told), locked: locked.slice(1) }))
  }
  const isNew = !isTold(raise) && !raise.locked?.length
  if (!isNew && !hasNews(raise)) return null
  const told = await post(raise.id, await seal(raise), csrf)
  if (typeof told === 'string') return told
  // What was typed while it was on its way goes next time.
  await changeRaise(raise.id, () => ({ ...noted(told), sent: raise.note }))
  return null
}

const noted = ({ at, isNoted }: Told): Partial<Raise> => ({ toldAt: at, ...(!isNoted && { isClosed: true }) })

async function post(item: string, letter: Sealed, csrf: string): Promise<Told | Network> {
  const answer = await reach(`${desk.at}/duty`, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: csrf, item, ...letter }),
  })
  if (!answer) return 'offline'
  if (answer.type === 'opaqueredirect') return 'signed-out'
  if (answer.status === 404) return 'over'
  const told = isOurs(answer) ? ((await answer.json()) as Told) : null
  return told?.state === 'told' ? told : 'offline'
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
