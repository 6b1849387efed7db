import { z } from 'zod';
import { CodeMatch, UnknownCode } from '../../nodes/order/code-match';
import type { CodeRules } from '../connectors/codes';
import { findCodeMap, findCodePolicies } from '../db/queries/code-map';
import type { Trx } from '../db/with-workspace';

/** All that people have said about carriers and reasons at one connection. */
export async function readRules(trx: Trx, at: { workspaceId: string; connectionId: string }): Promise<CodeRules> {
  const matches = await findCodeMap(trx, at).execute();
  const unknown = await findCodePolicies(trx, at).execute();
  return { matches: z.array(CodeMatch).parse(matches), unknown: z.array(UnknownCode).parse(unknown) };
}
