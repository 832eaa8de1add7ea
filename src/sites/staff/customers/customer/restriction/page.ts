import { endRestriction, RESTRICTIONS, restrictCustomer } from '../../../../../modules/customers/index.ts'
import { choiceField, listField, textField, tickField } from '../../../../../platform/page/fields.ts'
import { redirect } from '../../../../../platform/page/page.ts'
import { atField } from '../../../at-field.ts'
import { staffOf } from '../../../site.ts'
import { changePage, choicesOf } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { teamChoices } from '../../team-choices.ts'
import { RESTRICTION_NAMES } from '../../words.ts'
import { text } from './text.ts'

const WHO = ['everybody', 'teams'] as const

const form = {
  who: choiceField(WHO, { required: 'whoMissing' }),
  kind: choiceField(RESTRICTIONS),
  ownerTeam: textField(),
  teams: listField(),
  hinted: tickField(),
}

export const restrictionPage = changePage({
  at: import.meta,
  path: 'restriction',
  permission: 'customers.restrict',
  audit: 'customer-restriction',
  texts: text,
  form,
  boxes: async (ctx, { restriction }) => {
    const teams = await teamChoices(ctx)
    return [
      {
        control: 'radios',
        name: 'who',
        label: text.who.en,
        value: restriction ? 'teams' : 'everybody',
        choices: WHO.map(value => ({ value, text: text[`who.${value}`].en })),
      },
      {
        control: 'radios',
        name: 'kind',
        label: text.kind.en,
        value: restriction?.kind ?? 'safeguarding',
        choices: choicesOf(RESTRICTION_NAMES),
      },
      {
        control: 'select',
        name: 'ownerTeam',
        label: text.ownerTeam.en,
        hint: text.ownerHint.en,
        value: restriction?.ownerTeam ?? '',
        choices: [{ value: '', text: text.chooseTeam.en }, ...teams],
      },
      {
        control: 'ticks',
        name: 'teams',
        label: text.teams.en,
        value: restriction?.teams ?? [],
        choices: teams,
        columns: true,
      },
      {
        control: 'tick',
        name: 'hinted',
        label: text.hinted.en,
        hint: text.hintedHint.en,
        value: restriction?.hinted ? 'yes' : '',
      },
    ]
  },
  async submit(ctx, visit, { who, kind, ownerTeam, teams, hinted }) {
    const customerId = visit.params.customer!
    if (who === 'everybody') {
      await endRestriction(ctx, { customerId })
      return doneAt(visit, 'unrestricted')
    }
    const restriction = { kind: kind || ('safeguarding' as const), ownerTeam, teams, hinted }
    await atField(restrictCustomer(ctx, { customerId, ...restriction }), { 'customers.no-such-team': 'ownerTeam' })
    // Who keeps it for another team does not see it any more.
    const isOwn = [ownerTeam, ...teams].some(team => staffOf(ctx).teams.includes(team))
    return isOwn ? doneAt(visit, 'restricted') : redirect('/staff/customers?done=restricted')
  },
})
