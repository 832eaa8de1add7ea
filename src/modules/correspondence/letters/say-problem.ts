/** Why a scan could not be read, for whoever looks at it: what to do, in plain words. */
const PROBLEMS: Record<string, string> = {
  'scans.not-a-scan': 'It is no PDF, TIFF, JPEG or PNG. Scan the letter again as one of these.',
  'scans.broken': 'The file is damaged or cut off. Scan the letter again.',
  'scans.locked': 'The PDF is locked with a password. Scan the letter again, or open it and save it without one.',
  'scans.empty': 'It is empty. Scan the letter again.',
  'scans.too-many-pages': 'It has more than 300 pages. Scan it in smaller batches.',
  'scans.too-many-pixels': 'A page has too many dots. Scan it at 200 or 300 dots an inch.',
  'scans.too-hard': 'Reading it took too long or too much memory. Scan it again, with fewer pages.',
}

/** Pure. */
export const sayScanProblem = (code: string): string => PROBLEMS[code] ?? 'It could not be read'
