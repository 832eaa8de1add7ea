import { escapeHtml } from './escape-html.ts'

/** A part of a letter. Words are plain; in `quote` somebody's own, with their line breaks. */
export type Block =
  | { kind: 'words'; words: string }
  | { kind: 'heading'; words: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'quote'; words: string }
  | { kind: 'link'; words: string; url: string }

export interface Letter {
  subject: string
  blocks: Block[]
}

export const words = (text: string): Block => ({ kind: 'words', words: text })
/** Our own words of several paragraphs: marked as a quote they would look like somebody else's. */
export const paragraphsOf = (text: string): Block[] =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map(words)
export const heading = (text: string): Block => ({ kind: 'heading', words: text })
export const list = (items: string[]): Block => ({ kind: 'list', items })
export const quote = (text: string): Block => ({ kind: 'quote', words: text.trim() })
export const link = (text: string, url: string): Block => ({ kind: 'link', words: text, url })

/** The letter as plain text: an empty line between blocks, an address on a line of its own. */
export function letterText(blocks: Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`
}

/** Between two parts of a letter on paper that stand on pages of their own. */
export const PAPER_PAGE = '\n\n---\n\n'

/**
 * The words of a letter on paper: an empty line between paragraphs, `# ` before a heading, `- ` before what is listed. Whoever
 * prints it (`platform/paper`, GOV.UK Notify) knows these signs.
 */
export const paperText = (blocks: Block[]): string =>
  blocks
    .map(block => {
      if (block.kind === 'heading') return `# ${block.words}`
      return block.kind === 'quote' ? block.words : blockText(block)
    })
    .join('\n\n')

function blockText(block: Block): string {
  switch (block.kind) {
    case 'list':
      return block.items.map(item => `- ${item}`).join('\n')
    case 'quote':
      return block.words
        .split('\n')
        .map(line => `> ${line}`.trimEnd())
        .join('\n')
    case 'link':
      return `${block.words}:\n${block.url}`
    case 'heading':
    case 'words':
      return block.words
  }
}

const BODY = 'max-width:40em;margin:0 auto;padding:1em;font:1.1875em/1.45 Arial,Helvetica,sans-serif'
/** 18 points and more on paper: what is called large print. */
const LARGE = 'max-width:40em;margin:0 auto;padding:1em;font:1.625em/1.5 Arial,Helvetica,sans-serif'
const QUOTE = 'margin:0 0 1em;padding:0 0 0 1em;border-left:4px solid'

/**
 * The letter as HTML: headings, lists and links that a screen reader knows, no tables, no pictures, no colours of its own,
 * so that it follows a dark screen. Everything is escaped. `large`: for somebody who needs large print.
 */
export function letterHtml({ subject, blocks }: Letter, language: string, large = false): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><style>:root{color-scheme:light dark}</style><title>${escapeHtml(subject)}</title></head>
<body style="${large ? LARGE : BODY}">
<main>
${blocks.map(blockHtml).join('\n')}
</main>
</body>
</html>
`
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'list':
      return `<ul>${block.items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'quote':
      return `<blockquote style="${QUOTE}">${paragraphs(block.words)}</blockquote>`
    case 'link':
      return `<p><a href="${escapeHtml(block.url)}">${escapeHtml(block.words)}</a></p>`
    case 'heading':
      return `<h2 style="font-size:1.125em">${escapeHtml(block.words)}</h2>`
    case 'words':
      return `<p>${escapeHtml(block.words).replaceAll('\n', '<br>')}</p>`
  }
}

function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(part => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('')
}
