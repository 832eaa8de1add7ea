-- identity: how staff sign in. The tables of better-auth 1.7 (e-mail and password, two-step codes) as its own generator
-- writes them, in a schema of their own; `staff-auth.test.ts` compares them with what the installed version expects.
create schema staff_auth;

-- The name and address here are stand-ins: the real ones are in organisation.staff_members only.
create table staff_auth."user" (
  id uuid primary key references organisation.staff_members,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);
create table staff_auth.session (
  id uuid primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references staff_auth."user" on delete cascade
);
create index "session_userId_idx" on staff_auth.session ("userId");
create table staff_auth.account (
  id uuid primary key default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references staff_auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  unique ("providerId", "accountId")
);
create index "account_userId_idx" on staff_auth.account ("userId");
create table staff_auth.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_identifier_idx on staff_auth.verification (identifier);
create index verification_value_idx on staff_auth.verification (value);
create table staff_auth."twoFactor" (
  id uuid primary key default gen_random_uuid(),
  secret text not null,
  "backupCodes" text not null,
  "userId" uuid not null references staff_auth."user" on delete cascade,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on staff_auth."twoFactor" (secret);
create index "twoFactor_userId_idx" on staff_auth."twoFactor" ("userId");

-- Wrong tries by account, kept here so that several web processes agree. An address nobody has is counted just the same,
-- so that the answer never tells which accounts exist.
create table identity.sign_in_tries (
  -- SHA-256 of the address as typed, in lower case
  account bytea primary key,
  tries int not null,
  last_at timestamptz not null
);
create index sign_in_tries_by_time on identity.sign_in_tries (last_at);
