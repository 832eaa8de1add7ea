import { confirmTwoStep, readTwoStepKey } from '../../../../../modules/identity/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { qrCodeImage } from '../../../../../platform/qr-code/index.ts'
import { atField } from '../../../at-field.ts'
import { showOnce } from '../../../shown-once.ts'
import { browserOf, setCookies } from '../../../sign-in/visit-cookies.ts'
import { SIGNED_IN } from '../../../site.ts'
import { text } from './text.ts'

/** The key for the person's app, as a picture and as letters; its first code turns two-step sign-in on. */
export const twoStepAppPage = page({
  at: import.meta,
  path: '/staff/account/two-step/app',
  permission: SIGNED_IN,
  audit: 'own-two-step-on',
  texts: text,
  triesPerMinute: 20,
  form: { code: textField({ required: 'codeMissing', max: 20 }) },
  async load(ctx) {
    const made = await readTwoStepKey(ctx)
    if (!made) return redirect('/staff/account/two-step')
    const spoken = made.key.match(/.{1,4}/g)!.join(' ')
    return { back: '/staff/account/two-step', key: spoken, address: made.address, picture: qrCodeImage(made.address) }
  },
  async submit(ctx, visit, { code }) {
    const confirming = confirmTwoStep(ctx, { code, browser: browserOf(visit) })
    const { cookies, recoveryCodes } = await atField(confirming, { 'identity.wrong-code': 'code' })
    setCookies(visit, cookies)
    showOnce(visit, 'codes', recoveryCodes.join(' '))
    return redirect('/staff/account/recovery-codes?done=two-step-on')
  },
})
