import type { Caller, Ports } from '../../platform/ports.ts'
import { type NotifySettings, notifyCaller, notifyOutlet } from './notify.ts'
import { type TwilioSettings, twilioCaller, twilioOutlet } from './twilio.ts'

export { openClient as openTwilioClient, twilioCaller } from './twilio.ts'

export interface ProviderSettings {
  notify: NotifySettings | null
  /** The token Notify calls us with; null: it does not. */
  notifyToken: string | null
  twilio: TwilioSettings | null
}

/** Texts go by the Twilio-compatible provider where one is set, else by Notify; letters by Notify. */
export function openProviders({
  notify,
  notifyToken,
  twilio,
}: ProviderSettings): Pick<Ports, 'texts' | 'letters' | 'callers'> {
  const callers = new Map<string, Caller>()
  if (twilio) callers.set('twilio', twilioCaller(twilio.signingKey))
  if (notifyToken) callers.set('notify', notifyCaller(notifyToken))
  const byNotify = notify?.textTemplate ? notifyOutlet(notify, 'sms') : null
  return {
    texts: twilio ? twilioOutlet(twilio) : byNotify,
    letters: notify?.letterTemplate ? notifyOutlet(notify, 'letter') : null,
    callers,
  }
}
