import { createHash } from 'node:crypto'
import { system } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { RecordingRefused } from '../../../platform/ports.ts'
import { newReference } from '../../../platform/spoken-code/index.ts'
import { readDangerSaid } from '../../catalogue/index.ts'
import { type Arrival, type ReadArrival, Unreadable } from '../../channels/index.ts'
import { addToWaiting } from '../../interactions/index.ts'
import { noteNotBack } from '../asked-before.ts'
import { heedNotBack, sayNotBack } from '../before-answering.ts'
import { putForColleague, tellDuty, understandMatter, whoseIs } from '../put-for-colleague.ts'
import { addWords, findVoiceMessage, type NewReceived, newReceived } from '../received.store.ts'
import { writeReceived } from '../write-received.ts'
import { audioType, readVoice, type Transcript, type VoiceMessage } from './voice-message.ts'

/**
 * Takes a spoken message in: its recording is fetched whole, then it waits for a colleague. Where the recording cannot be had it is
 * tried again. Throws `Unreadable` for what is no sound, too large, or not with the provider.
 */
export const readVoiceMessage: ReadArrival = async (ctx, arrival, raw) => {
  const message = readVoice(raw.toString('utf8'))
  if (!message) throw new Unreadable('It is no message of a line')
  const touches = [message.recording]
  if ('words' in message) return { act: ctx => addTranscript(asReader(ctx), message), touches }
  const file = await keepRecording(ctx, message)
  return { act: ctx => takeIn(asReader(ctx), message, arrival, file), touches }
}

const asReader = (ctx: Ctx): Ctx => withContext(ctx, { actor: system('correspondence'), channel: 'phone' })

interface Recording {
  name: string
  mediaType: string
  sha256: string
  bytes: number
}

async function keepRecording(ctx: Ctx, { provider, url }: VoiceMessage): Promise<Recording> {
  const bytes = await ctx.ports.recordings.fetch(provider, url).catch(error => {
    if (error instanceof RecordingRefused) throw new Unreadable(error.message)
    throw error
  })
  const type = audioType(bytes)
  if (!type) throw new Unreadable('The recording is no sound that can be played')
  return { name: `message.${type.extension}`, mediaType: type.mediaType, ...(await ctx.ports.files.put(bytes)) }
}

async function takeIn(ctx: Ctx, message: VoiceMessage, arrival: Arrival, file: Recording): Promise<void> {
  const fileId = newId()
  const { sha256, bytes, name, mediaType: media_type } = file
  await ctx.db.insertInto('platform.files').values({ id: fileId, sha256, bytes, name, media_type }).execute()
  const row = rowOf(message, arrival, { name, fileId, problem: null })
  await writeReceived(ctx, row)
  await putForColleague(ctx, row, await understandMatter(ctx, row), message.service)
}

const rowOf = (
  { from, dialled, recording, seconds, provider, reference = newReference() }: VoiceMessage,
  arrival: Arrival,
  attachment: NewReceived['attachments'][number],
): NewReceived =>
  newReceived(arrival, {
    ...{ fromAddress: from ?? '', inbox: dialled, messageId: recording, became: 'waiting', reference },
    subject: `Voice message, ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    contentHash: createHash('sha256').update(`${provider} ${recording}`).digest('hex'),
    attachments: [attachment],
  })

/** What a machine understood: to be read beside the player. Words of danger count, though they may be misheard. */
async function addTranscript(ctx: Ctx, { recording, words }: Transcript): Promise<void> {
  const found = await findVoiceMessage(ctx, recording)
  // It may overtake its message: then it is tried again.
  if (!found) throw new Error('The message that this is the transcript of is not here yet')
  await addWords(ctx, found.id, words)
  const { rules, notBack } = await readDangerSaid(ctx, words)
  const isUrgent = rules.length > 0
  const mind = sayNotBack(notBack)
  if (isUrgent) await tellDuty(ctx, { ...found, words, whole: words }, rules, mind)
  await noteNotBack(ctx, found.id, notBack)
  await heedNotBack(ctx, notBack, whoseIs(found, null))
  await addToWaiting(ctx, found.id, { summary: [mind, words].filter(Boolean).join(' '), asked: words, isUrgent })
}
