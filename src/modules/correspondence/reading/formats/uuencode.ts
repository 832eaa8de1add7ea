const MOST_FILES = 50

/** Takes the files out that old programs write into the text: `begin 644 NAME`, lines, `end`. */
export function takeUuencoded(text: string): { words: string; files: { name: string; content: Buffer }[] } {
  const files: { name: string; content: Buffer }[] = []
  if (!/^begin [0-7]{3} /m.test(text)) return { words: text, files }
  const words: string[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const name = /^begin [0-7]{3} (\S.*)$/.exec(lines[at]!)?.[1]
    const end = name && files.length < MOST_FILES ? endOfData(lines, at + 1) : -1
    if (name && end > 0) {
      files.push({ name: name.trim(), content: Buffer.concat(lines.slice(at + 1, end).map(decodeLine)) })
      at = end
    } else words.push(lines[at]!)
  }
  return { words: words.join('\n'), files }
}

/** The line `end` below lines of data; -1 where something else stands there. */
function endOfData(lines: string[], from: number): number {
  let at = from
  while (at < lines.length && /^[ -`]{1,100}$/.test(lines[at]!)) at++
  return lines[at] === 'end' ? at : -1
}

function decodeLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63
  const bytes: number[] = []
  for (let at = 1; at < line.length && bytes.length < length; at += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map(offset => ((line.charCodeAt(at + offset) || 32) - 32) & 63) as [
      number,
      number,
      number,
      number,
    ]
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
  }
  return Buffer.from(bytes.slice(0, length))
}
