import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mail, mailOf } from '../mail.fixture.ts'
import { readMail } from '../read-mail.ts'
import { htmlToText, parseHtml } from './html-text.ts'
import { sanitiseHtml } from './sanitise-html.ts'

describe('HTML that staff are shown', () => {
  test('runs nothing, sends nothing and fetches nothing', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg onload=alert(1)><script>alert(1)</script></svg>',
      '<a href="javascript:alert(1)">x</a>',
      '<a href="data:text/html,<script>alert(1)</script>">x</a>',
      '<form action="https://evil.example"><input name=a><button>x</button></form>',
      '<iframe src="https://evil.example"></iframe>',
      '<img src="https://evil.example/pixel.gif">',
      '<img srcset="https://evil.example/a 1x">',
      '<table background="https://evil.example/x">',
      '<link rel=stylesheet href="https://evil.example">',
      '<style>@import "https://evil.example"; body{background:url(https://evil.example)}</style>',
      '<p style="background:url(https://evil.example)">x</p>',
      '<p style="background-image:url(//evil.example)">x</p>',
      '<p style="position:fixed;top:0;left:0;width:100%;height:100%">x</p>',
      '<p style="color:red;color:expression(alert(1))">x</p>',
      '<p style="color:red;/*">x</p>',
      '<meta http-equiv=refresh content="0;url=https://evil.example">',
      '<base href="https://evil.example">',
      '<video src="https://evil.example"></video>',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
      '<a href="//evil.example">x</a>',
      '<img src="cid:a" onload="x" id="b" class="c">',
      '<p id="main" class="govuk-button" name="x">x</p>',
      '<a href="&#106;avascript:alert(1)">x</a>',
      '<img src="data:image/svg+xml;base64,AAAA">',
    ]
    for (const each of hostile) {
      const safe = sanitiseHtml(each)
      assert.doesNotMatch(
        safe,
        /script|onerror|onload|evil|javascript|<form|<input|<iframe|<svg|<math|<style|<meta|<base|<link|url\(|position|expression|data:|class=|\bid=|name=|\/\*/i,
        `${each} → ${safe}`,
      )
    }
  })

  test('keeps words, tables, links and pictures that came with the mail', () => {
    assert.equal(
      sanitiseHtml(
        '<table><tr><td colspan="2" style="color: #333; position: absolute">A <b>b</b></td></tr></table><a href="https://example.org">x</a><img src="cid:logo" alt="Logo">',
      ),
      '<table><tr><td colspan="2" style="color:#333">A <b>b</b></td></tr></table><a href="https://example.org" rel="noopener noreferrer nofollow">x</a><img src="cid:logo" alt="Logo" />',
    )
  })

  test('of a mail with a text part beside it holds both', async () => {
    const { html, text } = await readMail(
      mailOf('mixed', [
        { type: 'text/html', body: '<p>One</p>' },
        { type: 'text/plain', body: 'Two <b>' },
      ]),
    )
    assert.equal(html, '<p>One</p>\n<hr>\n<pre>Two &lt;b&gt;</pre>')
    assert.equal(text, 'One\n\nTwo <b>')
  })
})

test('HTML as text keeps paragraphs, lines, lists and quotes, and no hidden words', () => {
  const text = (html: string) => htmlToText(parseHtml(html))
  assert.equal(
    text('<p>One\n  line</p><p>Two<br>lines</p><ul><li>a</li><li>b</li></ul><blockquote>q<br>r</blockquote>end'),
    'One line\n\nTwo\nlines\n\n- a\n- b\n\n> q\n> r\n\nend',
  )
  assert.equal(text('<div>a</div><div>b</div><table><tr><td>c</td><td>d</td></tr></table>'), 'a\nb\n\nc d')
  assert.equal(
    text('<style>x</style><div style="display:none">preview</div><p>words</p><img alt="Logo" src="x">'),
    'words\n\nLogo',
  )
  assert.equal(text('<pre>a\n  b</pre>'), 'a\n  b')
  assert.equal(text('&pound;5&nbsp;&amp; more'), '£5 & more')
})

test('a picture in the words is an inline attachment with its id', async () => {
  const raw = mailOf('related', [
    { type: 'text/html', body: '<img src="cid:logo@x">' },
    {
      type: 'image/png',
      body: Buffer.from('png'),
      headings: ['Content-ID: <logo@x>', 'Content-Disposition: inline; filename="logo.png"'],
    },
  ])
  const { html, attachments } = await readMail(raw)
  assert.match(html!, /src="cid:logo@x"/)
  assert.deepEqual(
    attachments.map(({ name, isInline, contentId }) => [name, isInline, contentId]),
    [['logo.png', true, 'logo@x']],
  )
})

test('HTML in a mail that says it is plain is HTML', async () => {
  assert.equal((await readMail(mail({}, '<!DOCTYPE html><html><body><p>Words</p></body></html>'))).text, 'Words')
})
