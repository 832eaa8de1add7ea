import { findConversationInHand, takeCallEvent } from '../../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, NotFound } from '../../../../platform/errors.ts'
import { newId } from '../../../../platform/id.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { readSettings } from '../../../../platform/settings.ts'
import { say } from '../../../../platform/text.ts'
import { staffOf } from '../../site.ts'
import { text } from './text.ts'

/** A resident of every demonstration. */
const SOMEONE = '07700 900001'

/** Lets a call come in, in a demonstration only. */
export const ringPage = page({
  at: import.meta,
  path: '/staff/desk/ring',
  permission: 'interactions.answer-calls',
  audit: 'demonstration-call',
  texts: text,
  form: { line: textField({ required: 'chooseLine', max: 40 }), caller: textField({ max: 40 }) },
  async load(ctx) {
    await onlyInDemonstration(ctx)
    const { goldenNumbers } = await readOrganisation(ctx)
    return {
      lines: goldenNumbers.map(each => ({ value: each.id, text: `${say(each.name, 'en')}, ${each.number}` })),
      someone: SOMEONE,
      back: '/staff/desk',
    }
  },
  async submit(ctx, _visit, { line, caller }) {
    await onlyInDemonstration(ctx)
    const { goldenNumbers } = await readOrganisation(ctx)
    const dialled = goldenNumbers.find(each => each.id === line)?.number
    if (!dialled) throw new Invalid({ line: text.chooseLine.en })
    const call = newId()
    const event = { call, dialled, caller: caller || null, agent: staffOf(ctx).email }
    for (const type of ['ringing', 'answered'])
      await takeCallEvent(ctx, JSON.stringify({ id: `${call}:${type}`, type, at: ctx.now().toISOString(), ...event }))
    return redirect(`/staff/desk/${(await findConversationInHand(ctx))?.id ?? ''}`)
  },
  example: () => '/staff/desk/ring',
})

async function onlyInDemonstration(ctx: Ctx): Promise<void> {
  if (!(await readSettings(ctx)).demo) throw new NotFound('page')
}
