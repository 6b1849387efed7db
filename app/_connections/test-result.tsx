import { Alert } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { problemsOf } from '../_ui/problems-of';
import { Trouble } from '../_ui/trouble';

interface Props {
  readonly test: { readonly data: { readonly account: string } | undefined; readonly error: unknown };
  /** Why saving failed. */
  readonly failure: unknown;
}

/** What came of testing or saving, in one place above the buttons. */
export function TestResult({ test, failure }: Props) {
  const error = failure ?? test.error;
  if (error) {
    return (
      <Trouble>
        {problemsOf(error).map(({ message, advice }) => (
          <p key={message}>
            {message} {advice}
          </p>
        ))}
      </Trouble>
    );
  }
  if (!test.data) return null;
  return (
    <Alert color="sluice" role="status" icon={<IconCheck size={18} aria-hidden />}>
      It works. This is the account of {test.data.account}.
    </Alert>
  );
}
