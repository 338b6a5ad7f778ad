import { describe, expect, it } from 'vitest';
import { newestAnswer } from '../../../web/charts/newest-answer.ts';

/** Answers come when they are let. */
function desk() {
  const waiting = new Map<number, { give: (answer: string) => void; fail: (error: Error) => void }>();
  const shown: string[] = [];
  const faults: string[] = [];
  const asker = newestAnswer(
    (question: number) => new Promise<string>((give, fail) => waiting.set(question, { give, fail })),
    (answer) => shown.push(answer),
    (error) => faults.push(String(error)),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  async function give(question: number): Promise<void> {
    waiting.get(question)?.give(`answer ${question}`);
    await settle();
  }
  async function fail(question: number): Promise<void> {
    waiting.get(question)?.fail(new Error(`fault ${question}`));
    await settle();
  }
  return { asker, shown, faults, give, fail };
}

describe('the newest answer', () => {
  it('is shown as answers come in order', async () => {
    const { asker, shown, give } = desk();
    asker.ask(1);
    asker.ask(2);
    await give(1);
    await give(2);
    expect(shown).toEqual(['answer 1', 'answer 2']);
  });

  it('is never covered by a late one', async () => {
    const { asker, shown, give, fail, faults } = desk();
    for (const question of [1, 2, 3]) asker.ask(question);
    await give(3);
    await give(1);
    await fail(2);
    expect(shown).toEqual(['answer 3']);
    expect(faults).toEqual([]);
  });

  it('is not wanted any more once dropped', async () => {
    const { asker, shown, give } = desk();
    asker.ask(1);
    asker.drop();
    await give(1);
    asker.ask(2);
    await give(2);
    expect(shown).toEqual(['answer 2']);
  });

  it('tells why there is none', async () => {
    const { asker, faults, fail } = desk();
    asker.ask(1);
    await fail(1);
    expect(faults).toEqual(['Error: fault 1']);
  });
});
