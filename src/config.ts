// Every setting of the program: read once, at the start, from the environment. Nothing else reads process.env.
import { parseMailAccounts } from './adapters/mailboxes/account.ts'
import type { ProviderSettings } from './adapters/single-sign-on/index.ts'
import { CannotStart } from './platform/cannot-start.ts'
import {
  type ProviderConfig,
  type ProviderName,
  providerSettings,
  providersOf,
  type VoiceConfig,
  voiceOf,
  wrongProviders,
} from './provider-settings.ts'
import {
  address,
  emailOrNull,
  folder,
  folderOrNull,
  groups,
  hoursOrNone,
  LOG_LEVELS,
  list,
  logLevel,
  mailServer,
  payUrl,
  type Setting,
  setting,
  textOrNull,
  tiles,
  videoUrl,
  wholeNumber,
  yesOrNo,
} from './setting.ts'

const settings = {
  port: setting('PORT', '3000', 'The port the site answers on; 0 takes any free one.', wholeNumber(0, 65_535)),
  host: setting(
    'HOST',
    'localhost',
    'Where it listens: `localhost` answers this machine only, `0.0.0.0` everybody who can reach it.',
    text => text,
  ),
  baseUrl: setting(
    'BASE_URL',
    '',
    'The address people use, for links in messages: `https://firstpoint.example.org`. Not set: `http://localhost:PORT`.',
    address('https', 'http'),
  ),
  dataFolder: setting(
    'DATA_DIR',
    './data',
    'The folder for uploaded files and for the built-in PostgreSQL.',
    folder('./data'),
  ),
  databaseUrl: setting(
    'DATABASE_URL',
    '',
    'Your own PostgreSQL (15 or newer): `postgresql://user:password@host:5432/database`. Not set: the built-in one.',
    address('postgresql', 'postgres'),
  ),
  packFolder: setting(
    'PACK',
    'packs/default',
    'The pack a new database is filled with. The default is a link to the demonstration council.',
    folder('packs/default'),
  ),
  demo: setting(
    'DEMO',
    '',
    '`yes` fills a new database with made-up requests and demonstration sign-ins. Not set: yes with the built-in PostgreSQL, no with `DATABASE_URL`.',
    yesOrNo,
  ),
  smtpUrl: setting(
    'SMTP_URL',
    '',
    'The mail server: `smtp://user:password@host:587`. Not set: messages are kept in the outbox and not sent. Sign-in by token (Microsoft 365): see `docs/mail.md`.',
    mailServer,
  ),
  smtpRate: setting(
    'SMTP_RATE',
    '3000',
    'How many messages a minute the mail server takes, by all workers together.',
    wholeNumber(1, 1_000_000),
  ),
  mailFrom: setting('MAIL_FROM', '', 'Who mail comes from. Not set: the email address in the pack.', textOrNull),
  mailReplyTo: setting(
    'MAIL_REPLY_TO',
    '',
    'Where answers by email come to: `reply@council.example`. Each message names its own `reply+…@council.example`; all of them must reach the mail receiver. Not set: people are not asked to answer by email; in a demonstration `reply@localhost`.',
    emailOrNull,
  ),
  mailPort: setting(
    'MAIL_PORT',
    '',
    'The port of the built-in mail receiver (SMTP), to which your mail server hands on what comes for the council. `0` takes any free one. Not set: none; in a demonstration 2525.',
    text => (text === '' ? null : wholeNumber(0, 65_535)(text)),
  ),
  keepRawMonths: setting(
    'KEEP_RAW_MONTHS',
    '',
    'How many months mail, texts, scans and recordings are kept as they came, after they were read. Words, attachments and pages stay with their thread. Not set: for good.',
    text => (text === '' ? null : wholeNumber(1, 240)(text)),
  ),
  mailDomains: setting(
    'MAIL_DOMAINS',
    '',
    'The domains it takes mail for: `council.example, housing.council.example`. Not set: those of the addresses in the pack and of `MAIL_REPLY_TO`.',
    list,
  ),
  mailTlsCert: setting(
    'MAIL_TLS_CERT',
    '',
    'A file with the certificate by which mail servers know the receiver.',
    textOrNull,
  ),
  mailTlsKey: setting('MAIL_TLS_KEY', '', 'The file with its key.', textOrNull),
  imapAccounts: setting(
    'IMAP_ACCOUNTS',
    '',
    'Mailboxes that are read by IMAP: `imaps://user:password@host/INBOX`, several separated by spaces. What is no letter or digit in a user or password is written as in addresses (`%40` for @). `?move=FOLDER` moves what is kept; else it is marked as seen. Sign-in by token: see `docs/mail.md`.',
    parseMailAccounts,
  ),
  postFolder: setting(
    'POST_FOLDER',
    '',
    'A folder that scanned post is put into, or into folders below it: PDF, TIFF, JPEG or PNG. What is kept is moved into `taken` in it. What lies in folders below it the first time is left there and told. Not set: scans are uploaded on the page Post.',
    folderOrNull,
  ),
  printFolder: setting(
    'PRINT_FOLDER',
    '',
    'A folder that files of letters are put into for whoever prints them. Not set: they are downloaded on the page Post.',
    folderOrNull,
  ),
  ...providerSettings,
  quietHours: setting(
    'QUIET_HOURS',
    '21:00-08:00',
    'When no text and no news goes out that can wait, in UK time. By email answers, questions and decisions go at once. `none`: at any time.',
    hoursOrNone,
  ),
  staffTwoStep: setting(
    'STAFF_TWO_STEP',
    'no',
    '`yes`: whoever signs in with a password must also set up a code on their phone before they can do anything else.',
    yesOrNo,
  ),
  oidcIssuer: setting(
    'OIDC_ISSUER',
    '',
    'Staff sign in at your own provider (OpenID Connect): its address, for example `https://login.microsoftonline.com/TENANT/v2.0`. It must send people back to `BASE_URL/staff/sign-in/return`.',
    address('https', 'http'),
  ),
  oidcClientId: setting('OIDC_CLIENT_ID', '', 'The name your provider knows Firstpoint by.', textOrNull),
  oidcClientSecret: setting('OIDC_CLIENT_SECRET', '', 'The secret that goes with it.', textOrNull),
  oidcName: setting('OIDC_NAME', 'your council account', 'What the button says after ‘Sign in with’.', text => text),
  oidcGroupsClaim: setting(
    'OIDC_GROUPS_CLAIM',
    'groups',
    'The claim in which your provider names somebody’s groups.',
    text => text,
  ),
  oidcRoles: setting(
    'OIDC_ROLES',
    '',
    'Which roles members of a group have: `Advisers=adviser; Highways leads=officer,team-leader`. Set, roles follow the groups each time somebody signs in, who is not known yet but has a role is let in, and who has none any more loses all access here. Not set: roles are given on the staff site.',
    groups,
  ),
  oidcTeams: setting('OIDC_TEAMS', '', 'Likewise the teams: `Highways staff=highways`.', groups),
  trustProxy: setting(
    'TRUST_PROXY',
    '0',
    'How many proxies stand in front, so that the visitor’s own address is known.',
    wholeNumber(0, 10),
  ),
  mapTilesUrl: setting(
    'MAP_TILES_URL',
    '',
    'Street map pictures: `https://tiles.example.org/{z}/{x}/{y}.png`. Not set: outlines and postcodes of the pack.',
    tiles,
  ),
  mapTilesCredit: setting('MAP_TILES_CREDIT', '', 'The credit the makers of those pictures ask for.', textOrNull),
  telephonyUrl: setting(
    'TELEPHONY_URL',
    '',
    'Where the telephone system listens to us: it is told there when the recording of a call has to pause and to go on, and whom to bring into a call. Not set: advisers do it at their telephone, and the screen says so.',
    address('https', 'http'),
  ),
  payUrl: setting(
    'PAY_URL',
    '',
    'Where people pay: `https://pay.example.org/?ref={reference}&amount={amount}`; the amount is in pounds, such as 36.00. Not set: advisers cannot send links to pay, and the screen says so.',
    payUrl,
  ),
  videoUrl: setting(
    'VIDEO_URL',
    'https://meet.jit.si/{room}',
    'Where meetings by video are held, Jitsi or what has rooms by address like it: the council’s own, `https://meet.example.org/{room}`. Each meeting has a room that nobody can guess.',
    videoUrl,
  ),
  logLevel: setting('LOG_LEVEL', 'info', `How much is logged: ${LOG_LEVELS.join(', ')}.`, logLevel),
}

type Settings = typeof settings
type Raw = { [K in keyof Settings]: ReturnType<Settings[K]['parse']> }

/** The settings as the program uses them. Folders are absolute paths, addresses have no slash at the end. */
export type Config = Omit<Raw, 'baseUrl' | 'demo' | `oidc${string}` | ProviderName> & {
  baseUrl: string
  demo: boolean
  singleSignOn: ProviderSettings | null
  providers: ProviderConfig
  voice: VoiceConfig
}

/** Reads the settings. Throws CannotStart naming everything that is wrong, without repeating what was given. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = []
  const raw = Object.fromEntries(
    Object.entries(settings).map(([key, one]: [string, Setting<unknown>]) => {
      try {
        return [key, one.parse(env[one.name]?.trim() || one.default)]
      } catch (error) {
        wrong.push(`${one.name} ${(error as Error).message}`)
        return [key, null]
      }
    }),
  ) as Raw
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcName, oidcGroupsClaim, oidcRoles, oidcTeams, ...others } = raw
  wrong.push(...wrongProviders(raw))
  const demo = raw.demo ?? raw.databaseUrl === null
  if (!raw.mailTlsCert !== !raw.mailTlsKey) wrong.push('MAIL_TLS_CERT and MAIL_TLS_KEY must be set together')
  if (oidcIssuer && !(oidcClientId && oidcClientSecret))
    wrong.push('OIDC_ISSUER is set, so OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set too')
  if (wrong.length > 0) throw new CannotStart(`A setting is wrong: ${wrong.join('; ')}.`)
  const baseUrl = raw.baseUrl ?? `http://localhost:${raw.port}`
  return {
    ...others,
    providers: providersOf(raw, baseUrl),
    voice: voiceOf(raw),
    singleSignOn: oidcIssuer
      ? {
          issuer: oidcIssuer,
          clientId: oidcClientId!,
          clientSecret: oidcClientSecret!,
          name: oidcName,
          groupsClaim: oidcGroupsClaim,
          grants: { roles: oidcRoles, teams: oidcTeams },
        }
      : null,
    baseUrl,
    demo,
    mailPort: raw.mailPort ?? (demo ? 2525 : null),
    mailReplyTo: raw.mailReplyTo ?? (demo ? 'reply@localhost' : null),
  }
}

/** The settings table of the README, as Markdown. */
export function settingsTable(): string {
  const rows = Object.values(settings).map(
    one => `| \`${one.name}\` | ${one.default && `\`${one.default}\``} | ${one.meaning} |`,
  )
  return ['| setting | when not set | meaning |', '|---|---|---|', ...rows].join('\n')
}
