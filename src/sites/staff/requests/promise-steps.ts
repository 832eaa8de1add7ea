import { getVersion } from '../../../modules/catalogue/index.ts'
import { becameOf, type RequestView } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { say } from '../../../platform/text.ts'
import { type DueWords, sayDueExactly, sayDueWords } from '../due-words.ts'

/** A step of what we promised, as colleagues see it. */
export interface ShownStep {
  id: string
  /** 'we will look at it': it completes 'By Thursday 3 December …'. */
  text: string
  due: DueWords
  dueAt: Date
  dueExactly: string
  keptAt: Date | null
  became: ReturnType<typeof becameOf>
  /** The date the customer was first told, where it has moved since. */
  movedFrom: string
}

/** The steps in order. While we wait for the customer none is overdue. */
export async function showSteps(ctx: Ctx, request: RequestView): Promise<ShownStep[]> {
  const { promise } = await getVersion(ctx, request.versionId)
  const now = ctx.now()
  return request.promises.map(({ firstDueAt, ...state }) => ({
    ...state,
    id: state.step,
    text: say(promise?.steps.find(each => each.id === state.step)?.text, 'en') || state.step,
    became: becameOf(state),
    due: sayDueWords(state.dueAt, request.status, now),
    dueExactly: sayDueExactly(state.dueAt, now),
    movedFrom: firstDueAt.getTime() === state.dueAt.getTime() ? '' : sayDueExactly(firstDueAt, now),
  }))
}
