import {
  confirmPaper,
  endMistaken,
  isMoney,
  movePaper,
  PAPER_WAYS,
  readPaper,
  waysOf,
} from '../../../../../modules/papers/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { orBack, refusedWords } from '../../../desk/or-back.ts'
import { poundsField } from '../../../money.ts'
import { showPapers } from '../show-papers.ts'
import { paperTexts } from '../text.ts'

/** One of them: confirmed by the second person, then moved until it is given back or banked. */
export const paperPage = page({
  at: import.meta,
  path: '/staff/post/papers/:id',
  permission: 'post.work',
  audit: 'paper-move',
  texts: paperTexts,
  form: {
    act: choiceField(['confirm', 'mistaken', 'move']),
    amount: poundsField({ wrong: 'amountWrong' }),
    way: choiceField(PAPER_WAYS),
    place: textField({ max: 200 }),
    slip: textField({ max: 60 }),
    why: textField({ max: 200 }),
  },
  async load(ctx, visit) {
    const paper = await readPaper(ctx, visit.params.id!)
    return {
      back: '/staff/post/papers',
      paper: showPapers(ctx, [paper])[0],
      isMoney: isMoney(paper.kind),
      ways: waysOf(paper.kind),
      refused: refusedWords({}, visit.query),
    }
  },
  async submit(ctx, visit, { act, amount, way, place, slip, why }) {
    const id = visit.params.id!
    const screen = `/staff/post/papers/${id}`
    if (act === 'confirm')
      return orBack(screen, async () => {
        await confirmPaper(ctx, { id, pence: amount ?? null })
        return redirect(`${screen}?done=confirmed`)
      })
    if (act === 'mistaken') {
      if (!why.trim()) throw new Invalid({ why: paperTexts.whyMissing.en })
      return orBack(screen, async () => {
        await endMistaken(ctx, { id, why })
        return redirect(`${screen}?done=mistaken`)
      })
    }
    if (!way) throw new Invalid({ way: paperTexts.chooseWay.en })
    if (!place.trim()) throw new Invalid({ place: paperTexts.placeMissing.en })
    if (way !== 'kept' && !slip.trim()) throw new Invalid({ slip: paperTexts.slipMissing.en })
    return orBack(screen, async () => {
      await movePaper(ctx, { id, way, place, slip })
      return redirect(`${screen}?done=moved`)
    })
  },
  example: ({ paper }) => `/staff/post/papers/${paper}`,
})
