/** So many lines fit into the window of an envelope; GOV.UK Notify takes no more. */
const MOST = 7

/** An address as the lines on an envelope, the postcode last. What is too much for the window shares a line. */
export function addressLines(address: string): string[] {
  const lines = address
    .split(/[\n,]/)
    .map(line => line.trim())
    .filter(Boolean)
  if (lines.length <= MOST) return lines
  return [...lines.slice(0, MOST - 2), lines.slice(MOST - 2, -1).join(', '), lines.at(-1)!]
}
