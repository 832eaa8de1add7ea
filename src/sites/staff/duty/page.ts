import { listOpenDuty, readDuty } from '../../../modules/duty/index.ts'
import { findConversationInHand, findGone } from '../../../modules/interactions/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { sayDateAndTime } from '../../../platform/dates/index.ts'
import { isId } from '../../../platform/id.ts'
import { idField, textField } from '../../../platform/page/fields.ts'
import { page } from '../../../platform/page/page.ts'
import { keyField, withKey } from '../requests/form-key.ts'
import { SIGNED_IN } from '../site.ts'
import { ringDuty } from './ring-duty.ts'
import { text } from './text.ts'

/** The key of duty of care: from any screen, for everybody on the staff. One more press tells the duty team. */
export const dutyPage = page({
  at: import.meta,
  path: '/staff/duty',
  permission: SIGNED_IN,
  audit: 'duty-raise',
  texts: text,
  form: { kind: textField({ max: 40 }), key: keyField(), conversation: idField(), matter: idField() },
  async load(ctx, visit) {
    const { kinds } = await readDuty(ctx)
    const names = new Map(kinds.map(({ id, name }) => [id, name]))
    const records = (await listOpenDuty(ctx)).map(record => ({
      ...record,
      name: names.get(record.kind) ?? record.kind,
      raised: sayDateAndTime(record.raisedAt, { language: 'en', now: ctx.now() }),
    }))
    // On the screen she comes from.
    const [conversation, matter] = [visit.query.conversation, visit.query.matter].map(id => (isId(id) ? id : ''))
    const mayHave = !!conversation && can(ctx.actor, 'interactions.take')
    const isPassedOn = mayHave && (await findGone(ctx, conversation))?.how === 'passed-on'
    return withKey(visit, {
      ...{ kinds, records, conversation, matter, isPassedOn },
      // With somebody else before her she says so herself.
      isAboutIt: isPassedOn && !(await findConversationInHand(ctx)),
    })
  },
  submit: (ctx, _visit, { kind, key, conversation, matter }) =>
    ringDuty(ctx, { kind, key, interactionId: conversation, matter }),
})
