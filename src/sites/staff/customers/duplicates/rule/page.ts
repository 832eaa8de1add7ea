import { readJoiningRule, signJoiningRule, withdrawJoiningRule } from '../../../../../modules/customers/index.ts'
import { can } from '../../../../../modules/organisation/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { text } from './text.ts'

const PATH = '/staff/customers/duplicates/rule'

/** Signs that certain records join by themselves, or withdraws it. */
export const joiningRulePage = page({
  at: import.meta,
  path: PATH,
  permission: 'customers.sign-joining',
  audit: 'joining-rule',
  texts: text,
  form: { do: textField({ max: 20 }) },
  load: async ctx => ({
    // Who only signs it came by the menu.
    back: can(ctx.actor, 'customers.merge') ? '/staff/customers/duplicates' : null,
    rule: await readJoiningRule(ctx),
  }),
  async submit(ctx, _visit, values) {
    if (values.do === 'withdraw') await withdrawJoiningRule(ctx)
    else await signJoiningRule(ctx)
    return redirect(`${PATH}?done=${values.do === 'withdraw' ? 'withdrawn' : 'signed'}`)
  },
  example: () => PATH,
})
