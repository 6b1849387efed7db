import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { MiraklCall } from './account';
import { readMirakl } from './mirakl-client';

/** A01 says whose shop it is; DO01 whether the type for our labels is one of the marketplace's. */
export async function probeAccount(call: MiraklCall): Promise<Result<{ account: string }>> {
  const Account = z.object({ shop_name: z.string().nullish(), shop_id: z.number().nullish() });
  const account = await readMirakl(call, { path: '/account', answer: Account });
  if (!account.ok) return account.problems.some(isNoSuchPlace) ? failed(wrongAddress) : account;
  const { shop_name, shop_id } = account.value.value;
  const { host } = new URL(call.settings.baseUrl);
  const type = await probeUploadType(call);
  return type.ok ? ok({ account: `${shop_name || `Shop ${shop_id ?? ''}`.trim()} (${host})` }) : type;
}

async function probeUploadType(call: MiraklCall): Promise<Result<null>> {
  const wanted = call.settings.uploadType;
  if (!wanted) return ok(null);
  const Types = z.object({ documents: z.array(z.object({ code: z.string() })) });
  const types = await readMirakl(call, { path: '/documents', query: [['entities', 'ORDER']], answer: Types });
  if (!types.ok) return types;
  const codes = types.value.value.documents.map(({ code }) => code);
  return codes.includes(wanted) ? ok(null) : failed(unknownType(wanted, codes));
}

const isNoSuchPlace = ({ code }: Problem) =>
  code === 'destination.orderNotFound' || code === 'channel.unexpectedAnswer';

const wrongAddress: Problem = {
  code: 'connection.wrongAddress',
  message: 'There is no Mirakl seller API at this address.',
  advice: 'Copy the beginning of the seller portal’s address, such as https://marketplace.mirakl.net.',
  retry: 'never',
};

const unknownType = (wanted: string, codes: readonly string[]): Problem => ({
  code: 'connection.settings',
  message: `This marketplace has no document type “${wanted}”.`,
  advice: `It has ${codes.join(', ') || 'none'}.`,
  retry: 'never',
});
