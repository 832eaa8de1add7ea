import { openFileStore } from './adapters/files/index.ts'
import { createMailer } from './adapters/mail/index.ts'
import { openPhotoProcessor } from './adapters/photos/index.ts'
import type { Config } from './config.ts'
import type { Ports } from './platform/ports.ts'

/** The outside world as the settings say it is reached. */
export async function openPorts(config: Config): Promise<Ports> {
  return {
    files: await openFileStore(`${config.dataFolder}/files`),
    mail: createMailer({ url: config.smtpUrl, from: config.mailFrom }),
    photos: openPhotoProcessor(),
  }
}
