import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { inspectUpload } from './inspect-upload.ts'
import { makeZip } from './make-zip.fixture.ts'

async function judge(content: Buffer | string): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  const found = await inspectUpload(bytes, { kind: 'document', fileName: 'document' })
  return found.accepted ? found.type : found.code
}

const HEAD = '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n'
const TAIL = 'trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'
const pdf = (object = '') => `${HEAD}${object}\n${TAIL}`

function packedObjects(text: string, dictionary = '/Type/ObjStm/Filter/FlateDecode') {
  const packed = deflateSync(Buffer.from(text)).toString('latin1')
  return pdf(`3 0 obj<<${dictionary}/N 1/First 4/Length ${packed.length}>>stream\r\n${packed}\nendstream endobj`)
}

test('a plain PDF is taken, also with links and packed objects', async () => {
  assert.equal(await judge(pdf()), 'pdf')
  assert.equal(await judge(pdf('3 0 obj<</S/URI/URI(https://example.org)>>endobj')), 'pdf')
  assert.equal(await judge(packedObjects('5 0 <</Type/Font/Subtype/Type1>>')), 'pdf')
})

test('a PDF that runs something is refused, also when the word is written in numbers or packed', async () => {
  for (const action of [
    '/S/JavaScript/JS(x)',
    '/S /Launch/F(x.exe)',
    '/S/J#61va#53cript',
    '/XFA 4 0 R',
    '/S/SubmitForm',
  ]) {
    assert.equal(await judge(pdf(`3 0 obj<<${action}>>endobj`)), 'has-program', action)
  }
  assert.equal(await judge(packedObjects('5 0 <</S/JavaScript/JS(app.alert(1))>>')), 'has-program')
})

test('a PDF with files inside, a password or an unreadable object stream is refused', async () => {
  assert.equal(await judge(pdf('3 0 obj<</EmbeddedFiles 4 0 R>>endobj')), 'has-files-inside')
  assert.equal(await judge(packedObjects('5 0 <</Type/EmbeddedFile>>')), 'has-files-inside')
  assert.equal(await judge(pdf('3 0 obj<</Encrypt 4 0 R>>endobj')), 'locked')
  assert.equal(await judge(packedObjects('5 0 <<>>', '/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]')), 'broken')
  assert.equal(await judge(pdf('3 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\nrubbish\nendstream')), 'broken')
})

test('a PDF that does not end as one, or goes on after its end, is refused', async () => {
  assert.equal(await judge(HEAD), 'broken')
  assert.equal(await judge(`${pdf()}<p>more`), 'two-in-one')
  assert.equal(await judge(pdf() + makeZip({ 'a.txt': 'x' }).toString('latin1')), 'two-in-one')
  assert.equal(await judge(`MZ ${pdf()}`), 'not-a-document')
})

test('a PDF made to keep us unpacking is refused', async () => {
  assert.equal(await judge(packedObjects(' '.repeat(65_000_000))), 'broken')
  const overlapping = '3 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n'.repeat(40_000)
  assert.equal(await judge(pdf(`${overlapping}endstream`)), 'broken')
})

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const WORD = {
  '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${DOCX_TYPE}"/></Types>`,
  'word/document.xml': '<w:document><w:p>Dear council</w:p></w:document>',
}
const word = (more: Record<string, string>) => makeZip({ ...WORD, ...more })
const ODF = {
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': '<office:text>Dear council</office:text>',
}
const relationship = (type: string) =>
  `<Relationships><Relationship Id="1" Type="http://x/relationships/${type}" Target="https://example.org/" TargetMode="External"/></Relationships>`

test('Word and OpenDocument texts are taken, with pictures and links', async () => {
  assert.equal(await judge(word({ 'word/media/image1.png': 'x' })), 'docx')
  assert.equal(await judge(word({ 'word/_rels/document.xml.rels': relationship('hyperlink') })), 'docx')
  assert.equal(await judge(makeZip({ ...ODF, 'META-INF/manifest.xml': '<m/>' })), 'odt')
})

test('macros, scripts, remote templates and DDE fields are refused', async () => {
  assert.equal(await judge(word({ 'word/vbaProject.bin': 'x' })), 'has-program')
  assert.equal(await judge(word({ 'word/activeX/activeX1.xml': 'x' })), 'has-program')
  assert.equal(await judge(word({ 'word/_rels/settings.xml.rels': relationship('attachedTemplate') })), 'has-program')
  const field = '<w:instrText>D</w:instrText><w:instrText xml:space="preserve">DEAUTO c:\\x</w:instrText>'
  assert.equal(await judge(word({ 'word/header1.xml': field })), 'has-program')
  assert.equal(await judge(makeZip({ ...ODF, 'Basic/Standard/Module1.xml': 'x' })), 'has-program')
  const listens = '<script:event-listener xlink:href="vnd.sun.star.script:x"/>'
  assert.equal(await judge(makeZip({ ...ODF, 'content.xml': listens })), 'has-program')
  const renamed = { '[Content_Types].xml': 'application/vnd.ms-word.document.macroEnabled.main+xml' }
  assert.equal(await judge(word(renamed)), 'has-program')
})

test('files inside, passwords and unfolding XML are refused', async () => {
  assert.equal(await judge(word({ 'word/embeddings/oleObject1.bin': 'x' })), 'has-files-inside')
  assert.equal(await judge(word({ 'media/more.zip': 'x' })), 'has-files-inside')
  assert.equal(await judge(word({ 'word/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]>' })), 'harmful')
  assert.equal(await judge(makeZip({ ...ODF, 'META-INF/manifest.xml': '<manifest:encryption-data/>' })), 'locked')
  const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
  assert.equal(await judge(locked), 'locked')
})

test('a container that lies about itself is refused', async () => {
  assert.equal(await judge(makeZip(WORD, { size: 5 })), 'broken')
  assert.equal(await judge(makeZip(WORD, { size: 90_000_000 })), 'broken')
  assert.equal(await judge(makeZip(WORD, { flags: 1 })), 'broken')
  assert.equal(await judge(makeZip(WORD, { between: '<html>' })), 'broken')
  assert.equal(await judge(word({ '../../etc/passwd': 'x' })), 'broken')
  assert.equal(await judge(word({ 'WORD/document.xml': 'x' })), 'broken')
  assert.equal(await judge(Buffer.concat([makeZip(WORD), Buffer.from('more')])), 'broken')
  assert.equal(await judge(makeZip(WORD).subarray(0, -30)), 'broken')
})

test('other archives, and spreadsheets, are not documents we take', async () => {
  assert.equal(await judge(makeZip({ 'photo.jpg': 'x' })), 'not-a-document')
  assert.equal(await judge(makeZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })), 'not-a-document')
})
