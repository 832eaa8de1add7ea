/** What stands where the words would be, of programs that write HTML alone: 'To view this email, open it in your browser'. */
const PLACEHOLDER =
  /\bhtml\b|\bbrowser\b|\bview (?:this|the|it)\b|\bonline version\b|\bmail (?:client|program|reader|app)\b/i
const LONGEST_PLACEHOLDER = 400
/** So many words of its own make a version another one, and not the same with a greeting more. */
const FEWEST = 3

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}{3,}/gu))

/** Whether the text version of a mail says only that its words stand in the HTML. Pure. */
export function isPlaceholder(text: string, html: string): boolean {
  if (text.length > LONGEST_PLACEHOLDER || !PLACEHOLDER.test(text)) return false
  const [own, others] = [wordsOf(text), wordsOf(html)]
  return others.size >= FEWEST && own.intersection(others).size < own.size / 2
}

/** Whether the HTML of a mail says clearly more than its text, or something else. Pure. */
export function saysMore(html: string, text: string): boolean {
  const own = wordsOf(html)
  const added = own.difference(wordsOf(text)).size
  return added >= FEWEST && added > own.size / 2
}
