import { endEmergency } from '../../../../modules/duty/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'

/** Switches an emergency off before its time. */
export const emergencyEndingPage = page({
  at: import.meta,
  path: '/staff/emergency/:id/ending',
  permission: 'emergency.switch',
  audit: 'emergency-end',
  texts: {},
  async submit(ctx, visit) {
    await endEmergency(ctx, visit.params.id!)
    return redirect('/staff/emergency?done=ended')
  },
})
