import { can } from '../../../modules/organisation/index.ts'
import {
  canClose,
  canJudge,
  canKeepPromise,
  canWorkOn,
  canWriteOn,
  isPublic,
  type RequestView,
} from '../../../modules/requests/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'

/** What this colleague may do with this request as it stands; the module asks the same again when it is done. */
export function mayDo(person: StaffActor, request: RequestView) {
  const isOpen = request.status !== 'closed'
  const isWaiting = request.status === 'waiting'
  const writes = canWriteOn(request, person)
  const works = canWorkOn(request, person)
  const judges = canJudge(request, person)
  const assigns = works && isOpen && judges && can(person, 'requests.assign')
  return {
    note: writes,
    message: writes,
    /** It is for others to do: she may write to them. */
    leaveToTeam: writes && !works && isOpen,
    /** Ask the customer, or go on without her answer. */
    ask: works && isOpen && (isWaiting || canBeAsked(request)),
    pause: works && isOpen && !isWaiting && canBeAsked(request),
    resume: works && isWaiting,
    promise: isOpen && canKeepPromise(request, person) && request.promises.some(step => !step.keptAt),
    moveDate: isOpen && canKeepPromise(request, person) && !isWaiting,
    assign: assigns,
    take: assigns && request.assignedTo !== person.id,
    move: works && isOpen && judges,
    change: works && isOpen && judges,
    merge: works && isOpen && judges && can(person, 'requests.merge'),
    close: isOpen && canClose(request, person),
    leaderMust: isOpen && works && !judges,
    reopen: works && !isOpen,
    release: works && can(person, 'photos.release'),
    /** Lets everybody see what is held back, or holds back what everybody sees. */
    show: works && can(person, 'photos.release') && request.heldAt !== null && isPublic({ ...request, heldAt: null }),
    holdBack: works && can(person, 'photos.release') && isPublic(request),
  }
}

/** Where nobody wants to be told, nobody can be waited for. */
const canBeAsked = ({ participants }: RequestView): boolean => participants.some(person => person.told)

export type MayDo = ReturnType<typeof mayDo>
