import { can } from '../../../modules/organisation/index.ts'
import { canClose, canWorkOn, type RequestView } from '../../../modules/requests/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'

/** What this colleague may do with this request as it stands; the module asks the same again when it is done. */
export function mayDo(person: StaffActor, request: RequestView) {
  const isOpen = request.status !== 'closed'
  const works = canWorkOn(request, person)
  return {
    work: works,
    note: works,
    message: works,
    /** Ask the customer, or go on without her answer. */
    ask: works && isOpen,
    pause: works && isOpen && request.status !== 'waiting',
    resume: works && request.status === 'waiting',
    promise: works && isOpen && request.promises.some(step => !step.keptAt),
    assign: isOpen && can(person, 'requests.assign'),
    take: isOpen && can(person, 'requests.assign') && request.assignedTo !== person.id,
    move: works && isOpen,
    change: works && isOpen,
    merge: works && isOpen && can(person, 'requests.merge'),
    close: isOpen && canClose(request, person),
    leaderMust: isOpen && request.needsLeader && works && !canClose(request, person),
    reopen: works && !isOpen,
    release: can(person, 'photos.release'),
  }
}

export type MayDo = ReturnType<typeof mayDo>
