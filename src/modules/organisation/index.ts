// organisation: the council itself, its teams, staff, places to go, telephone numbers and hours.

export { type Act, type ActFilter, listActs } from './acts.read.ts'
export { addTeam } from './add-team.ts'
export { maySaySkillsOf, setSkills } from './change-skills.ts'
export { changeStaff, disableStaff, enableStaff, type StaffChange, setTeams } from './change-staff.ts'
export { changeTeam, type TeamChange, teamSubject } from './change-team.ts'
export { type Councillor, listCouncillors } from './councillors.read.ts'
export {
  type DelegationsLoaded,
  removeDelegation,
  saveDelegation,
} from './delegations.ts'
export { endAccess } from './end-access.ts'
export {
  contactBlocks,
  type DutyNumbersFrom,
  dutyNumbersBetween,
  dutyNumbersNow,
  gapsOfDay,
  gapsOfTeam,
  getCalendar,
  isOfPlace,
  isOpenNow,
  locationCalendar,
  numbersAfterHours,
  phoneOfService,
  sayNumbersToWrite,
} from './hours.ts'
export { type Invitation, inviteStaff, looksLikeEmail } from './invite-staff.ts'
export { noteExport } from './note-export.ts'
export {
  staffChanged,
  staffDisabled,
  staffEnabled,
  staffInvited,
  staffTeamsChanged,
  teamChanged,
} from './organisation.events.ts'
export { findOrganisation, type NamedCalendar, type Organisation, readOrganisation } from './organisation.read.ts'
export {
  type Council,
  type Delegation,
  type DutyRule,
  type GoldenNumber,
  type Location,
  PERIODS,
  type Team,
} from './organisation.ts'
export { can, PERMISSIONS, type Permission, permissionsOf, ROLES, type Role } from './permissions.ts'
export { type OrganisationOfPack, replaceOrganisation, type TeamsLoaded } from './replace-organisation.ts'
export { type RoutedBecause, type Routing, routeToTeam } from './route-to-team.ts'
export {
  asksForSkill,
  canHelp,
  listSkills,
  readSkills,
  type SkillRow,
  WAYS,
  type WantedSkills,
} from './skills.ts'
export { findStaffByEmail, getStaff, listMembers, listStaff, nameStaff, type StaffFilter } from './staff.read.ts'
export type { StaffMember } from './staff.ts'
