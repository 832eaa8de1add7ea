interface Default {
  subject: { en: string; cy: string }
  words: { en: string; cy: string }
  link: { en: string; cy: string }
}

const subject = (en: string, cy: string) => ({
  en: `{service}: ${en} ({reference})`,
  cy: `{service}: ${cy} ({reference})`,
})

const paragraphs = (...all: string[]): string => all.join('\n\n')

const FOLLOW = { en: 'See what is happening', cy: 'Gweld beth sy’n digwydd' }
const SORTED = { en: 'Tell us if it is sorted', cy: 'Dywedwch a yw wedi’i ddatrys' }

const WHICH = {
  en: ['Your reference is {reference}.', 'Where: {where}', '{team} will deal with it.'],
  cy: ['Eich cyfeirnod yw {reference}.', 'Ble: {where}', 'Bydd {team} yn delio â’r mater.'],
}
const NEXT = {
  en: ['# What happens next', '{steps}'],
  cy: ['# Beth sy’n digwydd nesaf', '{steps}'],
}
const ASK_IF_SORTED = {
  en: ['# Is it sorted?', 'Tell us yes or no, {by}. If you say no, it goes to a team leader.', '{photo}'],
  cy: [
    '# A yw’r mater wedi’i ddatrys?',
    'Dywedwch ydy neu nac ydy, {by}. Os dywedwch nac ydy, bydd yn mynd at arweinydd tîm.',
    '{photo}',
  ],
}
const MOVED = {
  en: ['- We said: {before}\n- Now: {now}', 'This is why:', '{words}'],
  cy: ['- Dywedwyd gennym: {before}\n- Nawr: {now}', 'Dyma pam:', '{words}'],
}

/** What the letters say where nobody has changed it. */
export const defaultWords = {
  opened: {
    subject: subject('we have got it', 'rydym wedi’i gael'),
    words: {
      en: paragraphs('Thank you. We have got what you sent us.', ...WHICH.en, ...NEXT.en),
      cy: paragraphs('Diolch. Rydym wedi cael yr hyn a anfonoch atom.', ...WHICH.cy, ...NEXT.cy),
    },
    link: FOLLOW,
  },
  joined: {
    subject: subject('we will keep you informed', 'byddwn yn rhoi gwybod i chi'),
    words: {
      en: paragraphs(
        'Thank you. Somebody has told us about this already, and you said that it is the same one. We will tell you what happens.',
        ...WHICH.en,
        ...NEXT.en,
      ),
      cy: paragraphs(
        'Diolch. Mae rhywun wedi dweud wrthym am hyn yn barod, a dywedoch mai’r un peth ydyw. Byddwn yn dweud wrthych beth sy’n digwydd.',
        ...WHICH.cy,
        ...NEXT.cy,
      ),
    },
    link: FOLLOW,
  },
  update: {
    subject: subject('news for you', 'newyddion i chi'),
    words: {
      en: paragraphs('There is news about your request:', '{words}'),
      cy: paragraphs('Mae newyddion am eich cais:', '{words}'),
    },
    link: { en: 'Answer or add something', cy: 'Ateb neu ychwanegu rhywbeth' },
  },
  paused: {
    subject: subject('we need to ask you something', 'mae angen i ni ofyn rhywbeth i chi'),
    words: {
      en: paragraphs(
        'To go on with your request we need an answer from you:',
        '{words}',
        'The dates we promised wait until you answer. Then we carry on.',
      ),
      cy: paragraphs(
        'I barhau â’ch cais mae arnom angen ateb gennych chi:',
        '{words}',
        'Mae’r dyddiadau a addawyd gennym yn aros nes i chi ateb. Wedyn byddwn yn parhau.',
      ),
    },
    link: { en: 'Answer here', cy: 'Atebwch yma' },
  },
  moved: {
    subject: subject('a new date', 'dyddiad newydd'),
    words: {
      en: paragraphs('We cannot keep a date we gave you. We are sorry.', ...MOVED.en),
      cy: paragraphs('Ni allwn gadw dyddiad a roddwyd i chi. Mae’n ddrwg gennym.', ...MOVED.cy),
    },
    link: FOLLOW,
  },
  'moved-sooner': {
    subject: subject('a new date', 'dyddiad newydd'),
    words: {
      en: paragraphs('We can do something sooner than we told you.', ...MOVED.en),
      cy: paragraphs('Gallwn wneud rhywbeth yn gynt nag y dywedwyd wrthych.', ...MOVED.cy),
    },
    link: FOLLOW,
  },
  scheduled: {
    subject: subject('the work is planned', 'mae’r gwaith wedi’i gynllunio'),
    words: {
      en: paragraphs('We have looked at your request and planned the work.', ...NEXT.en),
      cy: paragraphs('Rydym wedi edrych ar eich cais ac wedi cynllunio’r gwaith.', ...NEXT.cy),
    },
    link: FOLLOW,
  },
  done: {
    subject: subject('it is done', 'mae wedi’i wneud'),
    words: {
      en: paragraphs('We have dealt with your request:', '{words}', ...ASK_IF_SORTED.en),
      cy: paragraphs('Rydym wedi delio â’ch cais:', '{words}', ...ASK_IF_SORTED.cy),
    },
    link: SORTED,
  },
  'done-by-body': {
    subject: subject('it is done', 'mae wedi’i wneud'),
    words: {
      en: paragraphs('{body} has dealt with your request:', '{words}', ...ASK_IF_SORTED.en),
      cy: paragraphs('Mae {body} wedi delio â’ch cais:', '{words}', ...ASK_IF_SORTED.cy),
    },
    link: SORTED,
  },
  refused: {
    subject: subject('what we decided', 'yr hyn a benderfynwyd gennym'),
    words: {
      en: paragraphs(
        'We looked at your request. We will not do what you asked. This is why:',
        '{words}',
        '# If you do not agree',
        '{challenge}',
      ),
      cy: paragraphs(
        'Rydym wedi edrych ar eich cais. Ni fyddwn yn gwneud yr hyn a ofynnoch. Dyma pam:',
        '{words}',
        '# Os nad ydych yn cytuno',
        '{challenge}',
      ),
    },
    link: { en: 'Tell us that you do not agree', cy: 'Dywedwch wrthym nad ydych yn cytuno' },
  },
  elsewhere: {
    subject: subject('who deals with it', 'pwy sy’n delio ag ef'),
    words: {
      en: paragraphs(
        'We looked at your request. It is not ours to do. {body} deals with it.',
        'Their reference is {theirReference}.',
        '{words}',
        ...ASK_IF_SORTED.en,
      ),
      cy: paragraphs(
        'Rydym wedi edrych ar eich cais. Nid ein gwaith ni ydyw. {body} sy’n delio ag ef.',
        'Eu cyfeirnod nhw yw {theirReference}.',
        '{words}',
        ...ASK_IF_SORTED.cy,
      ),
    },
    link: SORTED,
  },
  cancelled: {
    subject: subject('closed, as you asked', 'wedi’i gau, fel y gofynnoch'),
    words: {
      en: 'You told us that you no longer need this, so we have closed it. If that is wrong, ring us on {phone}.',
      cy: 'Dywedoch wrthym nad oes angen hyn arnoch mwyach, felly rydym wedi’i gau. Os yw hynny’n anghywir, ffoniwch ni ar {phone}.',
    },
    link: FOLLOW,
  },
  reopened: {
    subject: subject('we are looking at it again', 'rydym yn edrych arno eto'),
    words: {
      en: 'We have opened your request again. We will tell you what happens.',
      cy: 'Rydym wedi ailagor eich cais. Byddwn yn dweud wrthych beth sy’n digwydd.',
    },
    link: FOLLOW,
  },
  'not-sorted': {
    subject: subject('we are looking at it again', 'rydym yn edrych arno eto'),
    words: {
      en: paragraphs(
        'We were told that this is not sorted. It is open again, and a team leader will look at it.',
        ...NEXT.en,
      ),
      cy: paragraphs(
        'Dywedwyd wrthym nad yw hyn wedi’i ddatrys. Mae ar agor eto, a bydd arweinydd tîm yn edrych arno.',
        ...NEXT.cy,
      ),
    },
    link: FOLLOW,
  },
  'taken-back': {
    subject: subject('we deal with it now', 'ni sy’n delio ag ef nawr'),
    words: {
      en: paragraphs(
        'Another organisation was to deal with this. We do it ourselves now.',
        '{team} will deal with it.',
        ...NEXT.en,
      ),
      cy: paragraphs(
        'Roedd sefydliad arall i fod i ddelio â hyn. Ni sy’n delio ag ef ein hunain nawr.',
        'Bydd {team} yn delio â’r mater.',
        ...NEXT.cy,
      ),
    },
    link: FOLLOW,
  },
  merged: {
    subject: subject('somebody else told us too', 'dywedodd rhywun arall wrthym hefyd'),
    words: {
      en: 'Somebody else told us about the same thing, so we deal with both together. We will tell you what happens. Your reference and your link still work.',
      cy: 'Dywedodd rhywun arall wrthym am yr un peth, felly rydym yn delio â’r ddau gyda’i gilydd. Byddwn yn dweud wrthych beth sy’n digwydd. Mae eich cyfeirnod a’ch dolen yn dal i weithio.',
    },
    link: FOLLOW,
  },
} satisfies Record<string, Default>

export type TemplateId = keyof typeof defaultWords
