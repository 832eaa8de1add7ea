import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Desk at {village}' },
  intro: {
    en: 'Take this desk along on a laptop or a phone. It works without a network: you take requests with the same questions, and each has its number at once. They are sent when the network is back.',
  },
  before: { en: 'Before you leave' },
  step1: { en: 'Use the device that you take along, and be on the network.' },
  step2: { en: 'Get the desk ready, and wait until it says so.' },
  step3: { en: 'Leave the tab open, or keep its address: it opens without a network.' },
  safe: {
    en: 'The device holds nobody’s record. What you type there is locked: once you keep a request, only the council can read it. A day after the visit begins the desk takes nothing more, and the device is wiped.',
  },
  from: { en: 'You can get it ready from {day}' },
  ready: { en: 'Get the desk ready on this device' },
} satisfies StaffTexts
