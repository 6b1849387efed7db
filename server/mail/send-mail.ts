import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { HttpFailure } from '../connectors/contract';
import type { SendMail } from '../connectors/send-message';
import type { Mailer } from './mailer';

/** Sends what flows write, and says honestly what became of it: taken, refused, or nobody knows. */
export const createSendMail =
  (mailer: Mailer): SendMail =>
  async ({ to, reference, ...mail }) => {
    try {
      const refusedFor = await mailer.send({ ...mail, to: to.join(', '), reference });
      return ok({ refusedFor });
    } catch (error) {
      return judge(error);
    }
  };

/** What nodemailer's errors carry. */
interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly syscall?: string;
}

const isSmtpError = (error: unknown): error is SmtpError => error instanceof Error;

/** The server has spoken: its code says whether another try can help. Silence after we began leaves the outcome open. */
function judge(error: unknown): Result<never> {
  if (!isSmtpError(error)) throw error;
  const { code, responseCode } = error;
  if (code === 'EAUTH') return failed(notOurs);
  if (responseCode !== undefined) return failed(responseCode >= 500 ? refused(error.message) : notNow(error.message));
  if (code === undefined) throw error; // not the network: a bug of ours
  throw new HttpFailure(`The mail server does not answer (${code}).`, {
    kind: 'reset',
    sent: !neverBegan(error),
    cause: error,
  });
}

/** No connection, so no mail. */
const neverBegan = ({ syscall, code, message }: SmtpError) =>
  syscall === 'connect' ||
  syscall === 'getaddrinfo' ||
  code === 'EDNS' ||
  /^(Connection timeout|Greeting never received)/.test(message);

const notOurs: Problem = {
  code: 'mail.serverRefusesUs',
  message: 'The mail server does not accept the name and password it was set up with.',
  advice: 'Ask whoever runs Sluice to correct SMTP_URL, then try again.',
  retry: 'never',
};

const refused = (answer: string): Problem => ({
  code: 'mail.refused',
  message: `The mail server refused the email: ${answer.slice(0, 300)}`,
  advice: 'Correct the address on the order or in the flow, then try again.',
  retry: 'never',
});

const notNow = (answer: string): Problem => ({
  code: 'mail.notNow',
  message: `The mail server asks us to try later: ${answer.slice(0, 300)}`,
  retry: 'later',
});
