// Stand-ins for the outside world: mail that remembers, photos that stay as they are, files in a folder of their own.
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openFileStore } from '../../src/adapters/files/index.ts'
import { openPhotoProcessor } from '../../src/adapters/photos/index.ts'
import { createRecordings } from '../../src/adapters/telephony/index.ts'
import { openWebhooks } from '../../src/adapters/webhooks/index.ts'
import type { Mail, MailPort, PhotoPort, Ports, TelephonyPort } from '../../src/platform/ports.ts'

export interface RecordingMail extends MailPort {
  /** What was handed over, in order. */
  sent: Mail[]
  /** Makes each further attempt fail with this error; null makes it well again. */
  fail(error: Error | null): void
}

export function recordingMail(): RecordingMail {
  const sent: Mail[] = []
  let failure: Error | null = null
  return {
    sent,
    fail(error) {
      failure = error
    },
    isSending: true,
    async send(mail) {
      if (failure) throw failure
      sent.push(mail)
      return { status: 'sent', answer: '250 remembered' }
    },
  }
}

/** Takes any bytes for a photo of one pixel. Tests of the real one are beside it. */
export const unprocessedPhotos: PhotoPort = {
  async process(bytes) {
    const image = Buffer.from(bytes)
    return { image, thumbnail: image, width: 1, height: 1 }
  },
  async stop() {},
}

export interface RecordingTelephony extends TelephonyPort {
  /** What it was told, in order. */
  told: { body: string; signature: string }[]
}

function recordingTelephony(): RecordingTelephony {
  const told: RecordingTelephony['told'] = []
  return {
    told,
    isSet: true,
    isSigned: true,
    async tell(body, signature) {
      told.push({ body, signature })
      return 'told'
    },
  }
}

export interface TestPorts extends Ports {
  mail: RecordingMail
  telephony: RecordingTelephony
  /** The folder of the file store. */
  folder: string
}

/** Fresh ports and what takes them away again. */
export async function openTestPorts(
  photos: 'real' | 'unprocessed',
): Promise<{ ports: TestPorts; close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-files-'))
  const ports: TestPorts = {
    folder,
    files: await openFileStore(folder),
    mail: recordingMail(),
    texts: null,
    letters: null,
    callers: new Map(),
    photos: photos === 'real' ? openPhotoProcessor() : unprocessedPhotos,
    webhooks: openWebhooks(),
    telephony: recordingTelephony(),
    recordings: createRecordings(null),
    payAddress: ({ reference, pence }) => `https://pay.test/?ref=${reference}&pounds=${(pence / 100).toFixed(2)}`,
    singleSignOn: null,
  }
  return {
    ports,
    async close() {
      await ports.photos.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
