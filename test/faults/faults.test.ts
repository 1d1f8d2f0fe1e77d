import { describeWithRedis } from '../support/describe-with-redis';
import { Cluster } from './cluster';
import { runFault } from './fault-run';
import { faultTable } from './fault-table';
import { faults } from './faults';
import type { FaultResult } from './outcome';

const secondsPerFault = 3;
const seed = 1;

describeWithRedis('under faults, on three nodes behind a load balancer', () => {
  const results: FaultResult[] = [];
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await Cluster.start(3);
  });

  afterAll(async () => {
    await cluster?.close();
    process.stdout.write(`\n${faultTable(results)}\n`);
  });

  it.each(Object.keys(faults))(
    'every client gets every acknowledged message once and in order: %s',
    async (fault) => {
      const result = await runFault(cluster, fault, secondsPerFault, seed);
      results.push(result);
      const none = { missing: 0, outdated: 0, repeated: 0, outOfOrder: 0, wrongCounts: 0 };
      expect(result).toMatchObject(none);
      expect(result.acknowledged).toBeGreaterThan(0);
      expect(result.changed).toBeGreaterThan(0);
      expect(result.news).toBeGreaterThan(0);
    },
  );
});
