const MOST_SIGNATURE_LINES = 20

/** What telephones and mail programs put below a mail by themselves. */
const SENT_FROM =
  /^(?:sent|get|envoyé|gesendet|von meinem|enviado|anfonwyd|verzonden|inviato|sendt|skickat|wysłane|wysłano|odesláno|odoslané|lähetetty|trimis|отправлено|diese nachricht wurde)(?!\p{L})(?:[^.,;!?\n]|\.(?=\S)){0,20}(?<!\p{L})(?:from|for|with|via|using|on|by|de|depuis|von|mit|desde|do|o fy|o'm|gan|vanaf|met|dal?|fra|från|z|ze|iz|с|от|aus|meu|my|meinem?|mon|mein)(?!\p{L})[^,;!?\n]{1,60}\.?(?:\s*[<(]https?:\S+[>)])?\s*$/iu
const DEVICE =
  /\b(?:i ?phone|i ?pad|ipod|android|samsung|galaxy|blackberry|nokia|huawei|xiaomi|pixel|htc|lg|sony|windows|outlook|mail|gmail|yahoo|hotmail|aol|proton(?:mail)?|spark|sparrow|thunderbird|airmail|mailbox|acompli|mobile|phone|handheld|tablet|device|smartphone|handy|móvil|telefon\w*|ffôn|wireless|ee|o2|vodafone|three)\b/iu
/** 'Sent from my …' in one to four words, whatever the thing is called. */
const SENT_FROM_MY = /^(?:sent from my(?: [\w'’+-]+){1,5}|von meinem .{1,40} gesendet)\.?$/i

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
const NAME =
  /^(?:\p{Lu}[\p{L}'’.-]*|de|van|von|ap|ab|ferch|y|of|and|&|PhD|Dr|\(?\p{Lu}\p{L}+\)?)(?:\s+(?:\p{Lu}[\p{L}'’.-]*|de|van|von|ap|ab|ferch|y|&|\(\p{L}+(?:\/\p{L}+)?\))){0,4},?$/u

/**
 * What the writer wrote without what stands below by itself: the part after '-- ', lines of telephones, disclaimers, and the address
 * block below a closing. The closing and the name under it stay: they are the writer's own words. Never leaves nothing.
 */
export function cutSignature(text: string): string {
  let lines = text.split('\n')
  for (const cut of [cutDisclaimer, cutDevice, cutDelimited, cutDevice, cutDashName, cutAddressBlock, cutDevice]) {
    const at = cut(lines)
    if (at !== null && lines.slice(0, at).some(line => line.trim())) lines = trimEnd(lines.slice(0, at))
  }
  return lines.join('\n').trim()
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
  const isDevice = line.length < 160 && (SENT_FROM_MY.test(line) || (SENT_FROM.test(line) && DEVICE.test(line)))
  return isDevice ? at : null
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
