import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readDuty } from '../../../../modules/duty/index.ts'
import { dutyNumbersBetween, readOrganisation } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { say } from '../../../../platform/text.ts'

/**
 * What a device needs where somebody is not safe and nobody can be asked: the kinds with what to say, ask and do, the numbers
 * that answer at each hour until then, and the phrases by which danger is noticed in what is typed.
 */
export async function dutyOnDevice(ctx: Ctx, from: Date, to: Date) {
  const [{ kinds }, { words }, organisation] = await Promise.all([
    readDuty(ctx),
    readCatalogue(ctx),
    readOrganisation(ctx),
  ])
  const numbersOf = (rule: string) =>
    dutyNumbersBetween(organisation, rule, from, to).map(({ from, numbers }) => ({
      from: from.toISOString(),
      numbers: numbers.map(({ name, number, when, note }) => ({
        ...{ name: say(name, 'en'), number, note: say(note, 'en') },
        // Of all that answer, the one that answers by its hours is the council's own.
        isOurs: when !== 'always',
      })),
    }))
  return {
    kinds: kinds.map(({ id, name, when, steps, numbers, alsoFor }) => ({
      ...{ id, name, when, numbers, rules: [numbers, ...alsoFor] },
      steps: steps.map(step => Object.entries(step)[0] as [string, string]),
    })),
    rules: Object.fromEntries([...organisation.dutyRules.keys()].map(id => [id, numbersOf(id)])),
    dangers: [...words.values()].flatMap(({ danger }) =>
      danger.map(({ duty, words, alone, unless }) => ({ duty, words, alone, unless })),
    ),
  }
}
