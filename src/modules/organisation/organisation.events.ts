import { event } from '../../platform/events/index.ts'
import type { Role } from './permissions.ts'

// Subjects are ids of staff; for teams, whose ids are words, `teamSubject` makes one.

/** `until`: when their access ends by itself. */
export const staffInvited = event<{ staffId: string; roles: Role[]; teams: string[]; until: string | null }>(
  'organisation.staff-invited',
  data => data.staffId,
)
/** `changed` names what is different: name, email, roles; `until` is given where it is. */
export const staffChanged = event<{ staffId: string; changed: string[]; roles: Role[]; until?: string | null }>(
  'organisation.staff-changed',
  data => data.staffId,
)
export const staffDisabled = event<{ staffId: string }>('organisation.staff-disabled', data => data.staffId)
export const staffEnabled = event<{ staffId: string }>('organisation.staff-enabled', data => data.staffId)
export const staffTeamsChanged = event<{ staffId: string; teams: string[] }>(
  'organisation.staff-teams-changed',
  data => data.staffId,
)
/** What a colleague can help with: ids of themes and ways to speak that are new, or no longer so. */
export const skillsChanged = event<{ staffId: string; given: string[]; ended: string[] }>(
  'organisation.skills-changed',
  data => data.staffId,
)
/** A part of the scheme of delegation was made, changed or taken away. */
export const delegationChanged = event<{ delegationId: string; subject: string; changed: string[] }>(
  'organisation.delegation-changed',
  data => data.subject,
)
export const delegationRemoved = event<{ delegationId: string; subject: string }>(
  'organisation.delegation-removed',
  data => data.subject,
)
/** `changed` names the parts of the team that are different. */
export const teamChanged = event<{ teamId: string; subject: string; changed: string[] }>(
  'organisation.team-changed',
  data => data.subject,
)
/** A colleague took the list of requests away as a file. */
export const listExported = event<{ staffId: string }>('organisation.list-exported', data => data.staffId)
