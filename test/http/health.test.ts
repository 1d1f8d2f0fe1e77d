import { TestService } from '../support/test-service';

describe('a service that is well', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.close());

  it('says on /healthz that it is alive', async () => {
    expect(await service.anonymous().call('getHealth')).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    });
  });

  it('says on /readyz that everything it depends on is ready', async () => {
    expect(await service.anonymous().call('getReadiness')).toMatchObject({
      status: 200,
      body: { status: 'ready', dependencies: { database: 'ready', sessionKeys: 'ready' } },
    });
  });
});
