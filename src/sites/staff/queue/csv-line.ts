/** Characters by which a spreadsheet takes a cell for a formula, also after spaces and in their wide forms. */
const FORMULA = /^[\s\u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** One line of a CSV file (RFC 4180), ended. What a spreadsheet would run as a formula begins with an apostrophe. */
export function csvLine(cells: string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
