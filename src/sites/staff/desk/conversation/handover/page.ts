import { readCatalogue } from '../../../../../modules/catalogue/index.ts'
import { isFree, listPresence, offerHandover, waysToSpeak } from '../../../../../modules/interactions/index.ts'
import { findCover } from '../../../../../modules/knowledge/index.ts'
import { asksForSkill, canHelp, readSkills } from '../../../../../modules/organisation/index.ts'
import { idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { fill } from '../../../../../platform/text.ts'
import { sayAway } from '../../../knowledge/say-away.ts'
import { staffOf } from '../../../site.ts'
import { skillNames } from '../../../skill-names.ts'
import { deskTexts } from '../../desk-texts.ts'
import { workTexts } from '../../work-texts.ts'
import { atBox, readPassing } from '../passing.ts'
import { text } from './text.ts'

const texts = { ...deskTexts, ...workTexts, ...text }

/** Hands a matter to a colleague of a team who is there; those who can help with it stand first. */
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
    const [catalogue, skills] = [await readCatalogue(ctx), await readSkills(ctx)]
    const { service } = passing.matter
    const themes = (service && catalogue.services.get(service)?.themes) || []
    const wanted = { themes, ways: passing.view.caller ? waysToSpeak(passing.view.caller) : [] }
    const asks = asksForSkill(wanted)
    const fits = (id: string) => !asks || canHelp(skills.get(id) ?? [], wanted)
    const rank = ({ id, presence }: (typeof colleagues)[number]) => (isFree(presence) ? 0 : 2) + (fits(id) ? 0 : 1)
    const covers = new Map(await Promise.all(colleagues.map(async ({ id }) => [id, await findCover(ctx, id)] as const)))
    const hintOf = ({ id, presence }: (typeof colleagues)[number]) => {
      const away = covers.get(id)
      const words = away ? sayAway(ctx, away) : texts[`presence.${presence}`].en
      if (!asks) return words
      return fits(id) ? `${words}. ${text.fits.en}` : `${words}. ${text.fitsNot.en}`
    }
    const wished = colleagues.find(({ id }) => id === visit.query.to)
    return {
      ...passing,
      wished: wished && { id: wished.id, name: wished.name, isFree: isFree(wished.presence), words: hintOf(wished) },
      asks: asks && fill(text.asks.en, { skills: skillNames(catalogue, [...themes, ...wanted.ways]).join(', ') }),
      people: colleagues
        .toSorted((a, b) => rank(a) - rank(b))
        .map(each => ({
          value: each.id,
          text: each.name,
          hint: { text: hintOf(each) },
          disabled: !isFree(each.presence),
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
