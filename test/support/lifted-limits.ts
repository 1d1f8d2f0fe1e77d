import { settings } from '../../src/settings';

/**
 * The environment of a service without limits. Tests and the bench do in seconds what takes users
 * hours, often as one user; what is about a limit sets it.
 */
export const liftedLimits: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.keys(settings)
      .filter((name) => name.startsWith('LIMIT_'))
      .map((name) => [name, 'off']),
  ),
  MAX_CONNECTIONS_PER_USER: '1000000',
};
