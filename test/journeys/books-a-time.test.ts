import assert from 'node:assert/strict'
import { after } from 'node:test'
import { sql } from 'kysely'
import { sayDesks } from '../../src/modules/bookings/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { system } from '../support/database.ts'
import { startProgram } from '../support/program.ts'
import { heading, journey, press, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['employee' as const, 'adviser' as const], teams: [] }
const program = await startProgram({ after }, { staff: [ADVISER] })
await sayDesks(program.ctx({ actor: system('test') }), 'chippenham', 1)
const browser = await openBrowser({ after })
const [rosa, tom, adviser] = [
  await browser.visit('phone'),
  await browser.visit('phone'),
  await browser.visit('desktop'),
]
const EMAIL = 'rosa@resident.example'

/** From the first question to the free times. */
async function askForTimes(page: typeof rosa): Promise<void> {
  await page.goto(`${program.url}/book`)
  await page.getByRole('radio', { name: 'I do not know, or something else' }).check()
  await page.locator('input[name=at][value=chippenham]').check()
  await press(page, 'See free times')
}

journey('a resident books a time, comes and is called', {
  async 'two choose the same last time: one gets it, the other keeps what he typed'() {
    await askForTimes(rosa)
    await expectAccessible(rosa)
    await askForTimes(tom)
    for (const [page, name, email] of [
      [rosa, 'Rosa Sample', EMAIL],
      [tom, 'Tom Example', 'tom@resident.example'],
    ] as const) {
      await page.locator('input[name=time]').first().check()
      await page.getByLabel('Your name').fill(name)
      await page.getByLabel('Email address').fill(email)
      await press(page, 'Book this time')
    }
    assert.match(await rosa.locator('main').innerText(), /Your time is booked/)
    await expectAccessible(rosa)
    const taken = tom.locator('.govuk-error-summary')
    assert.match(await taken.innerText(), /Somebody has just taken that time/)
    assert.equal(await tom.getByLabel('Your name').inputValue(), 'Tom Example')
    await tom.locator('input[name=time]').first().check()
    await press(tom, 'Book this time')
    assert.match(await tom.locator('main').innerText(), /Your time is booked/)
  },

  async 'the link in her email leads to it, and to a file for her calendar'() {
    await program.settle()
    const [mail] = program.outbox(EMAIL)
    const link = /http\S+\/bookings\/\S+/.exec(mail!.text)![0]
    await rosa.goto(link)
    assert.equal(await heading(rosa), 'Your time with us')
    const file = await (await fetch(`${link}/calendar.ics`)).text()
    assert.match(file, /DTSTART:\d{8}T\d{6}Z/)
  },

  async 'on the day the desk checks her in, and calls her'() {
    await sql`update bookings.bookings set day = (now() at time zone 'Europe/London')::date, starts_at = now(),
      ends_at = now() + interval '30 minutes' where email = ${EMAIL}`.execute(program.db)
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/reception?choose=yes`)
    await adviser.getByLabel('Location').selectOption('chippenham')
    await adviser.getByLabel('Your desk').fill('3')
    await press(adviser, 'Open my desk')
    await adviser.getByRole('heading', { name: /^Booked today/ }).waitFor()
    await expectAccessible(adviser)
    await press(adviser, 'They are here')
    await adviser.getByRole('heading', { name: /^Their ticket: / }).waitFor()
    await press(adviser, 'Call next')
    await adviser.getByRole('heading', { name: /^You called / }).waitFor()
    assert.match(await adviser.locator('.fp-reception__own').innerText(), /Rosa Sample/)
    await rosa.reload()
    assert.match(await rosa.locator('main').innerText(), /You are checked in/)
  },
})
