import { type ChangeEvent, useState } from 'react';
import { problemsOf } from './problems-of';

type Errors = Readonly<Record<string, string | undefined>>;

/** A small form: its values, the sentence under each field, and the sentence above for what belongs to no field. */
export function useFields<Values extends Readonly<Record<string, string>>>(initial: Values) {
  const [values, setValues] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [trouble, setTrouble] = useState<string | null>(null);

  const set = (name: keyof Values, value: string) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors((before) => ({ ...before, [name]: undefined }));
  };
  const field = (name: keyof Values & string) => ({
    name,
    value: values[name] ?? '',
    error: errors[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => set(name, event.currentTarget.value),
  });
  /** Puts each problem of a failed request under the field it is about. */
  const showFailure = (failure: unknown) => {
    const problems = problemsOf(failure);
    const known = problems.filter(({ subject }) => subject !== undefined && subject in values);
    setErrors(Object.fromEntries(known.map(({ subject = '', message }) => [subject, message])));
    const rest = problems.filter((problem) => !known.includes(problem));
    setTrouble(rest.map(({ message, advice = '' }) => `${message} ${advice}`.trim()).join(' ') || null);
  };
  return { values, set, field, showFailure, trouble, setTrouble };
}
