import { Figures } from '../../bench/figures';
import { recordPairs } from '../../bench/workloads/pairs';

describe('what one reached beside another', () => {
  it('is the middle of the ratios of the rounds, with the ends of them', () => {
    const rounds = (...sends: number[]) =>
      sends.map((sendsPerSecond) => ({
        sendsPerSecond,
        deliveriesPerSecond: sendsPerSecond * 5,
        cpuPerSend: 1 / sendsPerSecond,
      }));
    const figures = new Figures();
    recordPairs(figures, 'pairs', rounds(90, 50, 200), rounds(100, 100, 200));
    expect(figures.value('pairs.sends')).toBe(0.9);
    expect(figures.value('pairs.sends.least')).toBe(0.5);
    expect(figures.value('pairs.sends.most')).toBe(1);
    expect(figures.value('pairs.deliveries')).toBe(0.9);
    expect(figures.value('pairs.cpuPerSend')).toBeCloseTo(1 / 0.9);
  });
});
