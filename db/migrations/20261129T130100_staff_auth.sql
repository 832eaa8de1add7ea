-- staff_auth: a code of somebody's app is good once (RFC 6238, 5.2): the last step of 30 seconds whose code was taken. It goes with the key.
alter table staff_auth."twoFactor" add column "lastStep" bigint;
