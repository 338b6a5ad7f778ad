/** Questions asked faster than they are answered. */
export interface NewestAnswer<Question> {
  ask(question: Question): void;
  /** What is still on its way is not wanted any more. */
  drop(): void;
}

/** Asks at once, and shows an answer only when nothing newer is shown yet: late ones are dropped. */
export function newestAnswer<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  show: (answer: Answer, question: Question) => void,
  fail: (error: unknown) => void,
): NewestAnswer<Question> {
  let asked = 0;
  let shown = 0;
  return {
    ask(question) {
      const place = ++asked;
      ask(question).then(
        (answer) => {
          if (place <= shown) return;
          shown = place;
          show(answer, question);
        },
        (error: unknown) => {
          if (place > shown) fail(error);
        },
      );
    },
    drop() {
      shown = asked;
    },
  };
}
