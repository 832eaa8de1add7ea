/** The exit code of a program that cannot start until a person changes something (EX_CONFIG of sysexits.h). */
export const CANNOT_START_EXIT_CODE = 78

/**
 * Something outside the program stops it from starting: a port in use, a wrong address, a full disk.
 * The message is one plain sentence for whoever runs the system. It never holds a password.
 */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
