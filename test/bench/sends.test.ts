import { type BenchPlan, fullPlan, runBench } from '../../bench/bench';
import type { Figures } from '../../bench/figures';
import { figureTable, targetTable } from '../../bench/report';
import { judgeTargets } from '../../bench/targets';

const plan: BenchPlan = { ...fullPlan, names: ['sends'], seconds: 1, rounds: 1 };

describe('the bench, in a tiny form', () => {
  let figures: Figures;

  beforeAll(async () => {
    figures = await runBench(plan);
    // Only to end a run that hangs: three servers start, one after the other.
  }, 300_000);

  it.each(plan.systems)('delivers every message that %s took', (system) => {
    expect(figures.value(`sends.${system}.sends`)).toBeGreaterThan(0);
    expect(figures.value(`sends.${system}.deliveries`)).toBeGreaterThan(0);
    expect(figures.value(`sends.${system}.missing`)).toBe(0);
  });

  it('prints each figure with its unit', () => {
    const lines = figureTable(figures.all).split('\n');
    expect(lines).toHaveLength(figures.all.length);
    expect(lines[0]).toMatch(/^sends\.service\.sends +\d+(\.\d+)? +\/s$/);
  });

  it('prints each target beside its figure, or that it was not measured', () => {
    const [head, ...lines] = targetTable(judgeTargets(figures)).split('\n');
    expect(head).toMatch(/^target +figure +bound$/);
    expect(lines).toHaveLength(28);
    expect(lines[0]).toMatch(/^sends, times the reference +[\d.]+ +at least 6 +(met|NOT MET)$/);
    expect(lines.at(-1)).toMatch(/ – +at least 1\.5 +not measured$/);
  });
});
