import type { Delegation } from '../organisation/index.ts'

/**
 * In which of her roles a colleague may settle a matter of this service on the spot; `free`: the scheme does not name it;
 * null: she may not. Pure.
 */
export function delegatedTo(
  scheme: readonly Delegation[],
  service: string | null,
  roles: readonly string[],
): string | 'free' | null {
  const named = scheme.filter(({ services }) => service !== null && services.includes(service))
  if (named.length === 0) return 'free'
  return named.flatMap(each => each.roles).find(role => roles.includes(role)) ?? null
}
