import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { expectAccessible, openBrowser } from './browser.ts'

const browser = await openBrowser({ after })

test('what shuts people out is told with its rule, where it is and how to mend it', async () => {
  const page = await browser.visit('phone')
  await page.setContent('<html lang="en"><title>Form</title><main><h1>Form</h1><input id="name"></main></html>')
  await assert.rejects(expectAccessible(page), ({ message }: Error) => {
    assert.match(message, /^\S+ shuts people out/)
    assert.match(message, /label: Form elements must have labels/)
    assert.match(message, /at #name/)
    assert.match(message, /Fix any of the following/)
    return true
  })
})

test('what is too small to press is told too, though axe leaves it out by itself', async () => {
  const page = await browser.visit('phone')
  const small = '<button style="width:10px;height:10px;padding:0">a</button>'
  await page.setContent(`<html lang="en"><title>Buttons</title><main><h1>Buttons</h1>${small}${small}</main></html>`)
  await assert.rejects(expectAccessible(page), /target-size/)
})

test('what stands outside every landmark is told too', async () => {
  const page = await browser.visit('phone')
  await page.setContent('<html lang="en"><title>Words</title><a href="/">Back</a><main><h1>Words</h1></main></html>')
  await assert.rejects(expectAccessible(page), /region/)
})

test('a page that shuts nobody out passes', async () => {
  const page = await browser.visit('desktop')
  await page.setContent('<html lang="en"><title>Words</title><main><h1>Words</h1><p>Hello</p></main></html>')
  await expectAccessible(page)
})
