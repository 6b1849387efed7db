import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { up } from '../../migrations/0026-code-map';
import type { CodeMatch } from '../../nodes/order/code-match';
import type { Result } from '../../nodes/problem';
import { withWorkspace } from '../db/with-workspace';
import { aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { exportCodeMap } from './export-code-map';
import { getCodeMap } from './get-code-map';
import { importCodeMap } from './import-code-map';
import { readRules } from './read-rules';
import { removeCode } from './remove-code';
import { setCode } from './set-code';
import { setUnknownCode } from './set-unknown-code';
import { suggestCodes } from './suggest-codes';

let test: TestWorld;
let ana: Member;
let ebay = '';
let store = '';

async function connect(connector: string, settings: object = {}): Promise<string> {
  const id = test.world.newId();
  await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    trx
      .insertInto('connection')
      .values({
        workspace_id: ana.workspaceId,
        id,
        connector,
        name: `My ${connector}`,
        settings: JSON.stringify(settings),
        webhook_token: id,
      })
      .execute(),
  );
  return id;
}

beforeAll(async () => {
  test = await createTestWorld();
  ana = await aMember(test.world);
  ebay = await connect('ebay');
  store = await connect('sandbox-store');
});
afterAll(() => test.drop());

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(({ message }) => message).join(' '));
}
const match = (changes: Partial<CodeMatch> = {}): CodeMatch => ({
  kind: 'carrier',
  code: 'House van',
  target: 'DPD',
  service: null,
  trackingUrl: null,
  ...changes,
});
const set = (changes: Partial<CodeMatch>, connectionId = ebay) =>
  setCode(test.world, { member: ana, connectionId, match: match(changes) });
const look = async (connectionId = ebay) => value(await getCodeMap(test.world, { member: ana, connectionId })).kinds;

describe('the map of carriers and reasons', () => {
  it('keeps one match of each, with the service and the link of a carrier, and says what it was before', async () => {
    value(await set({}));
    value(await set({ target: 'UPS', service: 'Standard', trackingUrl: 'https://t.test/{number}' }));
    const [carriers] = await look();
    expect(carriers).toMatchObject({
      kind: 'carrier',
      closed: false,
      policy: 'send',
      matches: [{ code: 'House van', target: 'UPS', service: 'Standard', trackingUrl: 'https://t.test/{number}' }],
    });
    expect((await auditTrail(test.world, ana)).at(-1)).toMatchObject({
      action: 'codeMap.set',
      before: { code: 'House van', target: 'DPD' },
      after: { target: 'UPS' },
    });
    value(await removeCode(test.world, { member: ana, connectionId: ebay, kind: 'carrier', code: 'House van' }));
    expect((await look())[0]?.matches).toEqual([]);
    expect((await auditTrail(test.world, ana)).at(-1)).toMatchObject({ action: 'codeMap.removed' });
  });

  it('takes of a closed list only what is in it, and nothing a channel is never told', async () => {
    expect(await set({ kind: 'cancelReason', code: 'Sold out', target: 'NONSENSE' })).toMatchObject({
      problems: [{ code: 'codeMap.noSuchTarget', subject: 'target' }],
    });
    value(await set({ kind: 'cancelReason', code: 'Sold out', target: 'OUT_OF_STOCK_OR_CANNOT_FULFILL' }));
    expect(await set({ kind: 'returnReason' })).toMatchObject({ problems: [{ code: 'codeMap.takesNone' }] });
    const linked = await set({ kind: 'cancelReason', target: 'ADDRESS_ISSUES', service: 'Express' });
    expect(linked).toMatchObject({ problems: [{ code: 'codeMap.carriersOnly' }] });
    expect((await look(store)).map(({ kind }) => kind)).toEqual(['cancelReason', 'returnReason', 'refundReason']);
  });

  it('leaves as a table file and comes back the same, in whole or not at all', async () => {
    value(await set({ trackingUrl: 'https://t.test/{number}' }));
    const { csv } = value(await exportCodeMap(test.world, { member: ana, connectionId: ebay }));
    expect(csv).toContain('carrier,House van,DPD,,https://t.test/{number}');
    const bring = (text: string) => importCodeMap(test.world, { member: ana, connectionId: ebay, csv: text });
    expect(value(await bring(csv))).toEqual({ added: 0, changed: 0, unchanged: 2, resumed: 0 });
    expect(await bring('carrier;A;B\nbogus;A;B\ncarrier;;B\n')).toMatchObject({
      problems: [
        { code: 'codeMap.lineInvalid', subject: '2' },
        { code: 'codeMap.lineInvalid', subject: '3' },
      ],
    });
    expect(await bring('carrier,A,B\ncancelReason,C,NONSENSE\n')).toMatchObject({
      problems: [{ code: 'codeMap.noSuchTarget', message: 'C: eBay has no reason for cancelling “NONSENSE”.' }],
    });
    expect(value(await bring('kind\tcode\tcalled\ncarrier\tA\tB\n'))).toMatchObject({ added: 1 });
  });

  it('offers the channel’s own list, the nearest in name first', async () => {
    const ask = async (code: string) =>
      value(await suggestCodes(test.world, { member: ana, connectionId: ebay, kind: 'carrier', code }));
    expect((await ask('Royal Mail Tracked'))[0]).toMatchObject({ code: 'RoyalMail', isNear: true });
    expect((await ask('Deutsche-Post AG'))[0]).toMatchObject({ code: 'DeutschePost', isNear: true });
    expect((await ask('')).every(({ isNear }) => !isNear)).toBe(true);
  });

  it('says what becomes of the rest', async () => {
    const choose = (policy: 'hold' | 'send', fallback: string | null) =>
      setUnknownCode(test.world, {
        member: ana,
        connectionId: ebay,
        unknown: { kind: 'cancelReason', policy, fallback },
      });
    expect(await choose('send', 'NONSENSE')).toMatchObject({ problems: [{ code: 'codeMap.noSuchTarget' }] });
    value(await choose('send', 'ADDRESS_ISSUES'));
    value(await choose('hold', null));
    expect((await look()).find(({ kind }) => kind === 'cancelReason')).toMatchObject({
      policy: 'hold',
      fallback: null,
    });
    expect((await auditTrail(test.world, ana)).at(-1)).toMatchObject({
      action: 'codeMap.unknownSet',
      before: { policy: 'send', fallback: 'ADDRESS_ISSUES' },
    });
  });
});

it('brings over what stood among the settings of an account before', async () => {
  const mirakl = await connect('mirakl', {
    baseUrl: 'https://m.test',
    carriers: { 'House van': 'COL' },
    reasons: { 'Too blue': '15' },
    cancelReason: '',
    refundReason: '16',
  });
  const amazon = await connect('amazon', { region: 'eu', carriers: { Bike: 'DPD' }, cancelReason: 'NoInventory' });
  const owner = new Kysely<never>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: test.url, max: 1 }) }),
  });
  await owner.transaction().execute(async (trx) => {
    await sql`drop table code_map, code_policy`.execute(trx);
    await up(trx);
  });
  await owner.destroy();
  const rulesOf = (connectionId: string) =>
    withWorkspace(test.world.db, ana.workspaceId, (trx) =>
      readRules(trx, { workspaceId: ana.workspaceId, connectionId }),
    );
  const { matches, unknown } = await rulesOf(mirakl);
  expect(matches.map(({ kind, code, target }) => [kind, code, target]).toSorted()).toEqual([
    ['cancelReason', 'Too blue', '15'],
    ['carrier', 'House van', 'COL'],
    ['refundReason', 'Too blue', '15'],
  ]);
  expect(unknown).toEqual([{ kind: 'refundReason', policy: 'send', fallback: '16' }]);
  expect(await rulesOf(amazon)).toMatchObject({
    matches: [{ kind: 'carrier', code: 'Bike', target: 'DPD' }],
    unknown: [{ kind: 'cancelReason', policy: 'send', fallback: 'NoInventory' }],
  });
  const { settings } = await withWorkspace(test.world.db, ana.workspaceId, (trx) =>
    trx.selectFrom('connection').select('settings').where('id', '=', mirakl).executeTakeFirstOrThrow(),
  );
  expect(settings).toEqual({ baseUrl: 'https://m.test' });
});
