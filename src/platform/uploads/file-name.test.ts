import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cleanFileName } from './file-name.ts'

const HOSTILE = new URL('../../../../shared/data/lists/hostile_uploads/hostile_filenames.json', import.meta.url)

test('a name is shown without folders, hidden characters or a false ending', () => {
  const cases: [given: string, shown: string][] = [
    ['hole.JPG', 'hole.jpg'],
    ['../../etc/passwd', 'passwd.jpg'],
    ['C:\\Users\\me\\hole.png', 'hole.jpg'],
    ['photo\u202Egpj.exe', 'photogpj.jpg'],
    ['\uFEFFbom.pdf', 'bom.jpg'],
    ['photo.jpg.exe', 'photo.jpg'],
    ['new\nline.jpg', 'newline.jpg'],
    ['<img src=x onerror=alert(1)>.png', 'img srcx onerroralert(1).jpg'],
    ['CON', 'file CON.jpg'],
    ['%00.jpg', 'file.jpg'],
    ['', 'file.jpg'],
    ['.htaccess', 'htaccess.jpg'],
    ['Ffôl Ŵyl.pdf', 'Ffôl Ŵyl.jpg'],
    ['cafe\u0301.pdf', 'café.jpg'],
    ['bin 🗑️.png', 'bin 🗑️.jpg'],
    ['us 👩‍👧.png', 'us 👩‍👧.jpg'],
    ['card 4111 1111 1111 1111.png', 'card [card number removed].jpg'],
    ['meeting 12.30.jpg', 'meeting 12.30.jpg'],
  ]
  for (const [given, shown] of cases) assert.equal(cleanFileName(given, 'jpg'), shown)
})

test('a name is at most 100 characters, ending and all', () => {
  assert.equal(cleanFileName('a'.repeat(5000), 'jpg').length, 100)
  assert.equal([...cleanFileName('🕳'.repeat(500), 'docx')].length, 100)
})

test('no hostile name keeps anything that a disk, a page or a header could trip over', t => {
  if (!existsSync(HOSTILE)) return t.skip('the shared data is not here')
  for (const given of JSON.parse(readFileSync(HOSTILE, 'utf8')) as string[]) {
    const shown = cleanFileName(given, 'pdf')
    assert.match(
      shown,
      /^(?!(con|nul|aux|prn)\.)[^./\\<>:"|?*\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\uFEFF][^/\\<>:"|?*;\p{Cc}\u202A-\u202E\uFEFF]*\.pdf$/iu,
      given,
    )
    assert.equal(cleanFileName(shown, 'pdf'), shown)
  }
})
