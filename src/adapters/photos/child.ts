// The child process that alone ever decodes what people send. It may read its own code and nothing else, knows no
// settings, and ends when its parent does.
import { makePhoto, NoPhoto } from './make-photo.ts'
import type { PhotoAnswer, PhotoJob } from './messages.ts'

function answer(message: PhotoAnswer): void {
  process.send?.(message)
}

async function work(job: PhotoJob): Promise<PhotoAnswer> {
  try {
    return { kind: 'photo', photo: await makePhoto(job) }
  } catch (cause) {
    if (cause instanceof NoPhoto) return { kind: 'refused', code: cause.code }
    throw cause
  }
}

process.on('message', async (job: PhotoJob) => answer(await work(job)))
process.on('disconnect', () => process.exit())
// Ctrl-C and a stop of the service reach every process of the group: the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
answer({ kind: 'ready' })
