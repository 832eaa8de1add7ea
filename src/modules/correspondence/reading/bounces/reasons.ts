import { tidyReason } from './report-fields.ts'

/** Why a mail did not arrive, in the words of many systems. */
const SAYS_WHY =
  /unknown|unrout|unreach|unavailable|invalid|illegal|refus|reject|denied|block|spam|disabled|inactive|suspend|discontinu|closed|expired|time(?:d)? ?out|quota|exceed|\bfull\b|no such|too (?:large|big|long|many)|loop|policy|permission|isn?['’]?t correct|(?:not|n['’]t|no longer) (?:be )?(?:found|exist|have|known|listed|recogni[sz]ed|accept\w*|allow\w*|permit\w*|valid|local|available|active|accessible|in use|correct)|inconnu|introuvable|invalide|plein|refusé|n['’]existe|unbekannt|ungültig|voll\b|abgelehnt|nicht gefunden|existiert nicht|desconocid|no existe|llen[ao]|rechazad|no se encuentra|sconosciut|inesistente|non esist|pien[ao]|não existe|inexistente|chei[ao]|rejeitad|não encontrad|onbekend|niet gevonden|bestaat niet|\bvol\b|geweigerd|nie (?:ma|istnieje|znaleziono)|nieznany|pełna|neexistuje|ukendt|okänd|ukjent|findes ikke|finns inte|tuntematon|nem létezik|bulunamadı|не существует|не найден|неизвест|недоступ|переполн|отклон|не існує|不存在|不明|已满|已滿|拒|找不到|存在しません|見つかりません|いっぱい|존재하지|없습니다|초과|거부|άγνωστ|ddim yn bodoli|anhysbys|yn llawn/iu

/** A line of a server: `550 5.1.1 …`, `#550 5.1.1 …`, `#5.1.1 …`. */
const ANSWER = /(?:^|[\s:'"(>#])[45][0-5]\d[ -]\s?[#<(\p{L}\d]|(?:^|[\s(#])[45]\.\d{1,3}\.\d{1,3}[\s)]/u
/** `Reason: …`. */
const LABELLED =
  /^[\s>*•|-]*(?:failure reason|reason(?: for failure)?|last error|error(?: message| type)?|diagnostic(?:[- ]code)?|cause|grund|fehler|ursache|raison|motif|motivo|causa|reden|powód|orsak|årsag|årsak|důvod|причина|原因|退信原因|理由|エラー内容|rheswm|사유|발송실패 사유|실패 ?사유)\s*[:：]\s*(.*)$/iu
/** `Message follows`, with lines before or around it. */
const RULER = /^[\s|]*[-=*_|]{3,}/
/** What logs of a session put before an answer. */
const LOG_MARK = /^.{0,80}?(?:<<<|>>>|<--|-->|\breplied:|\bsaid:|\breturned:?)\s*['"]?(?=#?[45]\d\d\b)/

const lettersIn = (reason: string): string =>
  reason.replace(/\S+@\S+|\bsmtp\b|\bx-?400\b/gi, '').replace(/[^\p{L}]/gu, '')

/** A number or an address, and no words. */
export const isBare = (reason: string): boolean => lettersIn(reason).length < 3
const hasAnswer = (reason: string): boolean => ANSWER.test(` ${reason} `)

/** The lines from `at` that belong together, from the answer of a server on where one is among them. */
export function reasonAt(lines: string[], at: number, most = 3): string {
  const found: string[] = []
  for (const line of lines.slice(at, at + most)) {
    if (found.length > 0 && (!line.trim() || RULER.test(line))) break
    found.push(line.trim())
  }
  const answer = found.findIndex(line => ANSWER.test(line))
  return tidyReason(found.slice(Math.max(answer, 0)).join(' ').replace(LOG_MARK, ''))
}

/** A reason without its label, its brackets, and what stands before it. */
const bared = (reason: string): string =>
  (LABELLED.exec(reason)?.[1] || reason)
    .replace(/^[\s,;:►•*-]+/, '')
    .replace(/^\((?:reason:\s*)?([^()]*(?:\([^()]*\)[^()]*)*)\)$/i, '$1')

interface Told {
  address: string
  reason: string
  /** No other failed. */
  isOnly: boolean
  /** A sentence that names the address: what the server answered says more. */
  isSentence?: boolean
}

/**
 * What the report says of one address, where the lines right by it do not say why: the answer of the server that names it; where no
 * other failed, any answer, or a reason that is called one; else whatever says why. As it was, where nothing does.
 */
export function betterReason(text: string, { address, reason, isOnly, isSentence = false }: Told): string {
  const isPoor = isBare(reason) || !(SAYS_WHY.test(reason) || hasAnswer(reason))
  if (!isPoor && !(isSentence && !hasAnswer(reason))) return bared(reason)
  const lines = text.split('\n', 2000).map(line => line.slice(0, 1000))
  const isOf = (line: string) => line.toLowerCase().includes(address.toLowerCase())
  const answers = [(line: string) => isOf(line) && ANSWER.test(line), (line: string) => isOnly && ANSWER.test(line)]
  const words = [
    (line: string) => isOnly && LABELLED.test(line),
    (line: string) => isOf(line) && SAYS_WHY.test(line),
    (line: string) => isOnly && SAYS_WHY.test(line),
  ]
  for (const way of isPoor ? [...answers, ...words] : answers)
    for (const [at, line] of lines.entries()) {
      if (!way(line)) continue
      const found = bared(reasonAt(lines, LABELLED.exec(line)?.[1] === '' ? nextWords(lines, at) : at))
      if (!isBare(found)) return found
    }
  return bared(reason)
}

const nextWords = (lines: string[], at: number): number => {
  const next = lines.findIndex((line, index) => index > at && line.trim())
  return next < 0 ? at : next
}
