// Nothing lost: 2,000 people ask while web, worker and database are killed six times in turn. The tests do a twentieth.
import { proveNothingIsLost } from '../test/faults/prove.ts'

const SUBMISSIONS = 2_000
const KILLS = 18

/** Prints what became of them. Answers whether everything is as it must be. */
export async function runFaults(tell: (sentence: string) => void): Promise<boolean> {
  const proof = await proveNothingIsLost({ submissions: SUBMISSIONS, kills: KILLS, tell })
  const wrong = {
    'acknowledged and not there': proof.lost,
    'there twice': proof.doubled,
    'half made': proof.halfMade,
    'acknowledgement missing': proof.messagesMissing,
    'acknowledgement twice': proof.messagesDoubled,
  }
  tell(
    `\n${SUBMISSIONS.toLocaleString('en')} submissions, ${KILLS} kills, ${proof.retries} sent again, ${proof.seconds.toFixed(0)} s`,
  )
  for (const [what, count] of Object.entries(wrong)) tell(`  ${what.padEnd(28)} ${String(count).padStart(6)}`)
  return Object.values(wrong).every(count => count === 0)
}
