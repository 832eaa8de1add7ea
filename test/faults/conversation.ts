// An adviser types while parts of the program are killed.
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { goOn, signIn } from '../journeys/steps.ts'
import { eventually, type Installation, type Part } from './installation.ts'
import { type Db, withDatabase } from './when-up.ts'

const BACK_WITHIN = 120_000
const PER_LETTER = 60

export interface ConversationProof {
  /** Letters that had been kept before a kill and are not there when the database answers again. */
  lostAtKill: number
  /** Letters of all that was typed, before, while and after it was down, that are not there once it is up again. */
  lostAtEnd: number
  /** Milliseconds from the last letter until all was kept, at the most. */
  keptAfter: number
}

/** She types without a pause while each part is killed once, as `kill -9` does, and looks at nothing but her words. */
export async function proveNoWordIsLost(
  { site, kill, ...installation }: Installation,
  page: Page,
  parts: readonly Part[],
): Promise<ConversationProof> {
  await signIn(page, site, 'adviser@demo.example')
  await page.goto(`${site}/staff/desk`)
  await goOn(page, 'Start')
  const box = page.getByLabel('What they ask, in their own words')
  let typed = ''
  const typeOn = async (words: string) => {
    for (const letter of words) {
      await box.press(letter === ' ' ? 'Space' : letter)
      typed += letter
      await pause(PER_LETTER)
    }
  }
  const look = <T>(work: (db: Db) => Promise<T>) => withDatabase({ site, kill, ...installation }, work)
  const proof = { lostAtKill: 0, lostAtEnd: 0, keptAfter: 0 }
  for (const part of parts) {
    await typeOn(`before the ${part} is killed she says this`)
    const kept = typed
    const from = Date.now()
    await look(db => eventually(async () => (await readAsked(db)) === kept, BACK_WITHIN))
    proof.keptAfter = Math.max(proof.keptAfter, Date.now() - from)
    await typeOn(' and goes on ')
    await kill(part)
    await typeOn('while it is away ')
    proof.lostAtKill += missing(await look(readAsked), kept)
  }
  const isThere = async (db: Db) => (await readAsked(db)).trimEnd() === typed.trimEnd()
  await eventually(() => look(isThere), BACK_WITHIN).catch(() => {})
  proof.lostAtEnd = missing(await look(readAsked), typed.trimEnd())
  return proof
}

/** Letters of `wanted` from where it stops being the same. */
function missing(found: string, wanted: string): number {
  let same = 0
  while (same < wanted.length && found[same] === wanted[same]) same++
  return wanted.length - same
}

async function readAsked(db: Db): Promise<string> {
  const { rows } = await sql<{ asked: string }>`select m.asked from interactions.matters m
    join interactions.interactions i on i.id = m.interaction_id order by i.started_at desc, m.position limit 1`.execute(
    db,
  )
  return rows[0]?.asked ?? ''
}
