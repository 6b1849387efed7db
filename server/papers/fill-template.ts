import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { askChild, ChildFailed } from '../labels/run-in-child';
import type { PaperView } from './paper-view';

const program = new URL('./template-child.ts', import.meta.url);
const Answer = z.union([z.object({ pages: z.array(z.string()) }), z.object({ trouble: z.string() })]);

/** One HTML page per order. Problems: `template.invalid` says what and where, `template.tooMuch` that time or memory ran out. */
export async function fillTemplate({
  source,
  views,
}: {
  readonly source: string;
  readonly views: readonly PaperView[];
}): Promise<Result<readonly string[]>> {
  try {
    const answer = Answer.parse(
      await askChild({ program, question: { source, views }, timeoutMs: 5_000, memoryMb: 128 }),
    );
    return 'pages' in answer ? ok(answer.pages) : failed(invalid(answer.trouble));
  } catch (error) {
    if (error instanceof ChildFailed) return failed(tooMuch);
    throw error;
  }
}

/** "unexpected token, line:3, col:5" → where a person looks first. */
function invalid(trouble: string): Problem {
  const [, what = trouble, line] = /^(.*?), line:(\d+)/u.exec(trouble) ?? [];
  return {
    code: 'template.invalid',
    message: line ? `Line ${line}: ${what}.` : `${what}.`,
    advice: 'Correct the template, or go back to the one Sluice came with.',
    retry: 'never',
  };
}

const tooMuch: Problem = {
  code: 'template.tooMuch',
  message: 'The template takes too long or too much memory to fill.',
  advice: 'Look for a loop that never ends, or one inside the other.',
  retry: 'never',
};
