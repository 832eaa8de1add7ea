import type { Ctx } from '../../platform/context.ts'
import { queueMessages } from '../channels/index.ts'
import { readOrganisation } from '../organisation/index.ts'

const SUBJECT = 'Duty of care: answer now'
const WORDS = (again: boolean) =>
  [
    again
      ? 'Nobody has answered yet. A colleague needs the duty team now: somebody may not be safe.'
      : 'A colleague needs the duty team now: somebody may not be safe.',
    "Sign in to Firstpoint. It is at the top of every page. Open it and press 'I have it'.",
    'This message does not say what it is about, so that nobody reads it by chance.',
  ].join('\n\n')

/** A message to each team: that there is something, and nothing of what it is. The same ring is told once. */
export async function tellTeams(ctx: Ctx, record: { id: string; teams: string[]; rings: number }): Promise<void> {
  const organisation = await readOrganisation(ctx)
  const messages = record.teams.flatMap(team => {
    const recipient = organisation.teams.get(team)?.email
    const key = `duty:${record.id}:${record.rings}:${team}`
    const words = WORDS(record.rings > 1)
    return recipient
      ? [
          {
            key,
            medium: 'email' as const,
            recipient,
            language: 'en',
            subject: SUBJECT,
            words,
            about: record.id,
            urgency: 'now' as const,
          },
        ]
      : []
  })
  await queueMessages(ctx, messages)
}
