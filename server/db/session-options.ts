import pg from 'pg';

const timeouts = { statement_timeout: '15s', lock_timeout: '10s', idle_in_transaction_session_timeout: '20s' };
/** Enough to group the open problems of a large workspace in memory; with the default of 4 MB that goes by way of the disk. */
const memory = { work_mem: '16MB' };

/**
 * What every session of web and worker starts with: the role `sluice_app`, which owns nothing and obeys row-level security,
 * timeouts that keep one stuck statement from holding the rest, and memory to sort and group in.
 * @throws when that role is missing and the login itself would see every workspace.
 */
export async function sessionOptions(url: string): Promise<string> {
  const { hasRole, seesEverything } = await readRole(url);
  if (!hasRole && seesEverything) {
    throw new Error(
      'This database login is a superuser or has BYPASSRLS, so it would see every workspace. ' +
        'Run the migrations with a login that may create roles, or use a plain login.',
    );
  }
  const settings = { ...timeouts, ...memory, ...(hasRole && { role: 'sluice_app' }) };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

async function readRole(url: string): Promise<{ hasRole: boolean; seesEverything: boolean }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ hasRole: boolean; seesEverything: boolean }>(
      `select exists (select from pg_roles where rolname = 'sluice_app' and pg_has_role(oid, 'member')) as "hasRole",
              rolsuper or rolbypassrls as "seesEverything"
       from pg_roles where rolname = current_user`,
    );
    return rows[0] ?? { hasRole: false, seesEverything: true };
  } finally {
    await client.end();
  }
}
