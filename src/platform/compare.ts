// Comparing plain data as JSON has it, whatever the order of keys. A key that is undefined counts as absent.

/** The same text for the same data. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

/** Where two definitions differ, as paths ('promise.steps.0.within'), each at the shallowest place that says enough. */
export function changedPaths(before: unknown, after: unknown, path = ''): string[] {
  if (stableJson(before) === stableJson(after)) return []
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) return [path]
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap(key => changedPaths(before[key], after[key], path ? `${path}.${key}` : key))
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object'
}
