import {
  acceptHandover,
  finishHandover,
  giveBackHandover,
  goOnWithHandover,
  readHandover,
} from '../../../../../modules/interactions/index.ts'
import { can, readOrganisation } from '../../../../../modules/organisation/index.ts'
import { listOfPerson } from '../../../../../modules/requests/index.ts'
import { sayTime } from '../../../../../platform/dates/index.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { say } from '../../../../../platform/text.ts'
import { atBox } from '../../conversation/passing.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { showMet } from '../../show-met.ts'
import { showRequests } from '../../show-requests.ts'
import { metTexts } from '../../who-texts.ts'
import { workTexts } from '../../work-texts.ts'
import { text } from './text.ts'

const LIST = '/staff/desk/work'
const TAKEN = 'interactions.answered-already'
const texts = { ...deskTexts, ...workTexts, ...metTexts, ...text }

/** A matter that was handed over: everything that belongs to it; taken, given back with a word, or done. */
export const workHandoverPage = page({
  at: import.meta,
  path: '/staff/desk/work/handovers/:id',
  permission: 'interactions.receive',
  audit: 'handover-answer',
  texts,
  form: { act: choiceField(['accept', 'give-back', 'finish', 'go-on']), word: textField({ max: 500 }) },
  async load(ctx, visit) {
    const handover = await readHandover(ctx, visit.params.id!)
    const requests = await listOfPerson(ctx, null, handover.requestId ? [handover.requestId] : [])
    const { teams } = await readOrganisation(ctx)
    return {
      handover,
      answerBy:
        handover.isOffered && handover.state === 'offered' ? sayTime(handover.answerBy, { language: 'en' }) : '',
      met: await showMet(ctx, handover.met, handover.phone),
      team: say(teams.get(handover.team)?.name, 'en'),
      request: (await showRequests(ctx, requests))[0] ?? null,
      mayGoOn: handover.isMine && !handover.hasConversation && can(ctx.actor, 'interactions.take'),
      state: t(handover.joins === 'joined' ? 'passed.joined' : `state.${handover.state}`),
      joins: handover.joins ? t(`joins.${handover.isGiver ? 'giver' : 'taker'}.${handover.joins}`) : '',
    }
  },
  submit(ctx, visit, { act, word }) {
    const id = visit.params.id!
    const work = async () => {
      if (act === 'go-on') return redirect(`/staff/desk/${await goOnWithHandover(ctx, id)}`)
      if (act === 'accept') await acceptHandover(ctx, id)
      if (act === 'give-back') await giveBackHandover(ctx, { id, word })
      if (act === 'finish') await finishHandover(ctx, { id, word })
      return redirect(act === 'accept' ? `/staff/desk/work/handovers/${id}` : LIST)
    }
    // Whoever was not the first may not read it any more: the list says so.
    return orBack(LIST, () => atBox(texts, {}, 'word', work, [TAKEN]))
  },
  example: ({ handover }) => `/staff/desk/work/handovers/${handover}`,
})

const t = (key: string): string => (texts as Record<string, { en: string }>)[key]!.en
