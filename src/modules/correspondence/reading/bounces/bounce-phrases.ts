// What mail systems write when they bring a mail back. Rules as data, each with where the words are from. They are written from what
// the systems send and from their documentation, and are kept general: systems change a word now and then.

interface Phrase {
  source: string
  says: RegExp
}

/** Words of the system itself, above the addresses. Alone they make no bounce: people quote them. */
const OPENINGS: Phrase[] = [
  { source: 'qmail', says: /this is the qmail-send program|wasn['’]t able to deliver (?:your|the following) message/i },
  {
    source: 'Postfix',
    says: /this is the [\w. ]*(?:postfix program|mail system) at host|sorry to have to inform you that/i,
  },
  {
    source: 'Exim',
    says: /created automatically by (?:the )?mail delivery software|a message that you (?:have )?sent (?:could not|has not yet)|message that you sent was rejected/i,
  },
  {
    source: 'sendmail',
    says: /following address(?:es)?(?:\(es\))? had (?:permanent|transient|delivery)|transcript of session follows|original message was received at/i,
  },
  {
    source: 'Exchange',
    says: /did not reach (?:the following|some or all)|delivery has failed to these recipients|could not be reached:|couldn['’]t be delivered|undeliverable:/i,
  },
  {
    source: 'Gmail',
    says: /delivery to the following recipients? (?:failed|has been delayed)|your message wasn['’]t delivered to|address not found|message not delivered|message blocked|delivery incomplete/i,
  },
  { source: 'Yahoo', says: /unable to deliver (?:your )?message to the following address/i },
  {
    source: 'Courier, Apache James',
    says: /undeliverable mail|this is the james mail server|delivery status notification from/i,
  },
  { source: 'Domino, Notes', says: /was not delivered to:?|delivery failure report|failed to deliver/i },
  { source: 'GroupWise', says: /was undeliverable to the following/i },
  {
    source: 'MDaemon, iPlanet, Sun Messaging Server',
    says: /permanent fatal delivery errors|message was undeliverable due to|cannot be delivered to the following recipients/i,
  },
  {
    source: 'OpenSMTPD, DragonFly',
    says: /this is the mailer-daemon|error has occurred while attempting to deliver|error delivering your mail|could not be delivered because/i,
  },
  {
    source: 'IMail, SMTP32, Declude',
    says: /unknown (?:local )?user:|unknown host:|invalid final delivery userid|undeliverable to |delivery failed \d+ attempts|body of message generated response|user mailbox exceeds/i,
  },
  {
    source: 'filters before a server (McAfee, InterScan, Mimecast, SurfControl, Symantec)',
    says: /mail could not be delivered|could not be delivered (?:to|for)|(?:not|never) be(?:en)? delivered|message could not be sent|delivery failure notification/i,
  },
  {
    source: 'senders such as SES, SendGrid, Zoho',
    says: /an error occurred while trying to deliver|message could not be delivered|was unable to (?:deliver|send)|delivery failed|unable to deliver/i,
  },
  {
    source: 'mailing lists and groups',
    says: /(?:group|list) you (?:tried to contact|wrote to)|may not exist, or you may not have permission/i,
  },
  {
    source: 'everywhere',
    says: /no such (?:user|mailbox|address|recipient)|user(?:name)? (?:is )?unknown|unknown (?:user|recipient|address)|mailbox (?:is )?(?:full|unavailable|not found|disabled)|(?:account|address|recipient|user|mailbox) (?:has been |is |does |was )?(?:disabled|discontinued|not exist|no longer|inactive|invalid|rejected|not found)|over(?:\s|-)?quota|quota (?:is )?exceeded|could not be delivered|not be delivered|undeliverable|returned to (?:the )?sender|not (?:been )?delivered|relay(?:ing)? denied|host (?:is )?unknown|delivery (?:to .{1,80} )?(?:has |was |have )?(?:failed|delayed|suspended|aborted)|failed recipients?|fail(?:ed|ure)? to deliver|permanent (?:fatal )?(?:error|failure)/i,
  },
  {
    source: 'French',
    says: /n['’]a pas pu [eê]tre (?:d[ée]livr|remis|distribu|envoy|achemin)|non remis|impossible de (?:remettre|livrer|d[ée]livrer|distribuer)|[ée]chec de (?:la )?(?:remise|distribution|livraison)|utilisateur inconnu|bo[iî]te .{0,20}pleine|[ée]chec de (?:la )?remise|pas pu (?:vous )?[eê]tre (?:remis|d[ée]livr)/i,
  },
  {
    source: 'German',
    says: /konnte(?:n)? (?:leider )?nicht (?:an .{1,80} )?(?:zugestellt|ausgeliefert|[üu]bermittelt|gesendet)|unzustellbar|zustellung .{0,40}(?:fehlgeschlagen|nicht m[öo]glich)|fehler bei der zustellung|nicht zustellbar|empf[äa]nger .{0,40}(?:unbekannt|nicht)|nachrichtenzustellung an folgende|fehler (?:bei|beim|w[äa]hrend) (?:der |dem )?(?:nachrichten)?(?:zustellung|versand)|nicht zugestellt werden|zustellung (?:ist |der nachricht )?fehlgeschlagen/i,
  },
  {
    source: 'Italian',
    says: /non (?:[eè]|[eè] stato) (?:possibile|possibile recapitare|recapitat|consegnat)|impossibile (?:recapitare|consegnare)|mancata consegna|utente sconosciuto|casella .{0,20}piena|recapito (?:non riuscito|ai seguenti .{0,40}non)|non (?:pu[òo]|[èe] stato possibile) .{0,30}(?:recapit|consegn)|non (?:[èe] stat[oa] |pu[òo] essere )(?:recapitat|consegnat)|errore (?:nel|di|durante il|durante la) (?:recapito|consegna)/i,
  },
  {
    source: 'Spanish',
    says: /no (?:se )?(?:ha podido|pudo|puede|ha sido posible|fue posible) (?:ser )?(?:entreg|env)|error al entregar|no entregado|destinatario desconocido|no se entreg|error (?:de|en la|al realizar la) entrega|no se (?:puede|pudo|ha podido|han podido) entregar|entrega .{0,60}ha fallado|devuelto al remitente|no (?:se )?(?:pudo|puede) ser entregad/i,
  },
  {
    source: 'Portuguese',
    says: /n[ãa]o (?:p[ôo]de|foi poss[íi]vel|foi) (?:ser )?(?:entreg|envi)|falha na entrega|n[ãa]o entregue|falha (?:na|de|ao) entreg|n[ãa]o (?:p[ôo]de|foi poss[íi]vel|pode) (?:ser )?(?:a )?entreg|n[ãa]o foi entregue|devolvid[ao] ao remetente/i,
  },
  {
    source: 'Dutch',
    says: /kon(?:den)? niet worden (?:afgeleverd|bezorgd|verzonden)|niet bezorgd|onbestelbaar|is niet afgeleverd|(?:bezorging|aflevering) .{0,80}mislukt|(?:kan|kon) niet (?:worden )?(?:bezorgd|afgeleverd)|niet (?:worden )?(?:bezorgd|afgeleverd)/i,
  },
  {
    source: 'Nordic languages',
    says: /kunne ikke (?:leveres|afleveres|sendes)|kunde inte (?:levereras|skickas)|ei voitu toimittaa|kan ikke leveres|kunde ej levereras|(?:levering|leveringen|leveransen|leverans) (?:til|till|av) .{0,80}(?:mislyk|misslyck)|det gick inte att leverera|ikke leveret|ikke levert|toimitus epäonnistui|kunde inte nås|har inte levererats|ei voi(?:da)? toimittaa/i,
  },
  {
    source: 'Polish, Czech, Hungarian',
    says: /nie (?:mo[żz]na|mog[łl]a|zosta[łl]a|uda[łl]o si[ęe]) .{0,30}dostarcz|nelze doru[čc]it|nebyla doru[čc]ena|nedoru[čc]iteln|k[ée]zbes[íi]t.{0,30}(?:sikertelen|nem)|dostarczenie .{0,80}nie powiod|nie dostarczono|niedostarczon|doručení .{0,60}(?:nezdařilo|selhalo)|nebylo možné doručit|nem (?:sikerült|lehet) (?:a )?k[ée]zbes[íi]t|k[ée]zbes[íi]theteten|a k[ée]zbes[íi]tés sikertelen/i,
  },
  {
    source: 'Welsh',
    says: /methu (?:â )?(?:danfon|anfon|cyflwyno|dosbarthu)|ni ellid (?:danfon|anfon|cyflwyno|dosbarthu)|heb ei (?:d)?danfon|methodd (?:y |ei )?(?:danfon|ddanfon)/i,
  },
  {
    source: 'Russian, Ukrainian',
    says: /не (?:может|могло|может быть|было|удалось|вдалося) .{0,30}(?:доставл|достав|передан)|недоставлен|вернувш|ошибка доставки|не удалось (?:выполнить )?достав|сообщение не доставлено|не було доставлено|не вдалося достав|не доставлен/i,
  },
  {
    source: 'Chinese',
    says: /退信|无法(?:投递|送达|发送|投送|递送)|無法(?:遞送|傳送|送達)|投递失败|发送失败|未送达|系统退信|傳遞失敗|退回|未能(?:传递|送达|投递|傳遞|送達)|(?:传递|投递|发送|傳送)(?:到.{0,30})?失败|无法传递|被退/,
  },
  {
    source: 'Japanese',
    says: /(?:配信|送信|配送|お届け)(?:できません|することができません|に失敗|不能)|送信エラー|届きません|宛先不明|メールを(?:お届け|配信)|配信に失敗|配信(?:不能|できませんでした)|送信できませんでした|配達できません|届けることができません|戻されました/,
  },
  {
    source: 'Romanian, Slovak, Croatian, Slovene, Bulgarian, Baltic languages, Catalan',
    says: /livrarea .{0,60}nu a reu[șş]it|nu a putut fi livrat|imposibil de livrat|doru[čc]enie .{0,60}(?:zlyhalo|nepodarilo)|nedoru[čc]iteľn|isporuka .{0,60}nije uspjela|nije (?:mogu[ćc]e )?isporu[čc]|dostava .{0,60}ni uspela|ni bilo mogoče dostaviti|неуспешна доставка|не може да бъде доставен|nepavyko pristatyti|neizdev[āa]s pieg[āa]d[āa]t|kohaletoimetamine .{0,60}nurjus|no s['’]ha pogut lliurar/i,
  },
  {
    source: 'Arabic, Hebrew, Vietnamese',
    says: /تعذ[ّ]?ر (?:تسليم|إرسال|التسليم)|فشل (?:تسليم|التسليم)|לא ניתן (?:היה )?למסור|המסירה נכשלה|không (?:thể )?gửi được|gửi không thành công/i,
  },
  {
    source: 'Korean, Turkish, Greek',
    says: /전송(?:되지 못|에 실패|실패)|배달되지|iletilemedi|teslim edilemedi|δεν (?:ήταν δυνατ|μπόρεσε|παραδόθηκε)|발송(?:되지 ?못|에 실패|실패)|(?:배달|전달|전송)(?:하지 못|되지 않|할 수 없)|배달에 실패|teslim (?:edilemedi|başarısız)|teslimat başarısız|gönderilemedi|η παράδοση .{0,60}απέτυχε|δεν παραδόθηκε/i,
  },
]

/** Openings that only a mail system writes, whoever it says it is. */
const SYSTEMS: Phrase[] = [
  {
    source: 'mail systems in English',
    says: /\b(?:your|the following|the attached|this|a|an|the) (?:e-?mail |mail )?(?:messages?|e-?mails?|mails?)\b[\s\S]{0,160}?(?:could|can|was|were|has|have|did|is) ?n[o'’]t (?:yet )?(?:be(?:en)? |reach )?(?:deliver|sent|reach|the|some|any)|message that you (?:have )?sent|(?:mail )?delivery (?:failed|failure) [^.!?]{0,80}(?:recipient|address)|failed to deliver (?:your )?message/i,
  },
  {
    source: 'mail systems in other languages',
    says: /(?:votre (?:message|courriel|e-?mail)|ihre (?:e-?mail|nachricht|mail)|(?:su|tu|el) (?:mensaje|correo)|(?:il )?(?:suo|tuo|vostro) messaggio|(?:sua|a) mensagem|uw (?:bericht|e-?mail)|din (?:besked|e-?mail|melding)|ditt meddelande|ваше (?:письмо|сообщение)|twoja wiadomość|(?:eich|y) neges)[\s\S]{0,160}?(?:pas|nicht|no|non|não|niet|ikke|inte|не|nie|heb|ni)\b/i,
  },
]

/** Subjects of mails that come back. */
const SUBJECTS: Phrase[] = [
  {
    source: 'mail systems in English',
    says: /^(?:\W*(?:automatic|auto|permanent|your|e-?mail|mail|message|failed|postmaster|nondeliverable|\[[^\]]*\])\W+)*(?:un?deliver(?:ed|able|y|)\b|un-?deliver|(?:mail )?deliver(?:y|ies)? (?:of |has |to |was |status |system |problem|fail|error|not|unsuccess|delay|report|incomplete|suspend|abort)|delivered? fail|returned (?:mail|e-?mail|message|to sender)|return(?:ed)? receipt|fail(?:ure|ed)\b|failure (?:notice|delivery)|non-?deliver|not delivered|mail(?:er)?(?:[- ]system)? (?:error|failure|daemon)|message (?:status|not|delivery|undeliver|could not|delayed|rejected|you sent)|mail (?:could not|not delivered|status|rejected|undeliver)|could ?n[o']t (?:be )?(?:deliver|send)|warning:? (?:could not send|message|e-?mail|mail|delay)|(?:user|host|recipient|address) unknown|unknown (?:user|address|recipient)|bounced?\b|notification d|ndn:|ndr:|rejected (?:mail|message|posting)?|automatically rejected|error (?:sending|delivering|in)|problem (?:delivering|sending)|invalid (?:address|recipient)|mailbox (?:full|quota|unavailable|over)|over ?quota|nachricht nicht|unable to deliver|delayed\b|delivery\b)/i,
  },
  {
    source: 'Delivery Status Notification (RFC 3464)',
    says: /delivery (?:status )?(?:notification|failure|failed|delayed)|status notification|\(failure\)|\(delay(?:ed)?\)|mail delivery|undeliverable|undelivered|non-delivery|returned mail|failure notice|non remis(?:e|)\b/i,
  },
  {
    source: 'mail systems in other languages',
    says: /unzustellbar|unzustellbare|zustellung|zustellfehler|non remis|[ée]chec|non recapitat|mancat[oa] (?:consegna|recapito)|no (?:se )?(?:entreg|pudo|puede|ha podido)|error (?:de|en la) entrega|correo devuelto|non (?:recapitabile|consegnat)|n[ãa]o [ée] poss[íi]vel entregar|devolu|n[ãa]o entregue|falha|onbestelbaar|niet (?:bezorgd|afgeleverd)|(?:kan|kunne) niet (?:worden )?(?:bezorgd|afgeleverd)|olevererbar|ikke (?:leveres|levert|leveret)|kan inte leverera|ei voi(?:tu|da)? toimittaa|toimittamaton|kunde inte|niedostarcz|nie dostarczon|zwrot|nie (?:można|udało się) dostarczyć|nedoru[čc]|nelze doru[čc]it|k[ée]zbes[íi]t[ée]s sikertelen|teslim edilemi?y?o?r?|teslim edilemedi|не удается достав|не удалось достав|не доставл|μη (?:παραδοτέο|παράδοση)|αδύνατη η παράδοση|kézbesíthetetlen|iletilemedi|недоставл|не доставл|вернувш|сообщение не|退信|无法|無法|投递|失败|配信|送信エラー|エラーメール|不達|无法送达|退回|送達不能|送信不可|배달|반송|발송 ?실패|전송 ?실패|heb ei danfon|methu (?:ei )?dd?anfon|imposibil de livrat|nedoru[čc]iteľn|neisporu[čc]|недоставен|לא נמסר|تعذر/i,
  },
]

/** Receipts that Outlook and others write as plain words: the subject, and what stands in them. */
const RECEIPT_SUBJECT =
  /^\s*(?:(?:not )?read|deleted|opened|(?:read|return) receipt[^:]{0,20}|(?:un)?gelesen[^:]{0,20}|(?:non )?lus?|(?:no )?leído|(?:non )?letto|(?:niet )?gelezen|lid[ao]|przeczytan[eo]|läst|læst|lest|luettu|přečteno|olvasott|citit|okundu|прочитано|darllenwyd|已读|開封済み|읽음)\s*[:：]/iu
const RECEIPT_WORDS =
  /^\W*(?:your message|this is a (?:return|read) receipt|ihre nachricht|votre message|(?:su|el) mensaje|il (?:suo )?messaggio|uw bericht|(?:a )?sua mensagem|twoja wiadomość|ditt meddelande|din meddelelse|din melding|viestisi|(?:eich|y) neges)[\s\S]{0,800}?(?:\b(?:was|has been) (?:read|opened|displayed|deleted)|return receipt|read receipt|wurde[\s\S]{0,60}(?:gelesen|gelöscht)|a été (?:lu|supprimé)|(?:se ha|fue) (?:leído|eliminado)|è stat[oa] (?:lett|eliminat)|is [\s\S]{0,60}?(?:gelezen|verwijderd)|foi (?:lid|eliminad)|została (?:przeczytana|usunięta)|lästes|blev læst|ble lest|on luettu|wedi(?:['’]i| ei) d?darllen)/iu
export const isWordedReceipt = (subject: string, text: string): boolean =>
  RECEIPT_SUBJECT.test(subject) && RECEIPT_WORDS.test(text)

/** Who sends them. */
export const DAEMON =
  /^(?:mailer[-_.]?da?emon|post[-_]?master|mail[-_.]?(?:daemon|delivery|router|gateway)|mdaemon|mmdf|uucp|ndr|maildelivery|microsoftexchange[0-9a-f]*)(?:[-+=][^@]*)?@/i
export const DAEMON_NAME =
  /mail(?:er)?[- ]?(?:delivery|daemon|administrator|router|system)|delivery (?:sub)?system|postmaster|system administrator|subsystem|microsoft outlook|internet mail|mail transport|automated response/i

/** Words that say the system goes on trying. */
const DELAYS: Phrase[] = [
  {
    source: 'sendmail',
    says: /this is a warning message only|you do not need to resend|will keep trying|still being retried|transient non-fatal errors/i,
  },
  {
    source: 'Exim',
    says: /has not yet been delivered|no action is required on your part|delivery attempts will continue|message delayed/i,
  },
  {
    source: 'Postfix, Exchange, Gmail',
    says: /delivery (?:to the following recipients? )?(?:has been |was |is )?(?:delayed|deferred)|still trying to deliver|will (?:continue|retry|try again|be retried|keep trying)|gmail will retry|\(delay(?:ed)?\)|delivery is delayed|temporary problem delivering/i,
  },
  {
    source: 'filters before a server',
    says: /do not resend your (?:original )?message|attempts will continue|not been delivered after \d+ hours? (?:but|and) /i,
  },
  {
    source: 'other languages',
    says: /verzögert|wird weiter versucht|retardé|en retard|nouvelle tentative|retrasad|ritardata|ritardo|vertraagd|opóźnion|задерж|oedi/i,
  },
]
/** And words that say it has given up, even where it tells of earlier delays. */
const GIVEN_UP =
  /given up|giving up|permanent|no longer|will not be (?:re)?tried|not going to try again|too long|gave up|unable to deliver|final(?:ly)? fail|retry (?:timeout|time) exceeded|failed permanently|could not be delivered for/i

/** Lines that part the report from the mail it brings back. */
const ORIGINALS: Phrase[] = [
  {
    source: 'qmail, Yahoo',
    says: /^-+\s*(?:below this line is (?:a copy|the original)|original message (?:follows|headers)|enclosed (?:is )?a copy)/i,
  },
  {
    source: 'Exim',
    says: /^-+\s*(?:this is a copy of|the header of the original|no more than)|^-* *the body of the message is \d+ characters/i,
  },
  {
    source: 'sendmail',
    says: /^[\s|]*-+\s*(?:original message|unsent message|message (?:header )?follows|returned message|message text follows|original mail)/i,
  },
  {
    source: 'others',
    says: /^\W*(?:original message (?:follows|header|as received)|(?:your )?original (?:message|mail|e-?mail)(?: (?:is|as|follows|below)[^\n]*)?\W*$|here (?:is|are) (?:a copy|the (?:first|original|headers))|(?:the )?(?:first|contents? of the|text of (?:the|your)|headers? of (?:the|your)) .{0,30}(?:message|mail)|message headers? follows?|start of (?:returned|original)|begin(?:ning)? (?:of )?(?:returned|original) |returned message (?:follows|is)|bounced (?:e-?mail|message|mail)\W*$|copy of your message|-+ message (?:body|header)|nachrichtenkopf|kopfzeilen|le message original|ursprüngliche nachricht)/i,
  },
  { source: 'Chinese', says: /^-+.*(?:原信|原始|原邮件|原郵件)/ },
]

const anyOf = (phrases: Phrase[]) => {
  const all = new RegExp(phrases.map(({ says }) => `(?:${says.source})`).join('|'), 'im')
  return (text: string): boolean => all.test(text)
}

export const opensLikeBounce = anyOf(OPENINGS)
/** Words that no person writes about a delivery of anything else. */
export const speaksAsSystem = anyOf(SYSTEMS)
export const isBounceSubject = anyOf(SUBJECTS)
export const beginsOriginal = anyOf(ORIGINALS)

const saysDelay = anyOf(DELAYS)
/** Whether the system still tries: what it reports is no failure yet. */
export const isOnlyDelayed = (subject: string, text: string): boolean =>
  saysDelay(`${subject}\n${text}`) && !(GIVEN_UP.test(text) && !/warning/i.test(subject) && !/delay/i.test(subject))
