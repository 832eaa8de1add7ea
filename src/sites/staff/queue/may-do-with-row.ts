import { can } from '../../../modules/organisation/index.ts'
import { canClose, canJudge, canWorkOn, type QueueRow } from '../../../modules/requests/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'

type Row = Pick<QueueRow, 'kind' | 'teamId' | 'assignedTo' | 'sensitive' | 'needsLeader'>

/** A row is in her queue because she may see it. */
const seen = (row: Row) => ({ ...row, heldAt: null, shownWords: null, shownPlace: null, confidedTo: [] })

/** What a colleague may do with a row of a queue together with others; the module asks the same again when it is done. */
export const mayAssignRow = (person: StaffActor, row: Row): boolean =>
  can(person, 'requests.assign') && canWorkOn(seen(row), person) && canJudge(row, person)

/** Several at once are closed by who leads their team, not by who took one of them. */
export const mayCloseRow = (person: StaffActor, row: Row): boolean =>
  can(person, 'requests.bulk-close') && canClose({ ...seen(row), takenById: null }, person)
