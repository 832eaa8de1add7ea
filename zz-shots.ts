import { createTransport } from 'nodemailer'
import { openBrowser } from './test/support/browser.ts'
import { roadPhoto } from './test/support/photo.ts'
const endings: any[] = []
const browser = await openBrowser({ after: (f: any) => endings.push(f) } as any)
const url = 'http://localhost:3110'
const t = createTransport({ host: '127.0.0.1', port: 2526, ignoreTLS: true })
await t.sendMail({ from: 'Nia Example <nia@resident.example>', to: 'customerservices@example.org', subject: 'Hole in the road by the school — very deep', text: 'Hello\n\nthere is a hole in the road by the school in Corsham, SN13 9BX. I nearly fell off my bike.\n\nNia\n\n-- \nNia Example\nSent from my phone', html: '<p>Hello</p><p>there is a hole in the road by the school in <b>Corsham</b>, SN13 9BX. I nearly fell off my bike.</p><p>Nia</p>', attachments: [{ filename: 'hole.jpg', content: await roadPhoto() }, { filename: 'bad.exe', content: Buffer.from('MZ....') }] })
await t.sendMail({ from: 'Help <help@resident.example>', to: 'customerservices@example.org', subject: 'please', text: 'my husband hits me and I am afraid' })
await new Promise(r => setTimeout(r, 4000))
const page = await browser.visit('desktop'), phone = await browser.visit('phone')
for (const p of [page, phone]) { await p.goto(url + '/staff'); await p.getByLabel('Email address').fill('adviser@demo.example'); await p.getByLabel('Password', { exact: true }).fill('demo-firstpoint'); await p.getByRole('button', { name: 'Sign in' }).click(); await p.waitForLoadState() }
let n = 0
const shot = async (name: string, p = page) => p.screenshot({ path: `/tmp/x/pics/${name}.png`, fullPage: true })
await page.goto(url + '/staff/desk/work'); await shot('work')
await page.goto(url + '/staff/mail'); await shot('mail'); await phone.goto(url + '/staff/mail'); await shot('mail-phone', phone)
await page.getByRole('link', { name: /Hole in the road/ }).first().click(); await page.waitForLoadState(); await shot('one'); await phone.goto(page.url()); await shot('one-phone', phone)
await page.getByRole('button', { name: 'Deal with this' }).click(); await page.waitForLoadState(); await shot('desk'); await phone.goto(page.url()); await shot('desk-phone', phone)
await page.getByLabel('What you answered').first().fill('Thank you, Nia. We have sent a crew to look at it today.\n\nAda, Wiltshire Council'); await page.getByRole('button', { name: 'Send this answer by email' }).first().click(); await page.waitForLoadState(); await page.waitForTimeout(800); await shot('desk-answered')
for (const e of endings.reverse()) await e()
