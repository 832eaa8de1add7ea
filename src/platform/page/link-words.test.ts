import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkWords } from './link-words.ts'
import { paragraphs } from './render.ts'

const link = (href: string, words: string) => `<a class="govuk-link" href="${href}">${words}</a>`

test('numbers to ring and addresses of the web become links', () => {
  for (const [said, href, words] of [
    ['ring 0808 2000 247, for women', 'tel:08082000247', '0808 2000 247'],
    ['on 01632 960109.', 'tel:01632960109', '01632 960109'],
    ['In danger, ring 999.', 'tel:999', '999'],
    [
      'See gov.uk/guidance/how-to-get-help.',
      'https://gov.uk/guidance/how-to-get-help',
      'gov.uk/guidance/how-to-get-help',
    ],
    ['at https://www.gov.uk or', 'https://www.gov.uk', 'https://www.gov.uk'],
  ] as const)
    assert.ok(linkWords(paragraphs(said)).includes(link(href, words)), linkWords(paragraphs(said)))
})

test('nothing else does, and nothing gets out of the words', () => {
  for (const said of [
    'press 55',
    'write to help@example.org',
    'within 999 days',
    '£0100 000 000',
    'javascript:alert(1)',
    'a 2.5 kg bag',
    'about 0.5 miles',
  ])
    assert.doesNotMatch(linkWords(paragraphs(said)), /<a /, said)
  assert.doesNotMatch(linkWords(paragraphs('gov.uk/"onmouseover="alert(1)')), /href="[^"]*onmouseover/)
  assert.match(linkWords(paragraphs('<img src=x>')), /&#60;img/)
})
