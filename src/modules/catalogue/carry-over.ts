import { stableJson } from '../../platform/compare.ts'
import type { Service } from './service.ts'

/**
 * A draft of a service whose version has changed since it was begun: what only the newer version changed is taken from
 * that; what the draft changed stays. `both` names the parts that both changed, where the draft's are kept. Pure.
 */
export function carryOver(base: Service, draft: Service, newer: Service): { definition: Service; both: string[] } {
  const keys = [...new Set([base, draft, newer].flatMap(each => Object.keys(each)))] as (keyof Service)[]
  const isSame = (a: Service, b: Service, key: keyof Service) => stableJson([a[key]]) === stableJson([b[key]])
  const pairs = keys.map(key => [key, (isSame(base, draft, key) ? newer : draft)[key]])
  const both = keys.filter(key => !isSame(base, draft, key) && !isSame(base, newer, key) && !isSame(draft, newer, key))
  return { definition: Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Service, both }
}
