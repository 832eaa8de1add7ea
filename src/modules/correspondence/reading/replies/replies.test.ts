import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { allOwnWords } from '../../before-answering.ts'
import { mail, mailOf } from '../mail.fixture.ts'
import { readMail } from '../read-mail.ts'

const html = (body: string) => mail({ 'Content-Type': 'text/html; charset=utf-8' }, body)
const plain = (body: string) => mail({ 'Content-Type': 'text/plain; charset=utf-8' }, body)
const replyTo = async (raw: Buffer) => (await readMail(raw)).reply

/** What stands above a quoted mail, as programs write it in their languages. */
const ATTRIBUTIONS = [
  'On Thu, 3 Dec 2026 at 09:15, The Streetscene team <streetscene@council.example> wrote:',
  'On 3 Dec 2026, at 09:15, Streetscene <streetscene@council.example> wrote:',
  'On Thursday, 3 December 2026 at 09:15:22 GMT, Streetscene <a@council.example> wrote:',
  'On 03/12/2026 09:15, Streetscene wrote:',
  'On Thu, Dec 3, 2026 at 9:15 AM Streetscene <\nstreetscene@council.example> wrote:',
  'On Thu, Dec 3, 2026 at 9:15 AM, A very long name of a team of a council\n<streetscene@council.example>\nwrote:',
  'Ar ddydd Iau, 3 Rhag 2026 am 09:15, Streetscene <streetscene@council.example> ysgrifennodd:',
  'Ar 03/12/2026 09:15, ysgrifennodd Streetscene:',
  'Le jeu. 3 déc. 2026 à 09:15, Streetscene <a@council.example> a écrit :',
  'Le 3 décembre 2026 à 09:15:22, Streetscene a écrit :',
  'Am 03.12.2026 um 09:15 schrieb Streetscene <a@council.example>:',
  'Am Do., 3. Dez. 2026 um 09:15 Uhr schrieb Streetscene <\na@council.example>:',
  'Op do 3 dec. 2026 om 09:15 schreef Streetscene <a@council.example>:',
  'El jue, 3 dic 2026 a las 9:15, Streetscene (<a@council.example>) escribió:',
  'Il giorno gio 3 dic 2026 alle ore 09:15 Streetscene <a@council.example> ha scritto:',
  'Em qui., 3 de dez. de 2026 às 09:15, Streetscene <a@council.example> escreveu:',
  'W dniu 03.12.2026 o 09:15, Streetscene pisze:',
  'czw., 3 gru 2026 o 09:15 Streetscene <a@council.example> napisał(a):',
  'Den tors 3 dec. 2026 kl 09:15 skrev Streetscene <a@council.example>:',
  'Den 3. dec. 2026 kl. 09.15 skrev Streetscene <a@council.example>:',
  'to 3. jouluk. 2026 klo 9.15 Streetscene (a@council.example) kirjoitti:',
  'čt 3. 12. 2026 v 9:15 odesílatel Streetscene <a@council.example> napsal:',
  'În joi, 3 dec. 2026 la 09:15, Streetscene <a@council.example> a scris:',
  'Streetscene <a@council.example> ezt írta (időpont: 2026. dec. 3., Cs, 9:15):',
  'Στις Πέμ 3 Δεκ 2026 στις 9:15 π.μ., ο χρήστης Streetscene <a@council.example> έγραψε:',
  'чт, 3 дек. 2026 г. в 09:15, Streetscene <a@council.example>:',
  '3 декабря 2026 г., 09:15 пользователь Streetscene <a@council.example> написал:',
  'Streetscene <a@council.example>, 3 Ara 2026 Per, 09:15 tarihinde şunu yazdı:',
  '2026年12月3日(木) 9:15 Streetscene <a@council.example>:',
  '在 2026年12月3日 09:15，Streetscene <a@council.example> 写道：',
  'Streetscene <a@council.example> 于2026年12月3日周四 09:15写道：',
  'Missatge de Streetscene <a@council.example> del dia dj., 3 de des. 2026 a les 9:15:',
  '\u202bבתאריך יום ה׳, 3 בדצמ׳ 2026 ב-9:15 מאת \u202aStreetscene\u202c\u200f <\u202aa@council.example\u202c\u200f>:\u202c',
  '>>> Streetscene <a@council.example> 03/12/2026 09:15 >>>',
  '"Streetscene" <a@council.example>\n03/12/2026 09:15\n\nTo\nJo <jo@example.org>\ncc\n\nSubject\nA bin',
  'Vào Th 5, 3 thg 12, 2026 vào lúc 09:15 Streetscene <a@council.example> đã viết:',
]

describe('a reply is what stands above the quoted mail', () => {
  for (const attribution of ATTRIBUTIONS)
    test(attribution.split('\n')[0]!, async () => {
      assert.equal(
        await replyTo(plain(`Yes, on Friday.\n\n${attribution}\n\n> When shall we come?\n> Streetscene\n`)),
        'Yes, on Friday.',
      )
      assert.equal(await replyTo(plain(`Yes, on Friday.\n\n${attribution}\nWhen shall we come?\n`)), 'Yes, on Friday.')
    })

  const blocks = [
    ['From: Streetscene <a@council.example>', 'Sent: 03 December 2026 09:15', 'To: Jo Brown', 'Subject: RE: A bin'],
    [
      'Oddi wrth: Streetscene <a@council.example>',
      'Anfonwyd: 03 Rhagfyr 2026 09:15',
      'At: Jo Brown',
      'Pwnc: RE: A bin',
    ],
    ['De : Streetscene', 'Envoyé : jeudi 3 décembre 2026 09:15', 'À : Jo Brown', 'Objet : RE: A bin'],
    ['Von: Streetscene', 'Gesendet: Donnerstag, 3. Dezember 2026 09:15', 'An: Jo Brown', 'Betreff: AW: A bin'],
    ['Van: Streetscene', 'Verzonden: donderdag 3 december 2026 09:15', 'Aan: Jo Brown', 'Onderwerp: RE: A bin'],
    ['De: Streetscene', 'Enviado: jueves, 3 de diciembre de 2026 9:15', 'Para: Jo Brown', 'Asunto: RE: A bin'],
    ['Da: Streetscene', 'Inviato: giovedì 3 dicembre 2026 09:15', 'A: Jo Brown', 'Oggetto: R: A bin'],
    ['Od: Streetscene', 'Wysłano: czwartek, 3 grudnia 2026 09:15', 'Do: Jo Brown', 'Temat: RE: A bin'],
    [
      '*From:* Streetscene [mailto:a@council.example]',
      '*Sent:* 03 December 2026 09:15',
      '*To:* Jo Brown',
      '*Subject:* RE: A bin',
    ],
  ]
  for (const block of blocks)
    test(`and above Outlook's headings: ${block[0]}`, async () => {
      assert.equal(
        await replyTo(
          plain(`Yes, on Friday.\n\n________________________________\n${block.join('\n')}\n\nWhen shall we come?\n`),
        ),
        'Yes, on Friday.',
      )
    })

  test('and above the line of an original message, in English, Welsh and German', async () => {
    for (const line of [
      '-----Original Message-----',
      '-----Neges Wreiddiol-----',
      '-----Ursprüngliche Nachricht-----',
      '--- Original message ---',
    ])
      assert.equal(await replyTo(plain(`Yes.\n\n${line}\nFrom: x\n\nold words`)), 'Yes.', line)
  })
})

describe('a quote that nobody is named for is cut where it stands below all that was written', () => {
  for (const quote of ['> When shall we come?', '> When shall we come?\n> Streetscene', '> One\n>\n> Two\n> Three'])
    test(quote.replaceAll('\n', ' '), async () => {
      assert.equal(await replyTo(plain(`Yes, on Friday.\n\n${quote}\n`)), 'Yes, on Friday.')
      const lines = quote.split('\n').map(line => `<div>${line.slice(2)}</div>`)
      const cited = `<div>Yes, on Friday.</div><blockquote type="cite">${lines.join('')}</blockquote>`
      assert.equal(await replyTo(html(cited)), 'Yes, on Friday.')
    })

  test('a cited question between her words stays', async () => {
    const between = '<div>See below.</div><blockquote type="cite">Which bin?</blockquote><div>The blue one.</div>'
    assert.equal(await replyTo(html(between)), 'See below.\n\n> Which bin?\n\nThe blue one.')
  })
})

describe('what is the writer’s own stays', () => {
  test('answers between quoted lines keep them, and lose the quote below the last', async () => {
    const body =
      'On 3 Dec 2026 at 9:15, a@council.example wrote:\n> Which bin?\n\nThe blue one.\n\n> Which street?\n\nMill Lane.\n\n> Thanks,\n> Sam\n'
    assert.match(await replyTo(plain(body)), /^> Which bin\?[\s\S]*blue one[\s\S]*> Which street\?\n\nMill Lane\.$/)
  })

  test('an answer below the quote is the reply', async () => {
    assert.equal(
      await replyTo(plain('On 3 Dec 2026 at 9:15, a@council.example wrote:\n> Which bin?\n> Sam\n\nThe blue one.')),
      'The blue one.',
    )
  })

  test('an answer below a quote without marks, where only a telephone’s line stands above it', async () => {
    const ours = 'We have got your report.\n\nWhich lamp is it?\n'
    const above = 'Sent from my iPhone\n\nOn 3 Dec 2026, at 09:15, Streetscene <a@council.example> wrote:\n'
    assert.match(await replyTo(plain(`${above}\n${ours}\nIt is lamp number 77, the door is open`)), /lamp number 77/)
    assert.equal(await replyTo(plain(`Lamp 77.\n\n${above}\n${ours}`)), 'Lamp 77.')
    const marked = `${above}\n${ours.replace(/^/gm, '> ')}`
    assert.equal(
      await replyTo(plain(`${marked}\n\nIt is lamp number 77`)),
      'Sent from my iPhone\n\nIt is lamp number 77',
    )
    assert.equal(await replyTo(plain(marked)), 'Sent from my iPhone', 'with a photo, say')
  })

  test('sentences that only look like the beginning of a quote', async () => {
    for (const words of [
      'On 3 December you wrote to me about my bin.\nIt has not been emptied since.',
      'On Monday at 10:30 the lorry came.\nFrom: the north.',
      'He said: I saw it at 10:30',
      'Sent from my desk, because my phone is broken.',
      'Time: 10:30\nPlace: Mill Lane',
      '> only an arrow\nand words',
    ])
      assert.equal(await replyTo(plain(words)), words)
  })

  test('a small block of arrows that the words above announce, or that follows them', async () => {
    for (const body of ['The sign says:\n\n> No bins here', 'I saw two things\n> a bin\n> a sofa', '> a bin\n> a sofa'])
      assert.equal(await replyTo(plain(body)), body)
  })

  test('a blockquote of somebody’s own in HTML', async () => {
    assert.equal(
      await replyTo(html('<p>The sign says</p><blockquote>No bins here</blockquote><p>but there is one.</p>')),
      'The sign says\n\nNo bins here\n\nbut there is one.',
    )
  })

  test('an attribution in the words’ own line is parted from them', async () => {
    assert.equal(
      await replyTo(plain('Thanks! On Thu, 3 Dec 2026 at 09:15, a@council.example wrote:\n> Done.')),
      'Thanks!',
    )
  })
})

describe('programs mark quotes in HTML', () => {
  const cases: Record<string, string> = {
    Gmail:
      '<div dir="ltr">Yes, on Friday.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Am Do. schrieb X &lt;<a href="mailto:a@b.example">a@b.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0">old</blockquote></div>',
    'Outlook on the web':
      '<div>Yes, on Friday.</div><div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> X<br><b>Sent:</b> now</div><div>old</div>',
    'Outlook for the desktop':
      '<div class="WordSection1"><p class="MsoNormal">Yes, on Friday.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> X &lt;a@b.example&gt;<br><b>Sent:</b> 03 December 2026<br><b>To:</b> Jo<br><b>Subject:</b> A bin</p></div></div><p>old</p></div>',
    'Apple Mail':
      '<html><body>Yes, on Friday.<br><div><br><blockquote type="cite"><div>On 3 Dec 2026, at 09:15, X &lt;a@b.example&gt; wrote:</div><br><div>old</div></blockquote></div></body></html>',
    Thunderbird:
      '<p>Yes, on Friday.</p><div class="moz-cite-prefix">On 03/12/2026 09:15, X wrote:<br></div><blockquote type="cite" cite="mid:1@x"><p>old</p><p>older</p><p>oldest</p></blockquote>',
    'Thunderbird, of one line':
      '<p>Yes, on Friday.</p><div class="moz-cite-prefix">Le 03/12/2026, X a écrit&nbsp;:<br></div><blockquote type="cite" cite="mid:1@x"><p>old</p></blockquote>',
    'Mail.ru':
      '<div>Yes, on Friday.</div><blockquote>Четверг, 3 декабря 2026, 09:15 +03:00 от X &lt;a@b.example&gt;:<br><div>old</div></blockquote>',
    Roundcube:
      '<p>Yes, on Friday.</p><p id="reply-intro">On 2026-12-03 09:15, X wrote:</p><blockquote type="cite">old</blockquote>',
    Yahoo:
      '<div class="yahoo-style-wrap"><div>Yes, on Friday.</div></div><div id="ydp1yahoo_quoted_1" class="yahoo_quoted"><div>On Thursday, X wrote:</div><div>old</div></div>',
    'Proton Mail':
      '<div>Yes, on Friday.</div><div class="protonmail_quote">On Thursday, X wrote:<blockquote type="cite">old</blockquote></div>',
    'Outlook for phones':
      '<div>Yes, on Friday.</div><div id="ms-outlook-mobile-signature">Get <a href="https://aka.ms/x">Outlook for iOS</a></div><hr><div id="divRplyFwdMsg">From: X</div>old',
  }
  for (const [program, body] of Object.entries(cases))
    test(program, async () => assert.equal(await replyTo(html(body)), 'Yes, on Friday.'))

  test('an answer written into what Gmail quotes is not lost', async () => {
    const body =
      '<div class="gmail_quote">On 3 Dec 2026 at 9:15 a@b.example wrote:<blockquote class="gmail_quote">Which bin?</blockquote><div>The blue one.</div><blockquote class="gmail_quote">Thanks</blockquote></div>'
    assert.match(await replyTo(html(body)), /The blue one\./)
  })

  test('and his words above it, with our questions marked as such', async () => {
    const gmail =
      '<p>See below.</p><div class="gmail_quote"><div class="gmail_attr">On 3 Dec 2026 at 9:15 a@b.example wrote:</div><blockquote class="gmail_quote">Which bin?</blockquote><div>The blue one.</div><blockquote class="gmail_quote">Since when?</blockquote><div>Monday.</div></div>'
    assert.equal(await replyTo(html(gmail)), 'See below.\n\n> Which bin?\n\nThe blue one.\n\n> Since when?\n\nMonday.')
    const apple =
      '<div>Yes.</div><blockquote type="cite">On 3 Dec 2026, at 9:15, X &lt;a@b.example&gt; wrote:<br><br>Which bin?</blockquote><div>Blue.</div><blockquote type="cite">Since when?</blockquote><div>Monday.</div>'
    assert.equal(await replyTo(html(apple)), 'Yes.\n\n> Which bin?\n\nBlue.\n\n> Since when?\n\nMonday.')
  })

  test('an empty line of GMX is one', async () =>
    assert.equal(await replyTo(html('<div>Yes.</div><div>&nbsp;</div><div>Friday.</div>')), 'Yes.\n\nFriday.'))

  test('the plain words are taken where they say the same', async () => {
    const raw = mailOf('alternative', [
      { type: 'text/plain', body: 'Yes,\non Friday.\n\nOn 3 Dec 2026 at 9:15, a@b.example wrote:\n> old' },
      { type: 'text/html', body: '<p>Yes, on Friday.</p><div class="gmail_quote">old</div>' },
    ])
    assert.equal(await replyTo(raw), 'Yes,\non Friday.')
  })

  test('the HTML is read where the plain words only say that it is there', async () => {
    const both = (text: string, html: string) =>
      mailOf('alternative', [
        { type: 'text/plain', body: text },
        { type: 'text/html', body: `<p>${html}</p>` },
      ])
    const HERS = 'My husband beats me. He must not know.'
    for (const text of [
      'This message is in HTML. Your mail program cannot show it.',
      'To view this email, open it in your browser: https://a.example/view/1',
    ])
      assert.equal(await replyTo(both(text, HERS)), HERS)
    const site = 'The form does not work in my browser.'
    assert.equal(await replyTo(both(site, `${site} Thanks`)), site)
    const { reply, text } = await readMail(both('Please see below.', HERS))
    assert.deepEqual(
      [reply, text],
      ['Please see below.', `Please see below.\n\n${HERS}`],
      'danger is looked for in both',
    )
    assert.equal((await readMail(both('Yes,\non Friday.', 'Yes, on Friday.'))).text, 'Yes,\non Friday.')
    const QUOTE =
      '-----Original Message-----\nFrom: Council\nSent: 3 December 2026\nTo: Ann\nSubject: Your bin\n\nWe come'
    const quoting = await readMail(both(`Please see below.\n\n${QUOTE}`, HERS))
    const mail = { medium: 'email', words: quoting.reply, whole: quoting.text } as const
    assert.equal(allOwnWords(mail), `Please see below.\n\n${HERS}`, 'also above a quote')
    assert.ok(quoting.text.endsWith(QUOTE))
    const own = 'I cannot view it in my browser, he beats me'
    const taken = await readMail(both(own, 'Dear all, our winter programme has come out today'))
    assert.match(taken.text, /winter programme.*he beats me/s, 'what is taken for a placeholder stays in all of it')
  })
})

describe('signatures', () => {
  const cut: [signature: string, kept?: string][] = [
    ['-- \nJo Brown\nMill Lane'],
    ['--\nJo'],
    ['Sent from my iPhone'],
    ['Sent from my Samsung Galaxy smartphone.'],
    ['Get Outlook for Android<https://aka.ms/AAb9ysg>'],
    ['Sent from Yahoo Mail on Android'],
    ['Sent from Mail for Windows'],
    ['Sent with Proton Mail secure email.'],
    ['Anfonwyd o fy iPhone'],
    ["Anfonwyd o'm iPad"],
    ['Envoyé de mon iPhone'],
    ['Von meinem iPhone gesendet'],
    ['Gesendet von meinem iPhone'],
    ['Enviado desde mi iPhone'],
    ['Verzonden vanaf mijn iPhone'],
    ['Inviato da iPhone'],
    ['Wysłane z iPhone'],
    ['Virus-free.www.avg.com'],
    ['<https://www.avg.com/email-signature?x>\nVirus-free.\nwww.avg.com'],
    ['Sent from BT Email App'],
    ['Sent with eM Client'],
    ['Sent from Nine<http://www.9folders.com/>'],
    ['Verstuurd vanaf mijn iPhone'],
    ['发自我的iPhone'],
    ['iPhoneから送信'],
    ["iPhone'umdan gönderildi"],
    ['Yahoo Mail: Search, organise, conquer'],
    ['Sent from my phone, please excuse typos'],
    ['-Jo Brown'],
    [
      'This email and any attachments are confidential and intended solely for the addressee.\nIf you are not, tell us.',
    ],
    ["Mae'r e-bost hwn ac unrhyw atodiadau yn gyfrinachol."],
    [
      'Kind regards,\nJo Brown\nHead of Bins, Example Ltd\nTel: 01225 000000\nwww.example.org',
      'Kind regards,\nJo Brown',
    ],
    ['Cofion gorau\nSiân Jones\nFfôn: 01978 000000\nsian@example.org', 'Cofion gorau\nSiân Jones'],
    ['______________\nJo Brown | 01225 000000'],
  ]
  for (const [signature, kept] of cut)
    test(signature.split('\n')[0]!, async () =>
      assert.equal(
        await replyTo(plain(`The bin is full.\n\n${signature}\n`)),
        kept ? `The bin is full.\n\n${kept}` : 'The bin is full.',
      ),
    )

  test('a closing and a name, a date or a list with dashes stay', async () => {
    for (const words of [
      'The bin is full.\n\nRegards,\nJo',
      'The bin is full.\n\nSent by email to your office on Monday.',
      'The bin is full.\n\nI sent the photos from my iPhone.',
      'The bin is full.\n\nPlease excuse my anger, it is the third time.',
      'Please mend:\n- the lamp\n- the kerb',
      'Thanks\n\nIt is the lamp at 12 Mill Lane, ring 01225 000000 before you come, because of the dog, which is big.',
    ])
      assert.equal(await replyTo(plain(words)), words)
  })

  test('a mail that is nothing but one keeps it', async () =>
    assert.equal(await replyTo(plain('Sent from my iPhone')), 'Sent from my iPhone'))
})

describe('what telephones and mail systems add', () => {
  const behind = 'On Fri, 4 Dec 2026 at 10:07, Example Council<help@council.example> wrote:   We have your email.'
  for (const [name, words] of [
    [
      'a quote behind the line that says who wrote',
      `Sent from Yahoo Mail on Android \n \n  ${behind}  \nYour reference is 123.`,
    ],
    [
      'lines marked with |',
      'On 4 Dec 2026 at 10:07, Help <help@council.example> wrote:\n| We have your email.\n|\n| Bye',
    ],
    ['lines marked with | that nobody is named for', '| We have your email.\n|\n| Bye'],
    [
      'a warning of mail from outside',
      'Caution: This email originated from outside of the organisation. Do not click\nlinks unless you know the sender.',
    ],
    ['the same in brackets', '[EXTERNAL] This message came from outside the council.'],
  ] as const)
    test(`${name} is cut`, async () =>
      assert.equal(await replyTo(plain(`The bin is full.\n\n${words}\n`)), 'The bin is full.'))

  test('a table, a sentence about who wrote, and words below a warning stay', async () => {
    for (const words of [
      'We are in:\n| Mon | 9 to 5 |\n| Tue | 9 to 5 |\n| Wed | closed |',
      'On 4 Dec 2026 at 10:07 Help <help@council.example> wrote: you are late. I am not.',
      'Hello\n\nCaution: this message is from outside.\n\nThe bin is full.',
    ])
      assert.equal(await replyTo(plain(words)), words)
  })
})
