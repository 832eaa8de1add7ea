// What automatic answers say, by language. Where the subject or the headings leave open who wrote, these words decide.

const AWAY: [language: string, says: string][] = [
  [
    'English',
    "\\bI(?:['’]m| am| will be| shall be|['’]ll be)(?: currently| now| presently| also)? (?:away\\b|(?:away )?on (?:\\w+ )?(?:leave|holiday|vacation)|out (?:until|from|of)|travelling|off (?:work|sick|until))|(?:^|[.!\\n]\\s*|currently |presently )(?:out of (?:the )?office|on (?:annual|maternity|sick) leave)|out of (?:the )?office (?:until|from|starting|on|with)|not be (?:reading|checking|monitoring|able to (?:read|check|answer|respond))|(?:limited|no|without) access to (?:my )?e-?mail|(?:mail ?box|inbox|address|account) is (?:not|no longer|un)[- ]?(?:being )?(?:monitored|checked|read|in use)|I no longer work|no longer (?:works|employed) (?:at|for|here|with)|in my absence|away from my desk",
  ],
  [
    'Welsh',
    "allan o['’]r swyddfa|i ffwrdd (?:o['’]r|tan|ar|hyd)|(?:rwy|dw|byddaf|bydda i|rydw).{0,12} i ffwrdd|ar (?:fy )?ng?wyliau|ar wyliau|ddim yn y swyddfa|absenoldeb",
  ],
  [
    'French',
    'je (?:suis|serai)[^.]{0,40}absent|absente? (?:du|jusqu|pour)|en cong[ée]s?\\b|en vacances|hors du bureau|de retour (?:le|à|au)|en mon absence',
  ],
  [
    'German',
    'nicht im (?:büro|haus|dienst)|abwesen(?:d|heit)|im urlaub|außer haus|nicht erreichbar|wieder (?:erreichbar|im büro|für sie da)',
  ],
  ['Dutch', 'afwezig|niet aanwezig|niet op kantoor|(?:met|op) vakantie|met verlof|weer (?:bereikbaar|aanwezig)'],
  [
    'Spanish, Catalan',
    "fuera de (?:la |mi )?oficina|de vacaciones|ausente|mi ausencia|fora de l[’']oficina|de vacances|de baja",
  ],
  ['Italian', 'fuori (?:ufficio|sede)|assente|in ferie|mia assenza'],
  ['Portuguese', 'fora do escrit[óo]rio|ausente|de f[ée]rias|minha aus[êe]ncia'],
  [
    'Danish, Norwegian, Swedish',
    'på (?:ferie|semester|kontoret)|holder ferie|ikke (?:på|til) (?:kontor|stede)|fravær|frånvar|er borte|tillbaka (?:på|den)|tilbage (?:den|på)|tilbake (?:den|på)',
  ],
  ['Finnish, Estonian', 'poissa|lomalla|puhkusel|kontorist ära'],
  [
    'Polish, Czech, Slovak',
    'nieobecn|na urlopie|poza biurem|mimo (?:kancelář|kanceláriu)|na dovolen|nepřítom|neprítom',
  ],
  [
    'Hungarian, Romanian',
    'szabadságon|házon kívül|nem vagyok (?:az )?irod|în concediu|sunt (?:plecat|absent)|în afara biroului',
  ],
  ['Turkish, Greek', 'ofis dışında|izin(?:de|li)|εκτός γραφείου|σε άδεια|απουσι'],
  ['Russian, Ukrainian, Bulgarian', 'в отпуск|отсутств|вне офиса|нет на месте|у відпустці|відсутн|в отпуска|отсъств'],
  [
    'Croatian, Slovene, Lithuanian, Latvian',
    'odsut|na godišnjem|izvan ureda|na dopustu|odsoten|atostog|prombūtn|atvaļinājum',
  ],
  ['Arabic, Hebrew', 'خارج المكتب|إجازة|מחוץ למשרד|בחופש'],
  ['Chinese, Japanese, Korean', '不在|休假|外出|出差|度假|休暇|お休み|부재|휴가|자리를 비'],
]
const IS_AWAY = new RegExp(AWAY.map(([, says]) => says).join('|'), 'iu')

const SAYS_AUTOMATIC =
  /\b(?:this is an?|this) auto(?:mat(?:ed|ic|ically)(?: generated)?|[- ]?)\s?(?:e-?mail |mail )?(?:reply|response|responder|answer|acknowledge?ment|out of office)|ateb awtomatig|(?:dies ist eine |diese )automatische? (?:antwort|r[üu]ckmeldung|nachricht)|r[ée]ponse automatique|respuesta autom[áa]tica|risposta automatica|resposta autom[áa]tica|automatisch(?:e)? (?:antwoord|bericht|reactie)|automatisk(?:t)? svar|automatyczna odpowiedź|автоматическ\w+ ответ|自动回复|自動返信/iu
const THANKS =
  /^\W*(?:\p{L}+[ ,!]+){0,4}?(?:thank you|thanks|many thanks|diolch) (?:very much )?(?:for|am) (?:your|contacting|getting|e-?mailing|the|eich|gysylltu)/iu
const ON_RETURN =
  /\b(?:on|upon|when|after) (?:my|I) ?(?:return|am back|get back)|(?:return|back|returning) (?:to (?:the|work|my)|on|in the office)|\burgent|in my absence|alternatively|as soon as (?:I|possible)/i
const OFFICE = /out of (?:the |my )?office|annual leave|away from (?:my|the) (?:desk|office)|maternity leave/i

/** What nobody asks who is away: a question, or that something is done. */
const ASKS =
  /[?？]|\bplease (?!(?:contact|ring|call|phone|e-?mail|mail|direct|note|expect|be (?:aware|advised|assured)|get in touch|speak|allow|do not|don['’]t|accept|forward|refer|visit|see|send (?:your|any|all|it to)|re-?send|use|try|leave|bear|copy|address))/i

const LONGEST = 1500

/** Whether words are those of somebody, or something, that answers while it is away. */
export const saysAway = (words: string): boolean => {
  const beginning = words.slice(0, LONGEST)
  return SAYS_AUTOMATIC.test(beginning) || (IS_AWAY.test(beginning) && !ASKS.test(beginning))
}

/** Whether they ask for something, and of nobody's absence: then a person wrote them, whatever stands above. */
export const asksAndIsHere = (words: string): boolean => {
  const beginning = words.slice(0, LONGEST)
  return ASKS.test(beginning) && !IS_AWAY.test(beginning) && !SAYS_AUTOMATIC.test(beginning)
}

/** Whether they say so themselves in their first lines, or in the set words of an office: sure without any heading. */
export const isAutomaticByItsWords = (words: string): boolean => {
  const beginning = words.slice(0, LONGEST)
  if (SAYS_AUTOMATIC.test(beginning.slice(0, 150))) return true
  return THANKS.test(beginning) && OFFICE.test(beginning) && ON_RETURN.test(beginning) && !ASKS.test(beginning)
}
