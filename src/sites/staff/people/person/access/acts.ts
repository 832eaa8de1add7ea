import { endSessions, resetTwoStep, sendLink, shutOut } from '../../../../../modules/identity/index.ts'
import { enableStaff } from '../../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import type { Visit } from '../../../../../platform/page/page.ts'
import { showOnce } from '../../../shown-once.ts'
import type { PersonState } from '../../state.ts'

type Act = (ctx: Ctx, staffId: string, visit: Visit) => Promise<void>

/** What an administrator can do to somebody's access; each is asked about once more before it is done. */
export const ACTS = {
  async link(ctx, staffId, visit) {
    showOnce(visit, 'link', await sendLink(ctx, { staffId, purpose: 'invitation', origin: visit.origin }))
  },
  'two-step': resetTwoStep,
  sessions: (ctx, staffId) => endSessions(ctx, staffId),
  off: shutOut,
  on: enableStaff,
} satisfies Record<string, Act>

export type ActName = keyof typeof ACTS

export const isAct = (name: string | undefined): name is ActName => name !== undefined && Object.hasOwn(ACTS, name)

/** Those that make sense for somebody in this state. */
export function actsFor(state: PersonState, isSelf: boolean): ActName[] {
  if (state === 'off') return ['on']
  return [
    ...(state === 'no-role' ? [] : (['link'] as const)),
    ...(state === 'two-step' ? (['two-step'] as const) : []),
    'sessions',
    ...(isSelf ? [] : (['off'] as const)),
  ]
}
