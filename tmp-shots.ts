import { after, test } from 'node:test'
import { openBrowser } from './test/support/browser.ts'
import { press, signIn } from './test/journeys/steps.ts'
const URL = 'http://localhost:3122'
test('shots', async () => {
  const browser = await openBrowser({ after })
  const page = await browser.visit('desktop')
  await signIn(page, URL, 'adviser@demo.example')
  const shot = async (name: string) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.screenshot({ path: `/tmp/texts-shot-${name}-d.png`, fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: `/tmp/texts-shot-${name}-m.png`, fullPage: true })
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await page.context().clearCookies()
  await signIn(page, URL, 'administrator@demo.example').catch(e => console.log(String(e).slice(0, 200)))
  await page.goto(`${URL}/staff/messages?text=4477009`)
  await shot('messages')
  await page.getByRole('link', { name: /Re:/ }).first().click()
  await shot('message')
})
