import { answerCall } from '../../../../modules/interactions/index.ts'
import { idField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { deskTexts } from '../desk-texts.ts'
import { orBack } from '../or-back.ts'

/** Takes a call that rings at nobody's own phone. */
export const deskCallPage = page({
  at: import.meta,
  path: '/staff/desk/calls',
  permission: 'interactions.answer-calls',
  audit: 'call-answer',
  texts: deskTexts,
  form: { call: idField() },
  submit: (ctx, _visit, { call }) =>
    orBack('/staff/desk', async () => redirect(`/staff/desk/${await answerCall(ctx, call)}`)),
})
