// Numbers and addresses in the words of a pack as links. What people wrote is never linked.

const PHONE = /(?<![\d£.,/-])0\d{2,4}(?: ?\d{3,4}){2}(?![\d/-])/
const SHORT_PHONE = /(?<=\b(?:ring|call|phone|ffoniwch|ffonio) )(?:999|101|105|111|119)\b/i
const WEB = /(?<![@\w./-])(?:https:\/\/)?(?:[a-z0-9-]+\.)+(?:uk|org|com|net|wales|cymru)(?:\/[\w/-]*\w)?(?![\w@])/i
const LINKED = new RegExp([PHONE, SHORT_PHONE, WEB].map(each => `(${each.source})`).join('|'), 'gi')

/** Takes HTML whose text is escaped and that holds no links yet. */
export function linkWords(html: string): string {
  return html.replace(LINKED, (found: string, phone?: string, short?: string) => {
    const href = phone || short ? `tel:${found.replaceAll(' ', '')}` : `https://${found.replace(/^https:\/\//i, '')}`
    return `<a class="govuk-link" href="${href}">${found}</a>`
  })
}
