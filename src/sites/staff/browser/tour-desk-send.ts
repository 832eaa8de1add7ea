// Sends what was kept: one tab at a time, each item until the server has said what became of it.
import type { Question } from '../../../platform/form/index.ts'
import { type Draft, desk, say, serviceOf } from './tour-desk-data.ts'
import { askStanding, type Network, post } from './tour-desk-network.ts'
import { sendRaises } from './tour-desk-raise.ts'
import { changeItem, dropDraft, type KeptItem, listItems, saveDraft } from './tour-desk-store.ts'

interface Asked {
  service: string
  versionId: string
  typed: Draft['typed']
  takenAt: string
  raised?: string[]
}
interface Became {
  state: 'taken' | 'refused' | 'unreadable'
  reference?: string
  because?: 'answers' | 'withdrawn' | 'unfinished'
  asked?: Asked
  problems?: { question: string; field: string; text: string }[]
}

const send = ({ item, reference, sealed }: KeptItem, csrf: string): Promise<Became | Network | null> =>
  post<Became>('requests', { _csrf: csrf, item, reference, ...sealed })

/** Sends all that waits, who is not safe before anything else. Where another tab is at it, only asks how things stand. */
export async function sendAll(): Promise<Network> {
  const { network, csrf } = await askStanding()
  if (network !== 'online') return network
  const stopped = await sendRaises(csrf)
  if (stopped) return stopped
  return navigator.locks.request(`send ${desk.id}`, { ifAvailable: true }, async lock => {
    if (!lock) return network
    for (const kept of (await listItems()).toReversed()) {
      if (kept.state !== 'waiting') continue
      const became = await send(kept, csrf)
      if (typeof became === 'string') return became
      if (became) await note(kept, became)
    }
    return network
  })
}

async function note(kept: KeptItem, became: Became): Promise<void> {
  if (became.state === 'taken') {
    const isNew = became.reference !== kept.reference
    await changeItem(kept.item, { state: 'sent', sealed: null, ...(isNew && { newReference: became.reference! }) })
  } else if (became.state === 'refused') {
    await changeItem(kept.item, { state: became.because === 'unfinished' ? 'unfinished' : 'refused' })
  } else await changeItem(kept.item, { state: 'unreadable', sealed: null })
}

/**
 * Brings back the words of one that could not be taken: the council opens the letter for the colleague who wrote it.
 * Answers where to go on, or how the network is.
 */
export async function bringBack(kept: KeptItem): Promise<{ draft: Draft; question: string | null } | Network> {
  const { network, csrf } = await askStanding()
  if (network !== 'online') return network
  const became = await send(kept, csrf)
  if (typeof became === 'string') return became
  if (!became) return network
  await note(kept, became)
  if (became.state !== 'refused') return network
  const { asked, because, problems = [] } = became
  const isKnown = because !== 'withdrawn' && serviceOf(asked!.service)
  const draft: Draft = {
    id: kept.item,
    service: isKnown ? asked!.service : desk.fallback,
    typed: isKnown ? asked!.typed : asSomethingElse(asked!),
    startedAt: asked!.takenAt,
    item: kept.item,
    reference: kept.reference,
    ...(asked!.raised && { raised: asked!.raised }),
    notice: because === 'unfinished' ? '' : noticeOf(because === 'withdrawn', problems),
  }
  await dropDraft(draft.id)
  await saveDraft(draft)
  return { draft, question: isKnown ? (problems[0]?.question ?? null) : null }
}

function noticeOf(isWithdrawn: boolean, problems: { text: string }[]): string {
  if (isWithdrawn) return say('withdrawn', { fallback: serviceOf(desk.fallback)!.name })
  return [say('mend'), ...problems.map(({ text }) => text)].join(' ')
}

/** What was said of a service that is no longer there, for the people who find the right team. */
function asSomethingElse({ service, typed }: Asked): Draft['typed'] {
  const gone = serviceOf(service)
  const fallback = serviceOf(desk.fallback)!
  const lines = (gone?.questions ?? [])
    .filter(({ id, type }) => !id.startsWith('_') && type !== 'place' && typed[id])
    .map(({ id, label, options }) => {
      const said = Object.values(typed[id]!)
        .flat()
        .filter(Boolean)
        .map(value => options?.find(option => option.value === value)?.label.en ?? value)
      return said.length > 0 ? `${label.en} ${said.join(', ')}` : ''
    })
  const words = [gone?.name ?? '', ...lines].filter(Boolean).join('\n')
  const shared = Object.entries(typed).filter(([id]) => id.startsWith('_'))
  const [from, to] = [gone, fallback].map(each => each?.questions.find(({ type }) => type === 'place'))
  const place = from && to && typed[from.id] && { ...answersThatLeadTo(to), [to.id]: typed[from.id]! }
  return {
    ...Object.fromEntries(shared),
    ...(fallback.mainText && { [fallback.mainText]: { q: words } }),
    ...place,
  }
}

/** What has to be answered before, so that a question is asked at all. */
const answersThatLeadTo = ({ when = [] }: Question): Draft['typed'] =>
  Object.fromEntries([when].flat().flatMap(({ question, is }) => (is ? [[question, { q: is[0]! }]] : [])))
