import { openFileStore } from './adapters/files/index.ts'
import { createMailer } from './adapters/mail/index.ts'
import { openOpen311 } from './adapters/open311/index.ts'
import { openPhotoProcessor } from './adapters/photos/index.ts'
import { openPrintFolder } from './adapters/post-folder/index.ts'
import { openProviders, openTwilioClient } from './adapters/providers/index.ts'
import { openScanReader } from './adapters/scans/index.ts'
import { openSingleSignOn } from './adapters/single-sign-on/index.ts'
import { createRecordings, createTelephony, telephonyByTwilio } from './adapters/telephony/index.ts'
import { openWebhooks } from './adapters/webhooks/index.ts'
import type { Config } from './config.ts'
import { ROLES } from './modules/organisation/index.ts'
import { CannotStart } from './platform/cannot-start.ts'
import type { Ports } from './platform/ports.ts'
import { roomAt } from './platform/video-room.ts'

/** The outside world as the settings say it is reached. */
export async function openPorts(config: Config): Promise<Ports> {
  return {
    files: await openFileStore(`${config.dataFolder}/files`),
    mail: createMailer({ url: config.smtpUrl, from: config.mailFrom, perMinute: config.smtpRate }),
    ...openProviders(config.providers),
    photos: openPhotoProcessor(),
    scans: openScanReader(),
    printFolder: config.printFolder ? openPrintFolder(config.printFolder) : null,
    webhooks: openWebhooks(),
    open311: openOpen311(),
    ...openLines(config),
    payAddress: config.payUrl ? due => payAddress(config.payUrl!, due) : null,
    videoAddress: room => roomAt(config.videoUrl, room),
    singleSignOn: openProvider(config),
  }
}

/** A telephone system that listens to us at an address, or lines in the way of Twilio where their calls are recorded. */
function openLines({ telephonyUrl, providers: { twilio }, voice }: Config): Pick<Ports, 'telephony' | 'recordings'> {
  const byTwilio = !telephonyUrl && twilio && voice.record ? twilio : null
  return {
    telephony: byTwilio ? telephonyByTwilio(() => openTwilioClient(byTwilio)) : createTelephony({ url: telephonyUrl }),
    recordings: createRecordings(twilio),
  }
}

/** The council's own place to pay, told what is due: it asks for the card, never we. */
const payAddress = (url: string, { reference, pence }: { reference: string; pence: number }): string =>
  url.replaceAll('{reference}', encodeURIComponent(reference)).replaceAll('{amount}', (pence / 100).toFixed(2))

function openProvider({ singleSignOn }: Config): Ports['singleSignOn'] {
  if (!singleSignOn) return null
  const named = Object.values(singleSignOn.grants.roles).flat()
  const unknown = named.find(name => !(ROLES as readonly string[]).includes(name))
  if (unknown) throw new CannotStart(`OIDC_ROLES names ${unknown}, which is no role. There are: ${ROLES.join(', ')}.`)
  return openSingleSignOn(singleSignOn)
}
