import { sayDate, sayOn } from '../../platform/dates/index.ts'
import { link } from '../../platform/letter/index.ts'
import { plainKinds } from '../templates/index.ts'
import { text } from './text.ts'

const paragraphs = (...all: string[]): string => all.join('\n\n')
const lines = (...all: string[]): string => all.join('\n')

const WHERE = {
  en: [
    'Where: {address}',
    'There you speak by video with a specialist of {specialists}. We help you to begin.',
    '{room}',
    'We will be ready for what you need: {needs}.',
  ],
  cy: [
    'Ble: {address}',
    'Yno byddwch yn siarad drwy fideo ag arbenigwr o {specialists}. Byddwn yn eich helpu i ddechrau.',
    '{room}',
    'Byddwn yn barod am yr hyn sydd ei angen arnoch: {needs}.',
  ],
}
const BRING = {
  en: 'Your reference is {reference}. Bring it with you, and any letters or papers that this is about.',
  cy: 'Eich cyfeirnod yw {reference}. Dewch ag ef gyda chi, ac unrhyw lythyrau neu bapurau am hyn.',
}
const END = {
  en: ['{link}', 'Or ring us on {phone}.', '{council}'],
  cy: ['{link}', 'Neu ffoniwch ni ar {phone}.', '{council}'],
}
const CHANGE = {
  en: 'See its QR code, change or cancel it, or put it into your calendar',
  cy: 'Gweld ei god QR, ei newid neu ei ganslo, neu ei roi yn eich calendr',
}

const ROOM = 'https://example.org/room'
const MORE = ['name', 'on', 'address', 'reference', 'needs', 'specialists', 'room', 'arrive']

/** What we write to somebody who has booked. What it is about is not in it: others may read it. */
export const bookingMessages = plainKinds(
  {
    'booking-booked': {
      needed: ['day', 'times', 'place', 'link'],
      more: MORE,
      inSubject: ['day', 'on'],
      words: {
        subject: { en: 'Your time with us: {day}', cy: 'Eich amser gyda ni: {day}' },
        words: {
          en: paragraphs(
            'Hello {name}',
            'We will see you on {day}, {times}.',
            ...WHERE.en,
            BRING.en,
            '{arrive}',
            ...END.en,
          ),
          cy: paragraphs(
            'Helo {name}',
            'Byddwn yn eich gweld {on}, {times}.',
            ...WHERE.cy,
            BRING.cy,
            '{arrive}',
            ...END.cy,
          ),
        },
        link: CHANGE,
        text: {
          en: '{council}: We will see you on {day}, {times}, at {place}. Reference {reference}. Change or cancel: {link}',
          cy: '{council}: Byddwn yn eich gweld {on}, {times}: {place}. Cyfeirnod {reference}. Newid neu ganslo: {link}',
        },
      },
    },
    'booking-moved': {
      needed: ['day', 'times', 'place', 'link'],
      more: MORE,
      inSubject: ['day', 'on'],
      words: {
        subject: { en: 'Your new time with us: {day}', cy: 'Eich amser newydd gyda ni: {day}' },
        words: {
          en: paragraphs(
            'Hello {name}',
            'Your time has changed. We will see you on {day}, {times}.',
            ...WHERE.en,
            'Your reference is still {reference}.',
            ...END.en,
          ),
          cy: paragraphs(
            'Helo {name}',
            'Mae eich amser wedi newid. Byddwn yn eich gweld {on}, {times}.',
            ...WHERE.cy,
            'Eich cyfeirnod o hyd yw {reference}.',
            ...END.cy,
          ),
        },
        link: CHANGE,
        text: {
          en: '{council}: Your new time: {day}, {times}, at {place}. Reference {reference}. Change or cancel: {link}',
          cy: '{council}: Eich amser newydd: {day}, {times}: {place}. Cyfeirnod {reference}. Newid neu ganslo: {link}',
        },
      },
    },
    'booking-cancelled': {
      needed: ['day', 'times'],
      more: ['name', 'on', 'place', 'address', 'reference'],
      inSubject: ['day', 'on'],
      words: {
        subject: { en: 'Your time with us is cancelled', cy: 'Mae eich amser gyda ni wedi’i ganslo' },
        words: {
          en: paragraphs(
            'Hello {name}',
            'Your time on {day}, {times}, at {place} is cancelled. You need do nothing.',
            'To book another: ring us on {phone}, or use our website.',
            '{council}',
          ),
          cy: paragraphs(
            'Helo {name}',
            'Mae eich amser {on}, {times} ({place}) wedi’i ganslo. Nid oes angen i chi wneud dim.',
            'I archebu un arall: ffoniwch ni ar {phone}, neu defnyddiwch ein gwefan.',
            '{council}',
          ),
        },
        text: {
          en: '{council}: Your time on {day}, {times}, at {place} is cancelled. To book another: {phone}',
          cy: '{council}: Mae eich amser {on}, {times} ({place}) wedi’i ganslo. I archebu un arall: {phone}',
        },
      },
    },
    'booking-reminder': {
      needed: ['day', 'times', 'place', 'link'],
      more: MORE,
      inSubject: ['day', 'on'],
      words: {
        subject: { en: 'Your time with us is tomorrow', cy: 'Mae eich amser gyda ni yfory' },
        words: {
          en: paragraphs(
            'Hello {name}',
            'We will see you tomorrow, {day}, {times}.',
            ...WHERE.en,
            BRING.en,
            '{arrive}',
            'Can you not come? Tell us, so that somebody else can have the time.',
            ...END.en,
          ),
          cy: paragraphs(
            'Helo {name}',
            'Byddwn yn eich gweld yfory, {day}, {times}.',
            ...WHERE.cy,
            BRING.cy,
            '{arrive}',
            'Methu dod? Dywedwch wrthym, er mwyn i rywun arall gael yr amser.',
            ...END.cy,
          ),
        },
        link: { en: 'See its QR code, change or cancel it', cy: 'Gweld ei god QR, ei newid neu ei ganslo' },
        text: {
          en: lines(
            '{council}: We will see you tomorrow, {day}, {times}, at {place}.',
            'Video room: {room}',
            'Change or cancel: {link}',
          ),
          cy: lines(
            '{council}: Byddwn yn eich gweld yfory, {day}, {times}: {place}.',
            'Ystafell fideo: {room}',
            'Newid neu ganslo: {link}',
          ),
        },
      },
    },
    'booking-called-off': {
      needed: ['day', 'place', 'link'],
      more: ['name', 'on', 'address', 'because', 'reference'],
      inSubject: ['day', 'on'],
      words: {
        subject: { en: 'We cannot see you on {day}', cy: 'Ni allwn eich gweld {on}' },
        words: {
          en: paragraphs(
            'Hello {name}',
            'We are sorry: we do not come to {place} on {day}, and cannot see you then.',
            '{because}',
            ...END.en,
          ),
          cy: paragraphs(
            'Helo {name}',
            'Mae’n ddrwg gennym: ni fyddwn yn dod {on} ({place}), ac ni allwn eich gweld bryd hynny.',
            '{because}',
            ...END.cy,
          ),
        },
        link: { en: 'Book another time or place', cy: 'Archebwch amser neu le arall' },
        text: {
          en: lines(
            '{council}: Sorry: we do not come to {place} on {day}.',
            '{because}',
            'To book another time: {link}',
          ),
          cy: lines('{council}: Sori: ni fyddwn yn dod {on} ({place}).', '{because}', 'I archebu amser arall: {link}'),
        },
      },
    },
  },
  {
    facts: (language, now) => {
      const day = new Date(now.getTime() + 86_400_000)
      return {
        ...(language === 'cy'
          ? { name: 'Siân Sampl', times: '10am i 10:30am' }
          : { name: 'Sam Sample', times: '10am to 10:30am' }),
        day: sayDate(day, { language, now }),
        on: sayOn(day, { language, now }),
        place: { en: 'Sample Library', cy: 'Llyfrgell Sampl' }[language],
        address: { en: 'Sample Library, 1 Sample Street', cy: 'Llyfrgell Sampl, 1 Stryd Sampl' }[language],
        specialists: { en: 'the housing team', cy: 'y tîm tai' }[language],
        room: [link(text.room[language], ROOM)],
        needs: text['need.step-free'][language],
        arrive: text['arrive.location'][language],
        because: { en: 'The road is under water.', cy: 'Mae’r ffordd dan ddŵr.' }[language],
        reference: '482 193 706 510',
      }
    },
    short: { room: ROOM },
    url: 'https://example.org/bookings/an-example-that-opens-nothing',
  },
)
