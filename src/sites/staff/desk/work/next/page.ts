import {
  isFreeToTake,
  listWork,
  RANKS,
  type Taken,
  takeNext,
  takeWork,
  WORK_KINDS,
} from '../../../../../modules/interactions/index.ts'
import { callNext, readAtDesks } from '../../../../../modules/reception/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { Refused } from '../../../../../platform/errors.ts'
import { choiceField, idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'

const LIST = '/staff/desk/work'
/** Taken, given back or done since the list was shown. */
const GONE = 'interactions.gone-already'

/** Read before it is taken. */
const HANDED: ReadonlySet<string> = new Set(['handover', 'with-team', 'urgent-with-team'])

const CALL_BACKS: ReadonlySet<string> = new Set(['call-back', 'kept-place', 'call-came-back'])

/** Takes the first of the list, calls whoever waits at her desk, or takes the one that was pressed. An offer and a letter are opened to be read before they are taken. */
export const workNextPage = page({
  at: import.meta,
  path: '/staff/desk/work/next',
  permission: 'interactions.receive',
  audit: 'work-take',
  texts: deskTexts,
  form: { kind: choiceField(WORK_KINDS), item: idField() },
  submit(ctx, _visit, { kind, item }) {
    return orBack(LIST, async () => {
      if (!kind) {
        const reception = await callAtDesk(ctx)
        if (reception) return redirect(reception)
        const taken = await takeNext(ctx)
        return redirect(taken ? pathOf(taken) : `${LIST}?done=nothing`)
      }
      const pressed = (await listWork(ctx)).find(each => each.kind === kind && each.id === item)
      if (!pressed) return redirect(`${LIST}?refused=${GONE}`)
      return redirect(pathOf(HANDED.has(kind) ? pressed : await takeWork(ctx, pressed)))
    })
  },
})

/**
 * Who came to her own desk waits there, as who rings waits on the line: whoever waits longer comes first, and only danger before
 * both: who cannot wait at the desk is as urgent as who rings so. Answers where she is received; null: somebody or something else comes first.
 */
async function callAtDesk(ctx: Ctx): Promise<string | null> {
  const { own: atDesk } = await readAtDesks(ctx)
  if (!atDesk) return null
  const first = (await listWork(ctx)).find(isFreeToTake(ctx))
  const rank = first ? RANKS[first.kind] : RANKS.parked
  const own = atDesk.isUrgent ? RANKS['urgent-call'] : RANKS.call
  if (rank < own || (rank === own && first!.due <= atDesk.since)) return null
  try {
    await callNext(ctx)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // A colleague was quicker, or somebody is with her: the list says what she may take.
    if (error.code !== 'reception.one-called') return null
    // Whom she has called already is her next.
  }
  return `/staff/reception/${encodeURIComponent(atDesk.location)}`
}

function pathOf({ kind, id }: Pick<Taken, 'kind' | 'id'>): string {
  if (HANDED.has(kind) || kind === 'mine') return `${LIST}/handovers/${id}`
  if (CALL_BACKS.has(kind)) return `${LIST}/call-backs/${id}`
  if (kind === 'letter') return `/staff/post/letters/${id}`
  return kind === 'chase' ? `/staff/requests/${id}` : `/staff/desk/${id}`
}
