import {
  type Decision,
  type DecisionOfPair,
  findDecisionOf,
  findLastDecision,
  joinPair,
  putOffPair,
  setPairApart,
  viewPair,
} from '../../../../modules/customers/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { listDuplicates } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, Refused } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { showPair } from './show-pair.ts'
import { text } from './text.ts'

const PATH = '/staff/customers/duplicates'

/** Two records that may be one person, side by side: the same, different, or later. The next pair is there already. */
export const duplicatesPage = page({
  at: import.meta,
  path: PATH,
  permission: 'customers.merge',
  audit: 'duplicate',
  texts: text,
  form: { pair: textField({ max: 40 }), decision: textField({ max: 40 }) },
  async load(ctx, visit) {
    // Somebody was quicker: that is read first, and the next pair is shown when she asks for it. No key decides it unseen.
    if (visit.query.decided) {
      const decided = await findDecisionOf(ctx, visit.query.decided)
      return { back: '/staff/customers', decided: sayDecided(ctx, decided), next: PATH }
    }
    const only = visit.query.pair
    const [pairs, last] = await Promise.all([listDuplicates(ctx, { most: 2, only }), findLastDecision(ctx)])
    const [first, next] = pairs
    if (first)
      await viewPair(
        ctx,
        first.sides.map(side => side.personId),
      )
    return {
      back: '/staff/customers',
      pair: first && showPair(first),
      next: next && showPair(next),
      waiting: only ? 0 : (first?.waiting ?? 0),
      last: last && { ...last, words: sayDecision(last) },
      maySign: can(ctx.actor, 'customers.sign-joining'),
    }
  },
  async submit(ctx, _visit, { pair, decision }) {
    const isDecided = await decide(ctx, pair, decision).then(() => false, isDecidedAlready)
    return redirect(isDecided ? `${PATH}?decided=${pair}` : PATH)
  },
  example: () => PATH,
})

/** 'different', 'later', or the id of the record whose name is kept. */
async function decide(ctx: Ctx, pairId: string, decision: string): Promise<void> {
  if (!decision) throw new Invalid({ decision: text.decisionMissing.en })
  if (decision === 'different') await setPairApart(ctx, pairId)
  else if (decision === 'later') await putOffPair(ctx, pairId)
  else await joinPair(ctx, { pairId, intoId: decision })
}

const ALREADY = ['customers.pair-decided', 'customers.one-already']

function isDecidedAlready(error: unknown): true {
  if (error instanceof Refused && ALREADY.includes(error.code)) return true
  throw error
}

function sayDecided({ actor }: Ctx, decided: DecisionOfPair | null): { words: string; at: Date | null } {
  if (!decided) return { words: text.decidedAlready.en, at: null }
  const { by, at } = decided
  if (actor.kind === 'staff' && by?.id === actor.id) return { words: sayDecision(decided), at }
  return { words: sayDecision(decided, by?.name ?? 'The rule that is signed'), at }
}

function sayDecision({ decision, names }: Decision, by = 'You'): string {
  const who = names.map(name => `‘${name}’`).join(' and ')
  return {
    joined: `${by} joined ${who}`,
    different: `${by} said ${who} are different people`,
    later: `${by} put off ${who}`,
  }[decision]
}
