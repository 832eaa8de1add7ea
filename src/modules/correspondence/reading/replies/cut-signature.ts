const MOST_SIGNATURE_LINES = 20

/** What telephones and mail programs put below a mail by themselves. */
const SENT_FROM =
  /^(?!sent (?:by|to|for|in|on (?!my|an?|the))\b)(?:sent|get(?= (?:outlook|blue ?mail|yahoo|aol|spark|nine|edison|the ))|envoyé|wysyłane|télécharge[rz]|gesendet|von meine[mr]|holen sie sich|enviad[oa]|obtén|obtener|obtenha|obter|anfonwyd|cael|verzonden|verst(?:uu|u)rd|downloaden?|inviato|ottieni|scarica|sendt|hent|skickat|hämta|wysłan[eoy]|pobierz|odesláno|odoslané|získat|lähetetty|hanki|trimis|obțineți|elküldve|poslan[eo]|enviat|išsiųsta|saadetud|nosūtīts|отправлено|получить|надіслано|изпратено|στάλθηκε|αποκτήστε|diese nachricht wurde|đã gửi|dikirim|seolta)(?!\p{L})(?:[^.,;!?\n]|\.(?=\S)){0,20}(?<!\p{L})(?:from|for|with|via|using|on|by|de|depuis|à partir de|pour|von|mit|für|desde|para|do|o fy|o['’]m|o|ar gyfer|gan|vanaf|van|voor|met|dal?|dall['’]|con|per|fra|til|från|för|z|ze|dla|pre|pro|iz|s|s mojega|din|pe|az|az én|des de|iš|no|с|со|из|от|від|з|από|για|aus|meu|my|meine[mr]?|mon|mein|từ|dari|ó)(?!\p{L})[^,;!?\n]{1,60}\.?(?:\s*[<([]https?:\S+[>)\]])?\s*$/iu
const DEVICE =
  /(?<![\p{L}\d])(?:i ?phon[eu]|i ?pad|ipod|ios|android|samsung|galaxy|blackberry|nokia|huawei|honor|xiaomi|redmi|poco|oppo|vivo|realme|oneplus|motorola|moto|fairphone|pixel|htc|lg|sony|xperia|windows|mac(?:book)?|outlook|e?-?mail (?:app|for|pour|für|para|per|voor|voor|dla|на)|gmail|gmx|web\.de|yahoo|hotmail|aol|bt|sky|libero|whatsapp|talktalk|virgin media|plusnet|proton(?:mail)?|tuta(?:nota)?|fastmail|zoho|nine|blue(?:mail)?|em client|k-9|edison|canary|spark|sparrow|newton|superhuman|mimestream|thunderbird|betterbird|airmail|mailbird|mailspring|postbox|mailbox|acompli|mobile|mobil\w*|phone|handheld|tablet|laptop|device|smartphone|handy|móvil|celular|telemóvel|telefon\w*|téléphone|cellulare|ffôn|wireless|ee|o2|vodafone|three|giffgaff|mail\.ru|яндекс\S*|яндекс\.почт\S*|почт\S*|телефон\S*)/iu
/** 'Sent from my …' in one to four words, whatever the thing is called; and with a link to what it was sent with. */
const SENT_FROM_MY =
  /^(?:sent from my(?: [\w'’+-]+){1,5}|von meine[mr] .{1,40} gesendet|sent (?:from|with|via|using) [^,;!?\n]{1,40}[<([]https?:\S+[>)\]])\.?$/i
/** Where the verb comes last, or the words are not parted. */
const SENT_FROM_ELSEWHERE =
  /^(?:(?:发|發|寄)自我的|从我的|從我的).{1,30}$|^(?:我的)?.{0,12}(?:iPhone|iPad|Android|Outlook|Galaxy|スマートフォン).{0,12}(?:から送信(?:されました)?|에서 보[냄낸].{0,4}|에서 전송.{0,4}|傳送|发送|發送)[。.]?$|^(?:i ?phone|i ?pad|outlook|android|samsung)\S{0,12}(?: for \w+)?['’]?\S{0,6} (?:gönderildi|küldve)\.?$|^(?:lähetetty|lähetettiin) (?:i ?phone|i ?pad|samsung|outlook|android|huawei|oneplus|puhelime)\S{0,12}(?: [^,;!?\n]{1,40})?$|^provenance ?: ?courrier pour windows.{0,4}$|^outlook (?:voor|für) .{1,12} (?:downloaden|beziehen)$|^(?:获取|下載|取得) ?Outlook.{0,20}$|^.{0,12}Outlook を入手.{0,4}$|^נשלח מ.{1,30}$|^(?:أ[ُ]?رسلت?|تم الإرسال) من.{1,30}$/iu
const EXCUSES =
  /[\s,.;:–-]*(?:\b(?:and|so) )?(?:please |kindly )?(?:excuse|forgive|pardon|ignore|apologies for|sorry (?:for|about)|bitte entschuldigen sie|entschuldigung für|veuillez excuser|disculpe|scusate?) [^.!?\n]{0,60}(?:typos?|brevity|errors?|mistakes?|spelling|auto-?correct|kürze|(?:tipp|schreib)fehler|brièveté|fautes?|brevedad|errores|brevità|errori)[^.!?\n]{0,30}[.!]?\s*$/i
const ADVERT =
  /^(?:yahoo mail ?: ?\p{L}+, ?\p{L}+[^\n]{0,30}|(?:[<([]?https?:\/\/\S*(?:avg|avast|norton|mcafee)\S*[>)\]]?\s*)?(?:virus[- ]free|virenfrei|garanti sans virus|sans virus|libre de virus|sin virus|senza virus|virusvrij|wolny od wirusów|bez virů|без вирусов)\W{0,3}\s*(?:www\.\S+)?(?:\s*[<([]https?:\S+[>)\]])?|[<([]?https?:\/\/(?:www\.)?(?:avg|avast)\.com\S*[>)\]]?|www\.(?:avg|avast)\.com(?:\s*[<([]https?:\S+[>)\]])?|(?:this|die?se?|cet?|este|questa) e-?mail [^\n]{0,60}(?:virus|vir[eu]n)[^\n]{0,60})$/iu

const CLOSINGS = [
  ...[
    '(?:(?:kind|kindest|best|warm|warmest|many|with kind|with best|with warm) )?(?:regards|wishes|greetings)',
    'rgds',
    'kr',
    'br',
  ],
  ...[
    '(?:many |with |much )?thanks(?: again| in advance| a lot| so much|,? and (?:kind |best )?regards)?',
    'thank you(?: (?:very|so) much| in advance| again)?',
    'thx',
    'ta',
  ],
  ...[
    'cheers',
    'best',
    'all the best',
    'yours',
    'yours (?:sincerely|faithfully|truly)',
    'sincerely(?: yours)?',
    'respectfully',
    'take care',
    'cordially',
    'with gratitude',
  ],
  ...[
    'cofion(?: (?:gorau|cynnes|caredig))?',
    'gyda diolch',
    'diolch(?: (?:yn fawr|o galon|o flaen llaw))?',
    'yn gywir',
    'yr eiddoch yn (?:gywir|ffyddlon)',
    'pob hwyl',
    'hwyl',
    'dymuniadau gorau',
  ],
  ...[
    '(?:bien )?cordialement',
    'bien à vous',
    'merci(?: beaucoup| d’avance)?',
    'salutations(?: distinguées)?',
    'amicalement',
  ],
  ...[
    '(?:mit )?(?:freundlichen?|besten?|viele|liebe|herzliche|schöne) grü(?:ß|ss)en?',
    'gru(?:ß|ss)',
    'mfg',
    'danke',
    'vielen dank',
    'hochachtungsvoll',
  ],
  ...[
    'met vriendelijke groet(?:en)?',
    'vriendelijke groet(?:en)?',
    'groet(?:en|jes)?',
    'mvg',
    'bedankt',
    'dank je wel',
  ],
  ...[
    '(?:un )?(?:cordial(?:es)? )?salud(?:o|os)(?: cordial(?:es)?)?',
    'atentamente',
    'gracias',
    'muchas gracias',
    '(?:cordiali )?saluti',
    'distinti saluti',
    'grazie(?: mille)?',
  ],
  ...[
    'atenciosamente',
    'obrigad[oa]',
    'cumprimentos',
    'com os melhores cumprimentos',
    'pozdrawiam(?: serdecznie)?',
    'z poważaniem',
    'dziękuję',
    's pozdravem',
    's pozdravom',
    'děkuji',
  ],
  ...[
    'med vänlig(?:a)? hälsning(?:ar)?',
    'vänliga hälsningar',
    'mvh',
    '(?:med )?(?:venlig|vennlig) hilsen',
    'hilsen',
    'tack',
    'takk',
    'tak',
    'ystävällisin terveisin',
    'terveisin',
    'kiitos',
  ],
  ...[
    'cu stimă',
    'mulțumesc',
    'üdvözlettel',
    'köszönöm',
    'saygılarımla',
    'teşekkürler',
    'с уважением',
    'спасибо',
    'με εκτίμηση',
    'ευχαριστώ',
  ],
]
const CLOSING = new RegExp(`^(?:${CLOSINGS.join('|')})\\s*[,.!]*\\s*$`, 'iu')

/** What stands in the lines of an address block and not in a sentence. */
const CONTACT =
  /\+?\(?\d[\d\s().-]{7,}\d|\b(?:tel|phone|mob|mobile|fax|direct|ddi|ext|ffôn|symudol|skype|telefon|tlf|m|t|f|e|w)\s?[.:]\s*\S|\S+@\S+\.\S+|https?:\/\/|www\.|\b[a-z0-9-]+\.(?:co\.uk|gov\.uk|org\.uk|com|org|net|wales|cymru|de|fr|nl)\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/iu
const isContact = (line: string): boolean => line.length <= 300 && CONTACT.test(line)
const DISCLAIMER =
  /^[\s*_-]*(?:this (?:e-?mail|message|communication|transmission)\b[^\n]{0,120}(?:confidential|intended|privileged|solely|legal)|(?:legal |email |confidentiality )?(?:disclaimer|notice)\s*[:-]|(?:the )?(?:information|contents?) (?:contained )?(?:in|of) this (?:e-?mail|message)[^\n]{0,120}(?:confidential|intended|privileged)|mae['’]r (?:e-?bost|neges)[^\n]{0,120}(?:gyfrinachol|bwriad)|diese e-?mail (?:enthält|kann) vertrauliche|ce (?:message|courriel)[^\n]{0,120}confidentiel|please consider the environment before|(?:scanned|checked) (?:by|for virus))/iu
/** What the mail system of an organisation puts on all that comes from elsewhere. */
const BANNER =
  /^[\s*_[({>-]*(?:caution|warning|attention|external(?: e-?mail)?|rhybudd)\b[^\n]{0,30}\b(?:this (?:e-?mail|message)|(?:mae['’]r|daeth(?:['’]r)?) (?:e-?bost|neges))[^\n]{0,40}\b(?:outside|external|y tu allan|allanol)\b/iu
const NAME =
  /^(?:\p{Lu}[\p{L}'’.-]*|de|van|von|ap|ab|ferch|y|of|and|&|PhD|Dr|\(?\p{Lu}\p{L}+\)?)(?:\s+(?:\p{Lu}[\p{L}'’.-]*|de|van|von|ap|ab|ferch|y|&|\(\p{L}+(?:\/\p{L}+)?\))){0,4},?$/u

/**
 * What the writer wrote without what stands below by itself: the part after '-- ', lines of telephones, disclaimers, and the address
 * block below a closing. The closing and the name under it stay: they are the writer's own words. Never leaves nothing.
 */
export function cutSignature(text: string): string {
  let lines = text.split('\n')
  const cutAt = (at: number | null): boolean => {
    const isCut = at !== null && lines.slice(0, at).some(line => line.trim())
    if (isCut) lines = trimEnd(lines.slice(0, at))
    return isCut
  }
  for (const cut of [
    cutBanner,
    cutDisclaimer,
    cutDevice,
    cutDelimited,
    cutDevice,
    cutDashName,
    cutAddressBlock,
    cutDevice,
  ])
    for (let most = 4; most > 0 && cutAt(cut(lines)); most--) if (cut !== cutDevice) break
  return lines.join('\n').trim()
}

/** Whether all that stands there was put there by a telephone or mail program. */
export function isSignature(text: string): boolean {
  const lines = text.split('\n').filter(line => line.trim())
  return lines.length > 0 && lines.every(line => cutDevice([line]) !== null || /^\s*(?:--|—|––)\s*$/.test(line))
}

/** Below '-- ' (RFC 3676), and the lines that people draw instead where contact details follow. */
function cutDelimited(lines: string[]): number | null {
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - MOST_SIGNATURE_LINES); at--) {
    const line = lines[at]!
    if (/^\s*(?:--|—|––)\s*$/.test(line)) return at
    if (/^\s*[-_=*–—]{3,}\s*$/.test(line) && lines.slice(at + 1).some(isContact)) return at
  }
  return null
}

function cutDevice(lines: string[]): number | null {
  const at = lines.findLastIndex(line => line.trim())
  const line = lines[at]?.trim() ?? ''
  if (line.length >= 200) return null
  const sent = line.replace(EXCUSES, '').replace(/, an? [^,]{1,40}(?:phone|tablet)\.?$/i, '')
  const isSent =
    (sent === '' && /^(?:please |kindly )?(?:excuse|forgive|pardon)/i.test(line)) ||
    SENT_FROM_MY.test(sent) ||
    SENT_FROM_ELSEWHERE.test(sent) ||
    (SENT_FROM.test(sent) && DEVICE.test(sent))
  return isSent || ADVERT.test(line) ? at : null
}

/** '-Jo Brown' and perhaps a line or two more, at the very end. */
function cutDashName(lines: string[]): number | null {
  for (let at = lines.length - 1; at >= Math.max(1, lines.length - 3); at--)
    if (/^\s*[-–—]{1,2}\s?\p{Lu}[\p{L}'’.]+(?: \p{Lu}[\p{L}'’.]+){0,2}\s*$/u.test(lines[at]!) && !lines[at - 1]!.trim())
      return at
  return null
}

function cutDisclaimer(lines: string[]): number | null {
  const at = lines.findIndex((line, index) => index > 0 && DISCLAIMER.test(line.slice(0, 400)))
  return at > 0 && !lines[at - 1]!.trim() ? at : at > 0 && /^[\s*_=-]{3,}$/.test(lines[at - 1]!) ? at - 1 : null
}

/** The last paragraph alone: what stands below such a line elsewhere is the writer's. */
function cutBanner(lines: string[]): number | null {
  const last = lines.findLastIndex(line => line.trim())
  const at = lines.findLastIndex((line, index) => index < last && !line.trim()) + 1
  return at > 0 && BANNER.test((lines[at] ?? '').slice(0, 400)) ? at : null
}

/** Below 'Kind regards' and a name: job, address, numbers. */
function cutAddressBlock(lines: string[]): number | null {
  const from = Math.max(0, lines.length - MOST_SIGNATURE_LINES)
  const closing = lines.findLastIndex((line, at) => at >= from && line.length <= 200 && CLOSING.test(line.trim()))
  if (closing < 0) return null
  const below = lines.map((line, at) => ({ line: line.trim(), at })).filter(({ line, at }) => at > closing && line)
  const isBlock =
    below.length >= 2 &&
    below.every(({ line }) => line.length <= 100 || isContact(line)) &&
    below.slice(1).some(({ line }) => isContact(line))
  return isBlock ? (below[0]!.line.length <= 100 && NAME.test(below[0]!.line) ? below[1]!.at : below[0]!.at) : null
}

function trimEnd(lines: string[]): string[] {
  let end = lines.length
  while (end > 0 && !lines[end - 1]!.trim()) end--
  return lines.slice(0, end)
}
