import { getVersion } from '../../../modules/catalogue/index.ts'
import type { RequestView } from '../../../modules/requests/index.ts'
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
  keptLate: boolean
  /** The date the customer was first told, where it has moved since. */
  movedFrom: string
}

/** The steps in order. While we wait for the customer none is overdue. */
export async function showSteps(ctx: Ctx, request: RequestView): Promise<ShownStep[]> {
  const { promise } = await getVersion(ctx, request.versionId)
  const now = ctx.now()
  return request.promises.map(({ step, dueAt, firstDueAt, keptAt }) => ({
    id: step,
    text: say(promise?.steps.find(each => each.id === step)?.text, 'en') || step,
    due: sayDueWords(dueAt, request.status, now),
    dueAt,
    dueExactly: sayDueExactly(dueAt, now),
    keptAt,
    keptLate: keptAt !== null && keptAt > dueAt,
    movedFrom: firstDueAt.getTime() === dueAt.getTime() ? '' : sayDueExactly(firstDueAt, now),
  }))
}
