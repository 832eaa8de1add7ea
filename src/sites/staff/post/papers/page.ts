import { readReceived } from '../../../../modules/correspondence/index.ts'
import { isMoney, listHeldPapers, listPapersThatLeft, logPaper, PAPER_KINDS } from '../../../../modules/papers/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, idField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { poundsField } from '../../money.ts'
import { keyField, withKey } from '../../requests/form-key.ts'
import { showPapers } from './show-papers.ts'
import { paperTexts } from './text.ts'

/** What must not be lost: where it is, the oldest first; and the form of whoever opens a letter. */
export const papersPage = page({
  at: import.meta,
  path: '/staff/post/papers',
  permission: 'post.work',
  audit: 'paper-log',
  texts: paperTexts,
  form: {
    kind: choiceField(PAPER_KINDS, { required: 'chooseKind' }),
    what: textField({ required: 'whatMissing', max: 200 }),
    amount: poundsField({ wrong: 'amountWrong' }),
    place: textField({ required: 'placeMissing', max: 200 }),
    letter: idField(),
    key: keyField(),
  },
  async load(ctx, visit) {
    return withKey(visit, {
      back: '/staff/post',
      held: showPapers(ctx, await listHeldPapers(ctx)),
      left: showPapers(ctx, await listPapersThatLeft(ctx)),
      letter: visit.query.letter ?? '',
    })
  },
  async submit(ctx, _visit, { kind, what, amount, place, letter, key }) {
    if (!kind) throw new Invalid({ kind: paperTexts.chooseKind.en })
    if (isMoney(kind) && !amount) throw new Invalid({ amount: paperTexts.amountMissing.en })
    const receivedId = letter ? (await readReceived(ctx, letter)).id : null
    const id = await logPaper(ctx, { kind, what, pence: amount ?? null, place, receivedId, key: key! })
    return redirect(`/staff/post/papers/${id}?done=logged`)
  },
})
