import { openFileStore } from './adapters/files/index.ts'
import { createMailer } from './adapters/mail/index.ts'
import { openOpen311 } from './adapters/open311/index.ts'
import { openPhotoProcessor } from './adapters/photos/index.ts'
import { openPrintFolder } from './adapters/post-folder/index.ts'
import { openProviders, openTwilioClient } from './adapters/providers/index.ts'
import { openScanReader } from './adapters/scans/index.ts'
import { openSingleSignOn } from './adapters/single-sign-on/index.ts'
import {
  createLines,
  createRecordings,
  createTelephony,
  PLAYED,
  telephonyByTwilio,
} from './adapters/telephony/index.ts'
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
    keepsTexts: config.demo,
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
function openLines(config: Config): Pick<Ports, 'telephony' | 'lines' | 'recordings'> {
  const {
    telephonyUrl,
    providers: { twilio },
    voice,
  } = config
  const byTwilio = !telephonyUrl && twilio && voice.record ? twilio : null
  return {
    telephony: byTwilio ? telephonyByTwilio(() => openTwilioClient(byTwilio)) : createTelephony({ url: telephonyUrl }),
    lines: linesOf(config),
    recordings: createRecordings(twilio),
  }
}

/** By the provider a call came by. */
export const linesOf = ({
  baseUrl,
  providers: { twilio },
  voice,
}: Pick<Config, 'baseUrl' | 'providers' | 'voice'>): Ports['lines'] =>
  createLines({
    steps: `${baseUrl}/api/v1/voice`,
    agent: voice.agent,
    isRecorded: voice.record,
    openClient: ({ provider, api }) => openTwilioClient(provider === 'twilio' && twilio ? twilio : playedProvider(api)),
  })

/** Of a demonstration's played calls: on this machine, or nobody would know whom we ask. */
function playedProvider(api: string | null) {
  const url = URL.parse(api ?? '')
  if (url?.protocol !== 'http:' || url.hostname !== '127.0.0.1')
    throw new Error(`Calls are played on this machine alone, not at ${api}`)
  return { ...PLAYED, url: url.origin, timeoutMs: 5_000 }
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
