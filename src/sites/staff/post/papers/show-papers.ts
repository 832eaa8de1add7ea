import type { Paper } from '../../../../modules/papers/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayDateAndTime } from '../../../../platform/dates/index.ts'
import { translator } from '../../../../platform/text.ts'
import { sayPounds } from '../../money.ts'
import { paperTexts } from './text.ts'

/** What came in letters for the screen. Its amount is not said to the second person before she has counted it. */
export function showPapers(ctx: Ctx, papers: readonly Paper[]) {
  const t = translator(paperTexts, 'en')
  return papers.map(paper => {
    const isMine = paper.openedById === ctx.actor.id
    const moves = paper.moves.map(({ way, place, slip, by, at }) => ({
      words: t(`way.${way}`, { place, slip: slip ?? '' }),
      who: t('byWhom', { name: by, when: sayDateAndTime(at, { language: 'en', now: ctx.now() }) }),
    }))
    return {
      ...paper,
      moves,
      kindName: t(`kind.${paper.kind}`),
      amount: paper.pence !== null && (paper.confirmedAt || isMine) ? sayPounds(paper.pence) : '',
      where: moves.at(-1)!.words,
      isMine,
    }
  })
}
