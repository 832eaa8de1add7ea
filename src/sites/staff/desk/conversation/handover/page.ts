import { isFree, listPresence, offerHandover } from '../../../../../modules/interactions/index.ts'
import { idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { staffOf } from '../../../site.ts'
import { deskTexts } from '../../desk-texts.ts'
import { workTexts } from '../../work-texts.ts'
import { atBox, readPassing } from '../passing.ts'
import { text } from './text.ts'

const texts = { ...deskTexts, ...workTexts, ...text }

/** Hands a matter to a colleague of a team who is there. */
export const deskHandoverPage = page({
  at: import.meta,
  path: '/staff/desk/:id/handover',
  permission: 'interactions.take',
  audit: 'handover-offer',
  texts,
  form: {
    matter: idField(),
    team: textField({ max: 60 }),
    to: idField(),
    summary: textField({ required: 'summaryMissing', max: 200 }),
  },
  async load(ctx, visit) {
    const passing = await readPassing(ctx, visit)
    const me = staffOf(ctx).id
    const colleagues = (await listPresence(ctx, { team: passing.team })).filter(({ id }) => id !== me)
    return {
      ...passing,
      people: colleagues.map(({ id, name, presence }) => ({
        value: id,
        text: name,
        hint: { text: texts[`presence.${presence}`].en },
        disabled: !isFree(presence),
      })),
      anyFree: colleagues.some(({ presence }) => isFree(presence)),
    }
  },
  submit(ctx, visit, { matter, team, to, summary }) {
    const interactionId = visit.params.id!
    return atBox(texts, { 'interactions.summary-missing': 'summary' }, 'to', async () => {
      await offerHandover(ctx, { interactionId, matterId: matter, team, to, summary })
      return redirect(`/staff/desk/${interactionId}#matter-${matter}`)
    })
  },
  example: ({ conversation }) => `/staff/desk/${conversation}/handover`,
})
