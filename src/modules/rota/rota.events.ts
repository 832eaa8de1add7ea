import { event } from '../../platform/events/index.ts'

/** Ids alone: who is planned when stands in the shifts. Subjects: the team (`teamSubject`), or the colleague. */
export const shiftsPlanned = event<{ teamId: string; subject: string; shiftIds: string[] }>(
  'rota.shifts-planned',
  data => data.subject,
)
/** `week`: its Monday. */
export const weekCopied = event<{ teamId: string; subject: string; week: string; shiftIds: string[] }>(
  'rota.week-copied',
  data => data.subject,
)
export const shiftRemoved = event<{ shiftId: string; teamId: string; staffId: string }>(
  'rota.shift-removed',
  data => data.staffId,
)
/** For how many contacts an hour one colleague is planned. */
export const paceSet = event<{ paceId: string; contacts: number }>('rota.pace-set', data => data.paceId)

/** What became of a swap of two shifts. The subject is the swap. */
export const swapMoved = event<{ swapId: string; teamId: string; from: string; to: string; state: string }>(
  'rota.swap-moved',
  data => data.swapId,
)
/** Whether a leader must say yes to swaps of a team. */
export const swapRuleSet = event<{ teamId: string; subject: string; needsLeader: boolean }>(
  'rota.swap-rule-set',
  data => data.subject,
)
