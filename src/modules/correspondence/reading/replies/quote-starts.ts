// How mail programs begin what they quote, by language. Written from what the programs write, each as one reads it there.

/** `On … wrote:`: the words a line of attribution begins and ends with. Word order differs, so either may be missing. */
interface Attribution {
  language: string
  begins: string
  wrote: string
}

const ATTRIBUTIONS: Attribution[] = [
  { language: 'English', begins: 'On', wrote: 'wrote|writes|sent|said' },
  { language: 'Welsh', begins: 'Ar|Am', wrote: 'ysgrifennodd|ysgrifennwyd|anfonodd' },
  { language: 'French', begins: 'Le|Em', wrote: 'a écrit|a ecrit|écrivait' },
  { language: 'German', begins: 'Am|An|Den', wrote: 'schrieb|hat geschrieben' },
  { language: 'Dutch', begins: 'Op|Het', wrote: 'schreef|het volgende geschreven|geschreven|verzond' },
  { language: 'Spanish', begins: 'El|Il', wrote: 'escribió|escribio|ha escrito' },
  { language: 'Catalan', begins: 'El|La', wrote: 'va escriure|ha escrit' },
  { language: 'Italian', begins: 'Il|In data', wrote: 'ha scritto|scrive|ha escrito' },
  { language: 'Portuguese', begins: 'Em|No dia|A|Quando', wrote: 'escreveu' },
  {
    language: 'Polish',
    begins: 'Dnia|W dniu|dn\\.|pon\\.|wt\\.|śr\\.|czw\\.|pt\\.|sob\\.|niedz\\.',
    wrote: 'napisał|napisała|napisał\\(a\\)|napisali|pisze',
  },
  { language: 'Czech', begins: 'Dne|po|út|st|čt|pá|so|ne', wrote: 'napsal|napsala|napsal\\(a\\)' },
  { language: 'Slovak', begins: 'Dňa|Dna', wrote: 'napísal|napísala|napísal\\(a\\)' },
  {
    language: 'Danish, Norwegian',
    begins: 'Den|På|På|Le|man\\.|tir\\.|ons\\.|tor\\.|fre\\.|lør\\.|søn\\.',
    wrote: 'skrev|skreiv',
  },
  { language: 'Swedish', begins: 'Den|På|mån|tis|ons|tors|fre|lör|sön', wrote: 'skrev|skrev följande' },
  { language: 'Finnish', begins: 'ma|ti|ke|to|pe|la|su', wrote: 'kirjoitti' },
  { language: 'Romanian', begins: 'Pe|În', wrote: 'a scris' },
  {
    language: 'Croatian, Serbian, Slovene',
    begins: 'Dana|V',
    wrote: 'je napisao|je napisala|je napisao/la|je pisao|је написао|је написала|je napisal',
  },
  { language: 'Hungarian, Turkish', begins: '', wrote: 'ezt írta|írta|yazdı|şunu yazdı|şunları yazdı' },
  { language: 'Lithuanian, Latvian, Estonian', begins: '', wrote: 'rašė|parašė|rakstīja|kirjutas' },
  { language: 'Greek', begins: 'Στις|Την', wrote: 'έγραψε|ο χρήστης' },
  {
    language: 'Russian, Ukrainian, Bulgarian',
    begins: 'В|пн|вт|ср|чт|пт|сб|вс|нд|На',
    wrote: 'написал|написала|написал\\(а\\)|пишет|писал|написав|пише|написа',
  },
  { language: 'Vietnamese', begins: 'Vào', wrote: 'đã viết' },
  { language: 'Indonesian, Malay', begins: 'Pada', wrote: 'menulis' },
  { language: 'Arabic, Persian, Hebrew', begins: 'في|بتاريخ|در|ב|בתאריך', wrote: 'كتب|نوشت|כתב|מאת' },
  { language: 'Chinese', begins: '在|于|於', wrote: '写道|寫道|写入' },
  { language: 'Japanese', begins: '', wrote: 'のメール|に書きました|のメッセージ|wrote' },
  { language: 'Korean', begins: '', wrote: '작성|님이 작성' },
  { language: 'Hindi, Urdu, Punjabi, Bengali', begins: '', wrote: 'लिखा|نے لکھا|ਲਿਖਿਆ|লিখেছেন' },
]

const WROTE = [...new Set(ATTRIBUTIONS.flatMap(({ wrote }) => wrote.split('|')))].join('|')
const BEGINS = [...new Set(ATTRIBUTIONS.flatMap(({ begins }) => begins.split('|').filter(Boolean)))].join('|')
const DASHES = '[-–—_=*~>\\s]*'
/** A day, a time or an address: what tells an attribution from a sentence that happens to begin with 'On'. */
const WHEN_OR_WHO = /\d|@|\[mailto|<|tomorrow|yesterday|today/i

const END_OF_ATTRIBUTION = new RegExp(
  `(?:^|[\\s,>"'\\])）\\d])(?:${WROTE})(?:\\s*\\([^)]*\\)|\\s+[^\\n]{1,120})?\\s*(?:[:：]${DASHES}|[-–—_]{2,}\\s*)$`,
  'iu',
)
const WHOLE_ATTRIBUTION = new RegExp(`^${DASHES}(?:${BEGINS})[\\s,].*`, 'iu')
/** Where words and the attribution share a line: 'Thanks! On Monday, 4 April at 3:59 PM, a@b wrote:'. */
const SHARED_LINE = new RegExp(
  `^(.*?\\S)(?:\\s*-{2,}\\s*|\\s+)(?:On|Le|Am|El|Il|Op|Em|Den|Ar)\\s(?:(?!\\b(?:On|Le|Am|El|Il|Op|Em|Den|Ar)\\s).){0,60}\\d{4}.{0,150}\\b(?:${WROTE})\\s*:${DASHES}$`,
  'u',
)

/** `2014-10-17 11:28 GMT+03:00 Name <a@b>:` of Gmail in some languages, and `24.03.2016, 13:03, "Name" <a@b>:` of Yandex. */
const DATE_AND_ADDRESS =
  /^[-–—\s]*(?:\p{L}{2,12}\.?,?\s+)?(?:\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}|\d{1,2}\.?\s\p{L}{3,12}\.?\s\d{4})[^\n]{0,60}\d{1,2}[:.]\d{2}[^\n]{0,120}[<"']?[^\s<>"']+@[^\s<>"']+[>"']?[^\n]{0,20}[:：]\s*$/u
/** In any language: a line with an address in brackets, a date and a time that ends in a colon. */
const NAMES_ALL =
  /^(?=[^\n]*<[^\s<>]+@[^\s<>]+>)(?=[^\n]*\p{Nd}{1,2}[:.h]\p{Nd}{2})(?=[^\n]*(?:\p{Nd}{4}|\p{Nd}{1,2}[-/.]\s?\p{Nd}{1,2}[-/.]\s?\p{Nd}{2}))[^\n]{10,300}[:：]\s*$/u
const BEGINS_WITH_DATE = /^[-–—\s]*(?:\p{L}{2,12}\.?,?\s+)?\d{1,4}[-/.年\s]\s?(?:\d{1,2}|\p{L}{3,12})/u
/** `Sent from Samsung MobileName <a@b> wrote:` and `---- Name wrote ----`. */
const SOMEBODY_WROTE = new RegExp(
  `^(?:-{2,}[^\\n]{1,120}\\s(?:${WROTE})\\s*-{2,}|Sent from (?:my )?[^\\n]{1,80}@[^\\n]{1,80}(?:${WROTE})\\s*:)\\s*$`,
  'iu',
)

const ORIGINAL_MESSAGE = new RegExp(
  `^[-–—_*\\s>]{2,}\\s*(?:${[
    ...[
      'Original Message',
      'Original E-?mail',
      'Original Appointment',
      'Reply Message',
      'Reply message',
      'Message d.origine',
    ],
    ...[
      'Neges Wreiddiol',
      'Message original',
      "Message d'origine",
      'Ursprüngliche Nachricht',
      'Originalnachricht',
      'Original-Nachricht',
    ],
    ...[
      'Ursprüngliche Mail',
      'Oorspronkelijk bericht',
      'Mensaje original',
      'Messaggio originale',
      'Mensagem original',
      'Missatge original',
    ],
    ...[
      'Oryginalna wiadomość',
      'Wiadomość oryginalna',
      'Původní zpráva',
      'Pôvodná správa',
      'Oprindelig meddelelse',
      'Opprinnelig melding',
    ],
    ...[
      'Ursprungligt meddelande',
      'Originalmeddelande',
      'Alkuperäinen viesti',
      'Mesaj original',
      'Eredeti üzenet',
      'Originalna poruka',
    ],
    ...[
      'Orijinal Mesaj',
      'Původní e-?mail',
      'Pôvodný e-?mail',
      'Оригинално писмо',
      'Original',
      'Исходное сообщение',
      'Пересылаемое сообщение',
      'Original besked',
      'Αρχικό μήνυμα',
      '原始邮件',
      '原始郵件',
      '元のメッセージ',
      '원본 메시지',
    ],
    ...[
      'Antwort an',
      'Quoted message',
      'Quoting',
      'Previous message',
      'Previous Email',
      'Reply above this line',
      'Please type your reply above this line',
    ],
  ].join('|')})\\s*[-–—_*:\\s]*$`,
  'iu',
)
const REPLY_ABOVE =
  /^[-#=*_\s]*(?:please )?(?:type|write|reply|respond|atebwch|ysgrifennwch)[^\n]{0,60}(?:above|uwchben)[^\n]{0,30}(?:line|linell)[^\n]{0,30}$/i

const FORWARDED_MESSAGE = new RegExp(
  `^[-–—_*\\s]{2,}\\s*(?:${[
    ...[
      'Forwarded message',
      'Forwarded by[^\\n]*',
      'Forwarded Message',
      'Message transféré',
      'Message transmis',
      'Weitergeleitete Nachricht',
    ],
    ...[
      'Weitergeleitete Mail',
      'Doorgestuurd bericht',
      'Mensaje reenviado',
      'Messaggio inoltrato',
      'Mensagem encaminhada',
      'Przekazana wiadomość',
    ],
    ...[
      'Treść przekazanej wiadomości',
      'Wiadomość przekazana dalej',
      'Videresendt meddelelse',
      'Videresendt melding',
      'Vidarebefordrat meddelande',
    ],
    ...[
      'Välitetty viesti',
      'Přeposlaná zpráva',
      'Preposlaná správa',
      'Mesaj redirecționat',
      'Továbbított üzenet',
      'Proslijeđena poruka',
      'Yönlendirilmiş mesaj',
    ],
    ...[
      "Neges wedi'i hanfon ymlaen",
      'Neges a Anfonwyd Ymlaen',
      'Пересылаемое сообщение',
      'Пересланное сообщение',
      'Προωθημένο μήνυμα',
      '转发的邮件',
      '轉寄的郵件',
      '転送メッセージ',
    ],
  ].join('|')})\\s*[-–—_*:\\s]*$`,
  'iu',
)
const BEGIN_FORWARDED =
  /^(?:Begin forwarded message|Début du message (?:réexpédié|transféré)|Anfang der weitergeleiteten Nachricht|Begin doorgestuurd bericht|Inicio del mensaje reenviado|Inizio messaggio inoltrato|Início da mensagem (?:re|en)encaminhada|Dechrau neges a anfonwyd ymlaen|Start på videresendt besked|Vidarebefordrat brev|Początek przekazanej wiadomości)\s*[:：]\s*$/iu

/** The names of the headings that Outlook and others put above what they quote or forward. */
export const HEADING_NAMES = {
  from: 'From|Oddi wrth|O|De|Von|Van|Da|Fra|Från|Från|Lähettäjä|Od|От|Kimden|Feladó|De la|Expéditeur|Remitente|Mittente|Από|Saatja|发件人|寄件者|差出人|보낸 사람|Від|من|מאת|Nuo|No|Từ',
  date: "Sent|Date|Sent at|Date Sent|Anfonwyd|Dyddiad|Envoyé|Envoyé le|Date d'envoi|Gesendet|Datum|Verzonden|Enviado|Enviado el|Enviado em|Fecha|Data|Inviato|Sendt|Dato|Skickat|Lähetetty|Päivämäärä|Wysłano|Odesláno|Odoslané|Отправлено|Дата|Gönderildi|Tarih|Elküldve|Trimis|Ημερομηνία|发送时间|傳送時間|日時|送信日時|보낸 날짜|Dátum|Poslano|寄件日期|Надіслано|Изпратено|Изпратено на|تم الإرسال|נשלח|Išsiųsta|Nosūtīts|Enviat|Enviat el|Đã gửi",
  to: 'To|At|À|A|An|Aan|Para|Til|Till|Vastaanottaja|Do|Komu|Pro|Кому|Kime|Címzett|Către|Προς|Destinataire|Destinatario|收件人|收件者|宛先|받는 사람|Za|До|إلى|אל|Kam|Per a|Đến',
  cc: 'Cc|Copi|Copie|Kopie|Kopi|Kopia|Kopio|CC|DW|Копия|Bilgi|Másolat',
  subject:
    'Subject|Pwnc|Testun|Objet|Betreff|Onderwerp|Asunto|Oggetto|Assunto|Emne|Ämne|Aihe|Temat|Předmět|Predmet|Тема|Konu|Tárgy|Subiect|Θέμα|主题|主旨|件名|제목|Teema|Assumpte|Относно|الموضوع|נושא|Tema|Tēma|Chủ đề',
}
const heading = (names: string): RegExp => new RegExp(`^[\\s>*|_]*(?:${names})\\s?\\*?\\s?[:：]\\*?\\s*(.*)$`, 'iu')
const HEADINGS = Object.entries(HEADING_NAMES).map(([name, names]) => ({
  name: name as keyof typeof HEADING_NAMES,
  form: heading(names),
}))
const OTHER_HEADING =
  /^[\s>*|_]*(?:Reply-?To|Importance|Priority|Bcc|Attachments?|Organi[sz]ation|Categories|Sensitivity|Message-ID|Resent-\w+|X-[\w-]+|Mime-Version|Content-[\w-]+|Received|Return-Path|Newsgroups|List)\s?\*?\s?[:：]/i

/** Which heading a line begins with (`Sent: …`), and its value. */
export function headingOf(line: string): { name: keyof typeof HEADING_NAMES | 'other'; value: string } | null {
  if (line.length > 1000 || !/[:：]/.test(line)) return null
  for (const { name, form } of HEADINGS) {
    const found = form.exec(line)
    if (found) return { name, value: found[1]!.replace(/\*/g, '').trim() }
  }
  return OTHER_HEADING.test(line) ? { name: 'other', value: '' } : null
}

/** `Name ---23/11/2026 10:00:00---Its first words` that Notes 8.5 puts above its headings. */
export const isNotesLine = (line: string): boolean =>
  line.length < 400 &&
  /^.{2,80}?-{2,3}\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4} \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?-{2,3}/.test(line)

/** `From: a@b Date: …` in one line, as where a table or bold words held them. */
export const headingsOnOneLine = (line: string): boolean =>
  line.length < 1000 &&
  /^[\s*|_]*(?:From|Von|De|Da|Van|Fra|Från|Oddi wrth)\s?:.{0,200}@.{0,200}\s(?:Date|Sent|Anfonwyd|Gesendet|Datum|Envoyé|Verzonden|Enviado|Fecha|Data|Inviato|Sendt|Skickat)\s?:/iu.test(
    line,
  )

/** Whether a line may begin an attribution that goes on below: 'On 4 April …', '2014-10-17 11:28 …'. */
export const beginsAttribution = (line: string): boolean =>
  line.length < 400 && /\d/.test(line) && (WHOLE_ATTRIBUTION.test(line) || BEGINS_WITH_DATE.test(line))

const LONGEST_MARK = 300

export const isOriginalMessage = (line: string): boolean =>
  line.length <= LONGEST_MARK && (ORIGINAL_MESSAGE.test(line) || REPLY_ABOVE.test(line))
export const isForwardedMessage = (line: string): boolean =>
  line.length <= LONGEST_MARK && (FORWARDED_MESSAGE.test(line) || BEGIN_FORWARDED.test(line))

/** An attribution that names a time of day or an address: sure even where nothing below is marked as quoted. */
export const namesTimeOrAddress = (words: string): boolean => /@|\d{1,2}[:.h]\d{2}|\d{1,2} ?[ap]\.?m\b/i.test(words)

/** Whether these words, of one line or several joined, say who wrote what is quoted below. */
export function isAttribution(words: string): boolean {
  if (words.length > 400) return false
  if (DATE_AND_ADDRESS.test(words) || NAMES_ALL.test(words) || SOMEBODY_WROTE.test(words)) return true
  if (!END_OF_ATTRIBUTION.test(words) || !WHEN_OR_WHO.test(words)) return false
  return WHOLE_ATTRIBUTION.test(words) || /@|\d{1,2}[:.h]\d{2}|\d{4}/.test(words)
}

/** `>>> Name <a@b> 23/11/2026 10:00 >>>` of GroupWise. */
export const isGroupWise = (words: string): boolean =>
  words.length <= 400 &&
  (/^\s*>>>\s?[^>\s][^\n]*\d{1,2}[:.]\d{2}[^\n]{0,30}>>>\s*$/.test(words) ||
    (/^\s*>>>\s?[^>\s]/.test(words) && isAttribution(words.replace(/^\s*>>>\s?/, ''))))

const LABEL_TO = /^\s*(?:To|At|An|À|Para|A|Aan|Til|Till|Do)\s*:?\s*$/iu
const LABEL_SUBJECT = /^\s*(?:Subject|Pwnc|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp|Emne|Ämne|Temat)\s*:?\s*$/iu

/** The headings that Notes puts above what it quotes: who, when, and below each other 'To', a name, 'cc', 'Subject'. */
export function beginsNotesHeadings(lines: string[], at: number): boolean {
  if (!/[@/"]|\p{Lu}/u.test(lines[at]!)) return false
  const next = lines.slice(at, at + 14).filter(line => line.trim())
  const to = next.findIndex(line => LABEL_TO.test(line))
  return (
    (to === 1 || to === 2) &&
    /\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\D{1,5}\d{1,2}[:.]\d{2}/.test(next[to - 1]!) &&
    next.slice(to + 1).some(line => LABEL_SUBJECT.test(line))
  )
}

/** The words before an attribution in the same line; null where there is none. */
export const wordsBeforeAttribution = (line: string): string | null =>
  line.length > 1000 ? null : (SHARED_LINE.exec(line)?.[1]?.replace(/[-\s]+$/, '') ?? null)

/** `On … at 10:07, Name<a@b> wrote:   its first words` of Yahoo on telephones. */
export const QUOTED_BEHIND = new RegExp(
  `^(\\s*(?:${BEGINS})\\s.{0,60}\\d{1,2}[:.]\\d{2}.{0,150}<[^\\s<>]+@[^\\s<>]+>,? (?:${WROTE})\\s?:)\\s{2,}(\\S.*)$`,
  'iu',
)
