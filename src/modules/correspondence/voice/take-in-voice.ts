import { createHash } from 'node:crypto'
import { system } from '../../../platform/actor.ts'
import { type Ctx, withContext } from '../../../platform/context.ts'
import { newReference } from '../../../platform/spoken-code/index.ts'
import { readDangerSaid } from '../../catalogue/index.ts'
import { type Arrival, type ReadArrival, Unreadable } from '../../channels/index.ts'
import { addToWaiting } from '../../interactions/index.ts'
import { noteNotBack } from '../asked-before.ts'
import { heedNotBack, sayNotBack } from '../before-answering.ts'
import { ON_ITS_WAY } from '../fetching/fetch-file.ts'
import { addFilesToFetch } from '../fetching/files-to-fetch.store.ts'
import { putForColleague, tellDuty, understandMatter, whoseIs } from '../put-for-colleague.ts'
import { newReceived } from '../received.store.ts'
import { writeReceived } from '../write-received.ts'
import { SOUND } from './keep-sound.ts'
import { readVoice, type Transcript, type VoiceMessage } from './voice-message.ts'
import { addSound, addWords, findVoiceMessage, nameVoiceMessage, type VoiceRow } from './voice-messages.store.ts'

/**
 * Takes a spoken message in. What is told first of it, that it was left or what a machine wrote down, makes it wait for a colleague;
 * the other is added. Its sound is fetched by a job: nothing that somebody said waits for that. Throws `Unreadable` for what no line told.
 */
export const readVoiceMessage: ReadArrival = async (_ctx, arrival, raw) => {
  const told = readVoice(raw.toString('utf8'))
  if (!told) throw new Unreadable('It is no message of a line')
  const { recording } = told
  return { act: ctx => takeIn(asReader(ctx), told, arrival), touches: [recording], alone: recording }
}

const asReader = (ctx: Ctx): Ctx => withContext(ctx, { actor: system('correspondence'), channel: 'phone' })

async function takeIn(ctx: Ctx, told: VoiceMessage | Transcript, arrival: Arrival): Promise<void> {
  const before = await findVoiceMessage(ctx, told.recording)
  const found = before ?? (await begin(ctx, told, arrival))
  if (before && 'seconds' in told) await nameVoiceMessage(ctx, before.id, subjectOf(told), told.reference ?? null)
  if (told.url && !found.hasSound) {
    await addSound(ctx, found.id, { name: SOUND, problem: ON_ITS_WAY })
    await addFilesToFetch(ctx, found.id, told.provider, [{ url: told.url, mediaType: '' }])
  }
  if ('words' in told) await addTranscript(ctx, found, told.words)
}

async function begin(ctx: Ctx, told: VoiceMessage | Transcript, arrival: Arrival): Promise<VoiceRow> {
  const { from, dialled, recording, provider, reference = newReference() } = told
  const row = newReceived(arrival, {
    ...{ fromAddress: from ?? '', inbox: dialled, messageId: recording, became: 'waiting', reference },
    subject: subjectOf(told),
    contentHash: createHash('sha256').update(`${provider} ${recording}`).digest('hex'),
  })
  await writeReceived(ctx, row)
  await putForColleague(ctx, row, await understandMatter(ctx, row), told.service)
  return { ...row, hasSound: false }
}

/** A transcript does not say how long it is. */
const subjectOf = (told: VoiceMessage | Transcript): string =>
  'seconds' in told ? `Voice message, ${told.seconds} ${told.seconds === 1 ? 'second' : 'seconds'}` : 'Voice message'

/** What a machine understood: to be read beside the player. Words of danger count, though they may be misheard. */
async function addTranscript(ctx: Ctx, found: VoiceRow, words: string): Promise<void> {
  await addWords(ctx, found.id, words)
  const { rules, notBack } = await readDangerSaid(ctx, words)
  const isUrgent = rules.length > 0
  const mind = sayNotBack(notBack)
  if (isUrgent) await tellDuty(ctx, { ...found, words, whole: words }, rules, mind)
  await noteNotBack(ctx, found.id, notBack)
  await heedNotBack(ctx, notBack, whoseIs(found, null))
  await addToWaiting(ctx, found.id, { summary: [mind, words].filter(Boolean).join(' '), asked: words, isUrgent })
}
