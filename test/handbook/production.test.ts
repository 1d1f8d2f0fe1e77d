import { load } from 'js-yaml';
import { readConfig } from '../../src/config';
import { codeBlocks, environmentOf } from './code-blocks';

describe('the settings that the handbook shows', () => {
  const [production] = codeBlocks('production.md', 'bash');
  const [, , supertokens] = codeBlocks('sessions.md', 'bash');

  it.each([
    ['production.md', production!],
    ['sessions.md', supertokens!],
  ])('start the service: %s', (_page, lines) => {
    const { session, allowedOrigins } = readConfig(environmentOf(lines));
    expect(session).toMatchObject({ mode: 'jwks', issuer: 'https://api.example.com/auth' });
    expect(allowedOrigins).toEqual(['https://app.example.com']);
  });

  it('have an example of Docker Compose that is YAML', () => {
    const [compose] = codeBlocks('production.md', 'yaml');
    expect(load(compose!)).toMatchObject({
      services: { messaging: { restart: 'unless-stopped' } },
    });
  });
});
