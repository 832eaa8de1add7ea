// duty.yaml: what to say, ask and do where somebody may come to harm; what to tell people in an emergency.
import type { DutyOfPack, DutyStep } from '../modules/duty/index.ts'
import { boolean, id, list, mapped, optional, readWhole, record, refersTo, string, Wrong } from './readers.ts'
import type { At } from './source.ts'
import { words } from './words-readers.ts'

/** Staff speak with people in English where the pack says no more: one text, whatever the languages of the council. */
const step = mapped(
  record({ say: optional(string), ask: optional(string), do: optional(string), written: optional(string) }),
  ({ written, ...read }, at): DutyStep => {
    const given = Object.entries(read).filter(([, text]) => text !== undefined)
    if (given.length !== 1) throw new Wrong("a step is one of 'say', 'ask' and 'do'.", at.node)
    return { ...(Object.fromEntries(given) as unknown as DutyStep), ...(written && { written }) }
  },
)

const kind = record({
  id,
  name: string,
  when: string,
  numbers: refersTo('duty rule'),
  alsoFor: optional(list(refersTo('duty rule')), []),
  team: refersTo('team'),
  mayBeRead: optional(boolean, false),
  steps: list(step, { min: 1 }),
  offers: list(string, { min: 1 }),
})

const plan = record({ id, name: string, title: words, words, priorities: string })

export function readDutyFile(at: At | null): DutyOfPack | undefined {
  const read = readWhole(at, record({ kinds: list(kind, { min: 1 }), emergencies: optional(list(plan), []) }))
  return read && { kinds: read.kinds, plans: read.emergencies }
}
