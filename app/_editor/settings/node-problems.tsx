import { Stack } from '@mantine/core';
import { ProblemCard } from '../../_ui/problem-card';
import { useOverlay } from '../editor-context';

/** Everything that is wrong with a step, each with what to do. */
export function NodeProblems({ nodeId }: { nodeId: string }) {
  const problems = useOverlay(({ problemsOf }) => problemsOf.get(nodeId));
  if (!problems || problems.length === 0) return null;
  return (
    <Stack gap={8} role="group" aria-label="Problems of this step">
      {problems.map(({ code, subject, message, advice }) => (
        <ProblemCard key={`${code} ${subject ?? ''} ${message}`} message={message} advice={advice} />
      ))}
    </Stack>
  );
}
