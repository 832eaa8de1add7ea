// Stand-ins for the outside world: mail that remembers, photos that stay as they are, files in a folder of their own.
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { openFileStore } from '../../src/adapters/files/index.ts'
import { openOpen311 } from '../../src/adapters/open311/index.ts'
import { openPhotoProcessor } from '../../src/adapters/photos/index.ts'
import { openScanReader } from '../../src/adapters/scans/index.ts'
import { createRecordings } from '../../src/adapters/telephony/index.ts'
import { openWebhooks } from '../../src/adapters/webhooks/index.ts'
import type {
  Mail,
  MailPort,
  PhotoPort,
  Ports,
  ScannedPage,
  ScanPort,
  TelephonyPort,
} from '../../src/platform/ports.ts'

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

/** A scan as `readAs` writes it down: what a machine would make of each page. Tests of the real reading are beside it. */
export const readAs = (...pages: { words?: string; confidence?: number; codes?: string[] }[]): Buffer =>
  Buffer.from(JSON.stringify(pages))

const WHITE = sharp({ create: { width: 100, height: 141, channels: 3, background: '#fff' } }).jpeg()

const unreadScans: ScanPort = {
  async read(bytes, onPage) {
    const pages: Partial<ScannedPage>[] = JSON.parse(Buffer.from(bytes).toString())
    const image = await WHITE.clone().toBuffer()
    for (const page of pages)
      await onPage({ image, width: 100, height: 141, codes: [], words: '', confidence: 0, ...page }, pages.length)
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

/** Of a database alone nobody's lines are asked; a program opens those of its settings. */
const noLines: Ports['lines'] = {
  isRecorded: false,
  ring: () => Promise.reject(new Error('there are no lines')),
  bringTogether: () => Promise.reject(new Error('there are no lines')),
  hangUp: () => Promise.reject(new Error('there are no lines')),
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
  scans: 'real' | 'as-written' = 'as-written',
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
    scans: scans === 'real' ? openScanReader() : unreadScans,
    printFolder: null,
    webhooks: openWebhooks(),
    open311: openOpen311(),
    telephony: recordingTelephony(),
    lines: noLines,
    recordings: createRecordings(null),
    payAddress: ({ reference, pence }) => `https://pay.test/?ref=${reference}&pounds=${(pence / 100).toFixed(2)}`,
    videoAddress: room => `https://meet.test/${room}`,
    singleSignOn: null,
  }
  return {
    ports,
    async close() {
      await Promise.all([ports.photos.stop(), ports.scans.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}
