// duty: what cannot wait because somebody may come to harm; and the council's emergencies.
export { closeDuty, type DutyEnd } from './close-duty.ts'
export {
  countWaitingDuty,
  type DutyRecord,
  type DutyRow,
  findOwnDuty,
  listOpenDuty,
  listWaitingDuty,
  readDutyRecord,
} from './duty.read.ts'
export {
  DUTY_OUTCOMES,
  type DutyKind,
  type DutyOfPack,
  type DutyOutcome,
  type DutyStep,
  type EmergencyPlan,
} from './duty.ts'
export { dutyTeamNow } from './duty-team.ts'
export { type Emergency, endEmergency, listEmergencies, type NewEmergency, startEmergency } from './emergency.ts'
export { getDutyKind, listKindsFor, readDuty } from './kinds.read.ts'
export { joinToDuty, type RaisedApart, raiseDutyApart } from './raise-apart.ts'
export { type DangerWritten, raiseDutyByWords } from './raise-by-words.ts'
export { raiseDuty } from './raise-duty.ts'
export { receiveDuty } from './receive-duty.ts'
export { replaceDuty } from './replace-duty.ts'
export { ringAgain } from './ring-again.ts'
export { saveDutyNote } from './save-duty-note.ts'
export { listToldDuty, listToldDutyIn, type ToldDuty } from './told-of.read.ts'
