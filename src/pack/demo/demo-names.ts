const FIRST = [
  'Alys',
  'Ben',
  'Carys',
  'Dev',
  'Ella',
  'Femi',
  'Gwen',
  'Harpreet',
  'Ivy',
  'Jamal',
  'Kit',
  'Leila',
  'Mair',
  'Noor',
  'Owain',
  'Priya',
  'Quentin',
  'Rhys',
  'Sofia',
  'Tariq',
]
const FAMILY = [
  'Ashgrove',
  'Brookhurst',
  'Carrow',
  'Dunmere',
  'Elmstead',
  'Farrowby',
  'Glanrhyd',
  'Hollins',
  'Ingleby',
  'Jessop',
  'Kestrel',
  'Larkhill',
  'Marlow',
  'Nettleton',
]

/** A made-up name for a number, each another, and unlike the next: pairs of alike names are for a colleague to look at. */
export const demoName = (number: number): string =>
  `${FIRST[number % FIRST.length]} ${FAMILY[Math.floor(number / FIRST.length) % FAMILY.length]} (demo)`
