import sanitize from 'sanitize-html'
import { tameHtml } from './html-text.ts'

const LONGEST_STYLE = 2000
const DEEPEST = 200
const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^[a-z]{3,20}$/i, /^rgba?\([\d\s,.%]+\)$/i]
const LENGTH = [/^-?\d{1,3}(\.\d+)?(px|pt|em|rem|%)?$/]

/** A link without its place would lead into our own site. */
const OUTWARD = /^\s*(?:https?:\/\/|mailto:|tel:)/i

/** What a style may say: how words look, never where they stand, or what is fetched. */
const STYLES: Record<string, RegExp[] | undefined> = {
  color: COLOUR,
  'background-color': COLOUR,
  'font-weight': [/^(bold|bolder|normal|lighter|[1-9]00)$/],
  'font-style': [/^(italic|normal|oblique)$/],
  'text-align': [/^(left|right|center|justify)$/],
  'text-decoration': [/^(underline|line-through|none)$/],
  'font-size': [
    /^(small|medium|large|x-small|x-large|smaller|larger|[0-9]{1,2}(\.\d+)?(px|pt)|[01](\.\d+)?r?em|1?\d{2}%)$/,
  ],
  'padding-left': LENGTH,
  'border-left': [/^\d{1,2}px (solid|dotted|dashed) #?[a-z0-9]{3,20}$/i],
}

const TAGS = [
  ...[
    'a',
    'abbr',
    'address',
    'b',
    'big',
    'blockquote',
    'br',
    'caption',
    'center',
    'cite',
    'code',
    'col',
    'colgroup',
    'dd',
    'del',
  ],
  ...[
    'div',
    'dl',
    'dt',
    'em',
    'font',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'ol',
    'p',
    'pre',
  ],
  ...[
    'q',
    's',
    'samp',
    'small',
    'span',
    'strike',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'tr',
  ],
  ...['tt', 'u', 'ul', 'var'],
]

/**
 * HTML of a stranger that staff may be shown: words, tables and links. No scripts, forms, styles that break out, ids or classes,
 * and nothing that is fetched: of images only those that came with the mail (`cid:`), for the caller to resolve.
 */
export function sanitiseHtml(html: string): string {
  return sanitize(tameHtml(html), {
    allowedTags: TAGS,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'title',
      'template',
      'xml',
      'svg',
      'math',
      'head',
    ],
    nestingLimit: DEEPEST,
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'align', 'title'],
      a: ['href', 'rel'],
      img: ['src', 'alt', 'width', 'height'],
      font: ['color'],
      td: ['colspan', 'rowspan', 'valign'],
      th: ['colspan', 'rowspan', 'valign'],
      ol: ['start', 'type'],
    },
    parseStyleAttributes: false,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid'] },
    allowProtocolRelative: false,
    transformTags: {
      '*': (tagName, attribs) => ({ tagName, attribs: withPlainStyle(attribs) }),
      a: (tagName, { href = '', ...attribs }) => ({
        tagName,
        attribs: OUTWARD.test(href) ? { ...attribs, href, rel: 'noopener noreferrer nofollow' } : attribs,
      }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
  }).trim()
}

/** Keeps of a style what is allowed: each value is matched whole, so that nothing can hide in one. */
function withPlainStyle({ style, ...attribs }: sanitize.Attributes): sanitize.Attributes {
  if (!style) return attribs
  const kept = style
    .slice(0, LONGEST_STYLE)
    .split(';')
    .map(each => each.split(':').map(part => part.trim()) as [string, string?, string?])
    .filter(
      ([name, value, more]) =>
        more === undefined && value && STYLES[name.toLowerCase()]?.some(form => form.test(value)),
    )
  return kept.length > 0
    ? { ...attribs, style: kept.map(([name, value]) => `${name.toLowerCase()}:${value}`).join(';') }
    : attribs
}
