import type { Ctx } from '../../../platform/context.ts'
import { receiveArrival } from '../../channels/index.ts'
import type { Transcript, VoiceMessage } from './voice-message.ts'

/**
 * Keeps what the line tells of a spoken message: when this answers, the caller may be told that we have it, and whoever
 * reads arrivals has it in Work, and the sound fetched. One recording is one message, and one transcript, however often it is told.
 */
export function receiveVoiceMessage(ctx: Ctx, message: VoiceMessage | Transcript): Promise<string> {
  return receiveArrival(ctx, {
    medium: 'voice',
    source: message.provider,
    sourceKey: 'words' in message ? `${message.recording}:words` : message.recording,
    sender: message.from ?? '',
    recipients: [message.dialled],
    raw: Buffer.from(JSON.stringify(message)),
    mediaType: 'application/json',
  })
}
