import { listCallProblems, makeTelephonyKey, telephonyKeySince } from '../../../modules/interactions/index.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { showOnce, takeShownOnce } from '../shown-once.ts'
import { text } from './text.ts'

/** The key of the telephone system, and what it sent that nobody understood. */
export const telephonyPage = page({
  at: import.meta,
  path: '/staff/telephony',
  permission: 'keys.change',
  audit: 'telephony-key',
  texts: text,
  async load(ctx, visit) {
    return {
      key: visit.posted._csrf ? null : takeShownOnce(visit, 'telephony'),
      since: await telephonyKeySince(ctx),
      address: `${visit.origin}/api/v1/telephony/events`,
      tellsTelephone: ctx.ports.telephony.isSet,
      problems: await listCallProblems(ctx),
    }
  },
  async submit(ctx, visit) {
    showOnce(visit, 'telephony', await makeTelephonyKey(ctx))
    return redirect('/staff/telephony?done=made')
  },
})
