// Every name of the Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels): mail programs write all of them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { decodeText, unreadableCharset } from './decode-text.ts'
import { decodeWords } from './mail-headers.ts'

/** By the name iconv has for it: words in it, and its names. */
const ENCODINGS: Record<string, [words: string, names: string]> = {
  utf8: ['Grüße – ŵ', 'unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8'],
  cp866: ['Привет', '866 cp866 csibm866 ibm866'],
  'iso-8859-2': ['Łódź', 'csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2'],
  'iso-8859-3': ['Ĉu ĝi', 'csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3'],
  'iso-8859-4': ['Ķīlis', 'csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4'],
  'iso-8859-5': [
    'Привет',
    'csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988',
  ],
  'iso-8859-6': [
    'سلام',
    'arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987',
  ],
  'iso-8859-7': [
    'Καλημέρα',
    'csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek',
  ],
  'iso-8859-8': [
    'שלום עולם',
    'csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical iso_8859-8-i iso8859-8-i iso_8859-8-e iso8859-8-e',
  ],
  'iso-8859-10': ['Þórður', 'csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6'],
  'iso-8859-13': ['Ačiū', 'iso-8859-13 iso8859-13 iso885913'],
  'iso-8859-14': ['Dŵr ŷd', 'iso-8859-14 iso8859-14 iso885914'],
  'iso-8859-15': ['cœur €', 'csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9'],
  'iso-8859-16': ['Țară', 'iso-8859-16'],
  'koi8-r': ['Привет', 'cskoi8r koi koi8 koi8-r koi8_r'],
  'koi8-u': ['Їжак', 'koi8-ru koi8-u'],
  macroman: ['déjà vu', 'csmacintosh mac macintosh x-mac-roman'],
  'windows-874': ['สวัสดี', 'dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874'],
  'windows-1250': ['Łódź', 'cp1250 windows-1250 x-cp1250'],
  'windows-1251': ['Привет', 'cp1251 windows-1251 x-cp1251'],
  'windows-1252': [
    'café £5 “so”',
    'ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252',
  ],
  'windows-1253': ['Καλημέρα', 'cp1253 windows-1253 x-cp1253'],
  'windows-1254': [
    'Işık',
    'cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254',
  ],
  'windows-1255': ['שלום', 'cp1255 windows-1255 x-cp1255'],
  'windows-1256': ['سلام', 'cp1256 windows-1256 x-cp1256'],
  'windows-1257': ['Ačiū', 'cp1257 windows-1257 x-cp1257'],
  'windows-1258': ['Đương', 'cp1258 windows-1258 x-cp1258'],
  maccyrillic: ['Привет', 'x-mac-cyrillic x-mac-ukrainian'],
  gbk: ['你好', 'chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk'],
  gb18030: ['你好', 'gb18030'],
  big5: ['你好', 'big5 big5-hkscs cn-big5 csbig5 x-x-big5'],
  'euc-jp': ['日本語', 'cseucpkdfmtjapanese euc-jp x-euc-jp'],
  shift_jis: ['日本語', 'csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis'],
  'euc-kr': [
    '안녕',
    'cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949',
  ],
  'utf-16be': ['Grüße', 'unicodefffe utf-16be'],
  'utf-16le': ['Grüße', 'csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le'],
}

for (const [encoding, [words, names]] of Object.entries(ENCODINGS))
  test(`what is in ${encoding} is read by every name of it`, () => {
    const bytes = iconv.encode(words, encoding)
    for (const name of names.split(' ')) {
      assert.equal(decodeText(bytes, name), words, name)
      assert.equal(decodeText(bytes, `"${name.toUpperCase()}"`), words, name)
      assert.equal(unreadableCharset(bytes, name), null, name)
    }
  })

test('Japanese in escapes is read by both of its names', () => {
  const bytes = Buffer.from('\u001b$BF|K\\8l\u001b(B', 'latin1')
  for (const name of ['csiso2022jp', 'iso-2022-jp']) assert.equal(decodeText(bytes, name), '日本語')
})

test('a heading in Hebrew as most programs write it', () => {
  const data = iconv.encode('שלום', 'iso-8859-8').toString('base64')
  for (const name of ['iso-8859-8-i', 'ISO-8859-8-E', 'csISO88598I', 'logical'])
    assert.equal(decodeWords(`=?${name}?B?${data}?=`), 'שלום', name)
})
