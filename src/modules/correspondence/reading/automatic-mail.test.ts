import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mail } from './mail.fixture.ts'
import { readMail } from './read-mail.ts'

test('answers of programs are known by their headings', async () => {
  const headings: Record<string, string>[] = [
    { 'Auto-Submitted': 'auto-replied' },
    { 'Auto-Submitted': 'auto-replied (vacation)' },
    { 'X-Autoreply': 'yes' },
    { 'X-Autorespond': 'A bin' },
    { Precedence: 'auto_reply' },
    { 'Auto-Submitted': 'auto-generated', 'In-Reply-To': '<x@council.example>' },
    { 'X-MS-Exchange-Inbox-Rules-Loop': 'jo@example.org' },
    { 'X-Auto-Response-Suppress': 'All', 'Return-Path': '<>', 'In-Reply-To': '<x@council.example>' },
  ]
  for (const each of headings) {
    const { kind, mayBeAnswered, because } = await readMail(mail(each, 'I am away.'))
    assert.deepEqual([kind, mayBeAnswered], ['auto-reply', false], JSON.stringify(each))
    assert.ok(because)
  }
})

test('and by their subjects, in many languages', async () => {
  const subjects = [
    'Automatic reply: A bin',
    'Out of Office: A bin',
    'Auto: A bin',
    'Re: Out of the office',
    'Ateb awtomatig: Bin',
    "Allan o'r swyddfa",
    'Réponse automatique : A bin',
    'Automatische Antwort: A bin',
    'Abwesenheitsnotiz',
    'Automatisch antwoord: A bin',
    'Respuesta automática: A bin',
    'Risposta automatica: A bin',
    'Resposta automática: A bin',
    'Autosvar: A bin',
    'Automatyczna odpowiedź: A bin',
    'Automaattinen vastaus: A bin',
    'Răspuns automat: A bin',
    'Автоответ: A bin',
    '自動返信: A bin',
    '自动回复: A bin',
  ]
  for (const subject of subjects)
    assert.equal(
      (await readMail(mail({ Subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=` }, 'I am away.'))).kind,
      'auto-reply',
      subject,
    )
})

test('what people write is not taken for one', async () => {
  const subjects = [
    'Automatic gates at the car park',
    'Office hours',
    'Holiday club for children',
    'I am away next week: please collect the bin',
    'Vacation homes on our street',
    'Absence from school',
    'Re: A bin',
  ]
  for (const subject of subjects)
    assert.equal((await readMail(mail({ Subject: subject }, 'words'))).kind, 'message', subject)
})

const written = (words: string, headings: Record<string, string>) =>
  readMail(mail({ 'Content-Type': 'text/plain; charset=utf-8', ...headings }, words))

test('a person who writes under the subject of one is not: the words decide', async () => {
  const mails: [subject: string, words: string][] = [
    [
      'Re: Automatic reply: bins',
      'Thanks, but when will they come?\n\nOn 3 Dec 2026 at 09:15, S <s@c.example> wrote:\n> I am out of the office',
    ],
    [
      'RE: Automatic reply: My bins',
      'I need an answer, not an automatic reply.\n\nFrom: S <s@c.example>\nSent: 3 December 2026\nTo: Jo\nSubject: x\n\nI am away.',
    ],
    ['Out of office hours at Monkton Park', 'The office is never open when it says.'],
    ['Ooo the bins', 'They smell.'],
    ['Auto: car park', 'The barrier hit my car.'],
    ['Vacation notice for my tenancy', 'I give notice for 1 February.'],
    ['Automatic reply: bins', 'Why does nobody answer me?'],
    ['Re: Out of office: bins', 'I will be away next week, please collect the bin before.'],
    ['Read: your letter', 'Your message was clear, thank you. I have read it on the bus.'],
  ]
  for (const [Subject, words] of mails) assert.equal((await written(words, { Subject })).kind, 'message', Subject)
})

test('an answer without sure headings is known by its words', async () => {
  const mails: [words: string, headings: Record<string, string>][] = [
    ['I am away until Monday.', { Subject: 'OOO until Monday' }],
    ['I will not be reading my mail for a while.', { Subject: 'away from my mail', Precedence: 'bulk' }],
    ['Je suis en congés, de retour le 7.', { Subject: 'Absence', 'Return-Path': '<>' }],
    ['Ich bin im Urlaub und ab 7. wieder erreichbar.', { Subject: 'Abwesend' }],
    ['Rwyf ar wyliau tan ddydd Llun.', { Subject: 'Re: bin', 'X-Auto-Response-Suppress': 'All' }],
    ['This is an automated response. We will answer in five days.', { Subject: 'Re: A bin' }],
    ['Thank you for your email. I am on annual leave and will reply on my return.', { Subject: 'Re: A bin' }],
    [
      'Your message\n\nTo: jo@example.org\nSubject: A bin\n\nwas read on 3 December 2026 11:00.',
      { Subject: 'Read: A bin' },
    ],
  ]
  for (const [words, headings] of mails) assert.equal((await written(words, headings)).kind, 'auto-reply', words)
})

test('a program may answer a person, and nobody else (RFC 3834)', async () => {
  assert.equal((await readMail(mail({}, 'words'))).mayBeAnswered, true)
  assert.equal((await readMail(mail({ 'Auto-Submitted': 'no' }, 'words'))).mayBeAnswered, true)
  const never: Record<string, string>[] = [
    { From: 'no-reply@example.org' },
    { From: 'noreply+123@example.org' },
    { From: 'MAILER-DAEMON@example.org' },
    { From: '' },
    { 'Return-Path': '<>' },
    { 'Auto-Submitted': 'auto-generated' },
    { Precedence: 'bulk' },
    { 'List-Id': '<news.example.org>' },
    { 'List-Unsubscribe': '<https://example.org/u>' },
    { 'X-Auto-Response-Suppress': 'OOF' },
    { 'X-Loop': 'streetscene@council.example' },
  ]
  for (const each of never)
    assert.equal((await readMail(mail(each, 'words'))).mayBeAnswered, false, JSON.stringify(each))
  assert.equal((await readMail(mail({}, 'words'), { from: '' })).mayBeAnswered, false)
  assert.equal((await readMail(mail({ 'Reply-To': 'noreply@example.org' }, 'words'))).mayBeAnswered, false)
})

test('mail to many, and what a filter held for spam, are said', async () => {
  const isList = async (headings: Record<string, string>) => (await readMail(mail(headings, 'words'))).isList
  const isSpam = async (headings: Record<string, string>) => (await readMail(mail(headings, 'words'))).isSpam
  assert.equal(await isList({ 'List-Post': '<mailto:x@example.org>' }), true)
  assert.equal(await isList({}), false)
  const spams: Record<string, string>[] = [
    { 'X-Spam-Flag': 'YES' },
    { 'X-Spam-Status': 'Yes, score=8.1 required=5' },
    { 'X-MS-Exchange-Organization-SCL': '5' },
    { 'X-Forefront-Antispam-Report': 'CIP:1;SFV:SPM;SCL:6;' },
  ]
  for (const spam of spams) assert.equal(await isSpam(spam), true, JSON.stringify(spam))
  const notSpams: Record<string, string>[] = [
    { 'X-Spam-Flag': 'NO' },
    { 'X-Spam-Status': 'No, score=1' },
    { 'X-MS-Exchange-Organization-SCL': '1' },
    { 'X-MS-Exchange-Organization-SCL': '-1' },
  ]
  for (const fine of notSpams) assert.equal(await isSpam(fine), false, JSON.stringify(fine))
})
